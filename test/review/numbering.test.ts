// What the screen of numbers is given: orders with the files they place, "start at", and episode groups that come on demand.
import { expect, it } from 'vitest';
import { placeFiles } from '../../src/match/episodes.ts';
import { PLAIN } from '../../src/match/orders.ts';
import type { EpisodeGroup } from '../../src/model/catalogue.ts';
import type { Candidate, FileGroup } from '../../src/model/match.ts';
import { act } from '../../src/review/actions.ts';
import { arrive } from '../../src/review/arrivals.ts';
import { placedGroup } from '../../src/review/filings.ts';
import {
  lostEpisodeGroups,
  missingEpisodeGroups,
  numberingFrom,
  orderChoices,
  withEpisodeGroups,
} from '../../src/review/numbering.ts';
import { emptyReview, type Review } from '../../src/review/review.ts';
import { fileGroup, groupMatch, parsedUnit, season, show } from '../support/builders.ts';

const entry = show({ seasons: [season(1, 3), season(2, 3)] });
const group: FileGroup = fileGroup([4, 5, 6].map((number) => parsedUnit(`/dl/${number}.mkv`, { episodes: [number] })));
const placements = placeFiles(group.files, entry, PLAIN);
const candidate: Candidate = {
  type: 'tv',
  id: entry.id,
  title: entry.name,
  year: entry.year,
  score: 0.9,
  reasons: [],
  placed: 3,
  placements,
  entry,
};
const review = arrive(emptyReview, [{ group, match: groupMatch(group, 'strong', [candidate]) }]);
const BACKWARDS: EpisodeGroup = {
  id: 'back',
  name: 'Backwards',
  parts: [
    {
      number: 1,
      name: 'All',
      episodes: [6, 5, 4, 3, 2, 1].map((at) => ({ season: at > 3 ? 2 : 1, number: at > 3 ? at - 3 : at })),
    },
  ],
};
const places = (from: Review): readonly string[] =>
  (placedGroup(from, group.id)?.placements ?? []).map((place) =>
    place.kind === 'episode' ? `S${place.season}E${place.episodes.join('-')}` : place.kind,
  );

it('tells how many files every order places', () => {
  expect(orderChoices(review, group.id)).toMatchObject([
    { order: 'tmdb', placed: 3, files: 3 },
    { order: 'absolute', placed: 3, files: 3 },
    { order: 'by-part', placed: 0, files: 3 },
  ]);
  expect(orderChoices(review, 'no such group')).toEqual([]);
});

it('starts where a person says, and every file follows', () => {
  const numbering = numberingFrom(review, group.id, 'tmdb', { season: 1, number: 1 });
  expect(places(act(review, { type: 'number', ids: [group.id], numbering }))).toEqual(['S1E1', 'S1E2', 'S1E3']);
});

it('has episode groups once they came, and misses them where a decision needs them', () => {
  const numbering = { order: 'group:back', offset: -3, season: null } as const;
  expect(missingEpisodeGroups(review, group.id)).toEqual({ type: 'tv', id: entry.id });
  const decided = act(review, { type: 'number', ids: [group.id], numbering });
  expect(places(decided)).toEqual(['none', 'none', 'none']);
  expect(lostEpisodeGroups(decided, [group.id])).toEqual([entry.id]);
  const known = withEpisodeGroups(decided, entry.id, [BACKWARDS]);
  expect(places(known)).toEqual(['S2E3', 'S2E2', 'S2E1']);
  expect(lostEpisodeGroups(known, [group.id])).toEqual([]);
  expect(missingEpisodeGroups(known, group.id)).toBeNull();
  expect(orderChoices(known, group.id).map(({ order }) => order)).toContain('group:back');
});
