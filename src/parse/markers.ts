// How release names mark seasons, parts, episodes and kinds: all tables. A new marker is one row in one of them, and one row of a test.
export { EPISODE_MARKERS, PLACE_MARKERS } from './episode-markers.ts';
export { EXTRA_MARKERS, FILM_MARKERS, KIND_MARKERS, SPECIAL_MARKERS } from './kind-markers.ts';
export { COUNT_MARKERS, DATE_MARKERS, PART_MARKERS, SEASON_MARKERS } from './season-markers.ts';
