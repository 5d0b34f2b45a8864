// The evidence for a candidate: named points, always shown. A table of rules over a group and a work; pure.
import type { CatalogueEntry } from '../model/catalogue.ts';
import type { Candidate, FileGroup, Placement, Reason } from '../model/match.ts';
import type { ParsedUnit } from '../model/parsed-name.ts';
import { coverage, nearestName } from './title-distance.ts';

/** Points, on a scale on which everything fitting is about a hundred. */
const POINTS = {
  name: 50,
  year: 15,
  yearNear: 10,
  yearOnAir: 5,
  yearOff: -20,
  episodes: 20,
  noPlace: -20,
  kind: 5,
  kindOff: -12,
  /** a film by nothing but its shape: one file without a number, as a pack of a whole season may be, too */
  shape: 12,
  /** one that is named otherwise: rather a special of the show that the name goes on from */
  otherFilm: -8,
  animation: 10,
  notAnimation: -15,
  seasonOff: -7,
  /** another work with the same name that has the numbers as they are said is rather meant */
  detour: -2,
} as const;
/** Name points that only a name exactly or all but exactly the same has. */
export const NAME_STRONG = 40;
/** A lone file is a film by its shape where the film's name is this near. */
const FILM_NEAR = 0.85;
/** Below this likeness a name counts nothing. */
const NAME_FLOOR = 0.5;
/** So much of the name's points is lost where none of the other titles read is one of its names. */
const COVERAGE_SHARE = 0.16;
const ANIMATION = 16;

interface Facts {
  readonly group: FileGroup;
  readonly entry: CatalogueEntry;
  readonly placements: readonly Placement[];
}
type Rule = (facts: Facts) => Reason | null;

const nameRule: Rule = ({ group, entry }) => {
  const { likeness, isExact, kind, name } = nearestName(group.titles, entry);
  const beyond = Math.max(0, likeness - NAME_FLOOR) / (1 - NAME_FLOOR);
  const all = group.titles.length > 1 ? COVERAGE_SHARE * (1 - coverage(group.titles, entry)) : 0;
  const points = Math.round(POINTS.name * Math.max(0, beyond - all));
  const whose = kind === 'other name' ? `a name of it, "${name}"` : `its ${kind}`;
  const text = isExact
    ? `${whose}, exactly`
    : likeness > NAME_FLOOR
      ? `near ${whose} (${Math.round(likeness * 100)} %)`
      : 'none of its names is near';
  return { code: 'name', points, text };
};

const yearRule: Rule = ({ group, entry }) => {
  if (group.year === null) return { code: 'year', points: 0, text: 'no year in the names or folders' };
  if (entry.year === null) return { code: 'year', points: 0, text: `${group.year} said, TMDB has no year for it` };
  const away = Math.abs(group.year - entry.year);
  if (away === 0) return { code: 'year', points: POINTS.year, text: `${entry.year}, as said` };
  if (away === 1) return { code: 'year', points: POINTS.yearNear, text: `${entry.year}, a year beside what was said` };
  // a later season carries its own year
  const ofSeason =
    entry.type === 'tv' &&
    entry.seasons.some(({ number, airDate }) => number > 0 && airDate?.startsWith(String(group.year)) === true);
  if (ofSeason) return { code: 'year', points: POINTS.yearNear, text: `${group.year} is the year of a later season` };
  const said = String(group.year);
  const wasOnAir =
    entry.type === 'tv' &&
    entry.seasons.some(
      ({ number, episodes }) => number > 0 && episodes.some(({ airDate }) => airDate?.startsWith(said)),
    );
  if (wasOnAir) return { code: 'year', points: POINTS.yearOnAir, text: `${said} said, when it was on air` };
  return { code: 'year', points: POINTS.yearOff, text: `${group.year} said, it is of ${entry.year}` };
};

const isPlaced = ({ kind }: Placement): boolean => kind !== 'none';

/** What a candidate has for one of its reasons. */
export const pointsOf = (candidate: Candidate, code: string): number =>
  candidate.reasons.find((reason) => reason.code === code)?.points ?? 0;

/** Nothing said film; the reader took it for one because there is no number. */
export const isByShape = ({ parsed }: ParsedUnit): boolean => parsed.evidence['type'] === 'rule alone-without-number';

/** A film by nothing but its shape. */
export const isFilmByShape = ({ kind, files }: FileGroup): boolean => kind === 'film' && files.every(isByShape);

const episodesRule: Rule = ({ group, entry, placements }) => {
  if (isFilmByShape(group)) {
    // a film has a name of its own; what only goes on from one may be a special
    const isOwn = entry.type === 'movie' && nearestName(group.titles, entry).likeness >= FILM_NEAR;
    return entry.type === 'movie'
      ? {
          code: 'episodes',
          points: isOwn ? POINTS.shape : POINTS.otherFilm,
          text: isOwn
            ? 'one file without a number, as of a film'
            : 'one file without a number, but films have names of their own',
        }
      : { code: 'episodes', points: 0, text: 'no episode number, as of a whole season in one file or folder' };
  }
  const total = placements.length;
  const placed = placements.filter(isPlaced).length;
  const share = total === 0 ? 0 : placed / total;
  const points = Math.round(POINTS.episodes * share + POINTS.noPlace * (1 - share));
  const [reason] = placements.flatMap((placement) => (placement.kind === 'none' ? [placement.reason] : []));
  return { code: 'episodes', points, text: episodesText(entry, placements, reason) };
};

/** How many files have a place, and why others have none. */
function episodesText(entry: CatalogueEntry, placements: readonly Placement[], reason: string | undefined): string {
  const total = placements.length;
  const placed = placements.filter(isPlaced).length;
  if (total === 1 && reason !== undefined) return reason;
  if (total > 0 && placements.every(({ kind }) => kind === 'extra'))
    return total === 1 ? 'an extra' : `${total} extras`;
  if (entry.type === 'movie')
    return total === 1 ? 'one file, one film' : [`${total} files, one film`, reason].filter(Boolean).join('; ');
  if (total === 1) return 'the file has its episode';
  const what = `${placed} of ${total} files have their episode`;
  return reason === undefined ? what : `${what}; ${reason}`;
}

const kindRule: Rule = ({ group, entry }) => {
  if (isFilmByShape(group)) return { code: 'kind', points: 0, text: 'film or series is not said' };
  const fits = (group.kind === 'film') === (entry.type === 'movie');
  if (fits)
    return {
      code: 'kind',
      points: POINTS.kind,
      text: group.kind === 'film' ? 'a film, as the name says' : 'a series, as the numbers say',
    };
  return {
    code: 'kind',
    points: POINTS.kindOff,
    text: group.kind === 'film' ? 'a series, but the name says film' : 'a film, but the names have numbers',
  };
};

const originRule: Rule = ({ entry }) => {
  const animated = entry.genreIds.includes(ANIMATION);
  if (!animated) return { code: 'origin', points: POINTS.notAnimation, text: 'not animation' };
  const eastern =
    ['ja', 'zh', 'ko'].includes(entry.originalLanguage) ||
    entry.originCountries.some((country) => ['JP', 'CN', 'KR', 'TW'].includes(country));
  return {
    code: 'origin',
    points: eastern ? POINTS.animation : 0,
    text: eastern ? 'animation, from East Asia' : 'animation, from elsewhere',
  };
};

const seasonRule: Rule = ({ placements }) => {
  const noted = placements.flatMap((placement) =>
    placement.kind === 'episode' && placement.note !== null
      ? [{ text: placement.note, certain: placement.certain }]
      : [],
  );
  const doubtful = noted.find(({ certain }) => !certain);
  if (doubtful) return { code: 'season', points: POINTS.seasonOff, text: doubtful.text };
  const [first] = noted;
  return first ? { code: 'season', points: POINTS.detour, text: first.text } : null;
};

const RULES: readonly Rule[] = [nameRule, episodesRule, yearRule, kindRule, originRule, seasonRule];

/** A work as a candidate for a group: placements, reasons, and the score they add up to (0..1). */
export function scoreCandidate(group: FileGroup, entry: CatalogueEntry, placements: readonly Placement[]): Candidate {
  const reasons = RULES.map((rule) => rule({ group, entry, placements })).filter((reason) => reason !== null);
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return {
    type: entry.type,
    id: entry.id,
    title: entry.name,
    year: entry.year,
    score: Math.max(0, Math.min(100, points)) / 100,
    reasons,
    placed: placements.filter(isPlaced).length,
    placements,
    entry,
  };
}
