// Where each file goes in a work: what the name says, turned into TMDB's own season and episode. Pure; every detour is told as a note.
import type { CatalogueEntry, Season } from '../model/catalogue.ts';
import type { Placement } from '../model/match.ts';
import type { Numbering } from '../model/numbering.ts';
import type { ParsedName, ParsedUnit } from '../model/parsed-name.ts';
import { partsOf } from './cours.ts';
import { countedFiles, overAll, placeInOrder } from './orders.ts';
import {
  each,
  firstFound,
  indexOf,
  inSeason,
  isFound,
  missing,
  two,
  type Answer,
  type ShowIndex,
} from './show-index.ts';
import { isOwnNumeral, numberedSequel, seasonByName, sequelOf, signedSequel } from './sequels.ts';
import { isNamedSpecial, placeSpecial, placeUnnumbered } from './specials.ts';
import { placeByYear } from './years.ts';

/** The season said is missing or shorter: the part of the show that a break begins. */
function inPart(index: ShowIndex, said: number, numbers: readonly number[]): Answer {
  const part = index.parts[said - 1];
  const before = index.parts[said - 2]?.at(-1);
  if (!part || !before) return missing(`TMDB has no season ${said}`);
  const seasons = index.show.seasons.filter(({ number }) => number > 0).length;
  const has = seasons === 1 ? `TMDB has one season of ${index.regular.length}` : `TMDB has ${seasons} seasons`;
  const note = `"${said}" said; ${has}, a break after S${two(before.season)}E${two(before.number)}: counted on`;
  const answer = each(
    numbers,
    (number) => part[number - 1],
    note,
    (number) => `part ${said} has no episode ${number}`,
  );
  return isFound(answer) ? { ...answer, certain: false } : answer;
}

/** A number that runs on through the seasons and falls into the one that was said. */
function runningOn(index: ShowIndex, season: number, numbers: readonly number[]): Answer {
  const answer = overAll(index, numbers, `numbers run on through the seasons`);
  return isFound(answer) && answer.episodes.every((episode) => episode.season === season)
    ? answer
    : missing(`season ${season} has no episode ${numbers[0] ?? 0}`);
}

/** A part said inside a season: its episodes from one, or the season's own numbers. */
function inSeasonPart(index: ShowIndex, season: number, part: number, numbers: readonly number[]): Answer {
  const parts = partsOf(index.season(season)?.episodes ?? []);
  const wanted = parts[part - 1];
  const first = wanted?.[0];
  if (!wanted || !first) return missing(`season ${season} has no part ${part}`);
  const fromOne = each(
    numbers,
    (number) => wanted[number - 1],
    `part ${part} begins with S${two(season)}E${two(first.number)}, after the break`,
    (number) => `part ${part} has no episode ${number}`,
  );
  if (isFound(fromOne)) return fromOne;
  return each(numbers, inSeason(index.season(season)), null, (number) => `season ${season} has no episode ${number}`);
}

/** A season that TMDB knows no episodes of yet, or not at all although it would be the next one: placed as said, for a person to look at. */
function notListed(index: ShowIndex, season: number, numbers: readonly number[]): Answer {
  const last = index.regular.at(-1)?.season ?? 0;
  const known = index.season(season)?.episodes.length ?? 0;
  if (known > 0 || season <= last) return missing(`season ${season} has no episode ${numbers[0] ?? 0}`);
  return {
    episodes: numbers.map((number) => ({ season, number, name: '', airDate: null })),
    note: `TMDB lists no episodes of season ${season} yet: placed as said`,
    certain: false,
  };
}

const inSequel = (season: Season, numbers: readonly number[]): Answer => {
  const answer = each(
    numbers,
    inSeason(season),
    `the name goes on behind the show’s: taken for season ${season.number}`,
    (number) => `season ${season.number} has no episode ${number}`,
  );
  return isFound(answer) ? { ...answer, certain: false } : answer;
};

const inNumbered = (season: Season, numbers: readonly number[]): Answer =>
  each(
    numbers,
    inSeason(season),
    `the number behind the show’s name is that of season ${season.number}`,
    (number) => `season ${season.number} has no episode ${number}`,
  );

/** A sign or letter more than the show's name has: the second season, or the first where there is no other. */
function inSigned(
  index: ShowIndex,
  { sign, season }: { readonly sign: string; readonly season: Season | null },
  numbers: readonly number[],
): Answer {
  const wanted = season ?? index.season(1);
  const answer = each(
    numbers,
    inSeason(wanted),
    `the name has “${sign}” more than the show’s: taken for season ${wanted?.number ?? 1}`,
    (number) => `season ${wanted?.number ?? 1} has no episode ${number}`,
  );
  return isFound(answer) ? { ...answer, certain: false } : answer;
}

function placeRegular(index: ShowIndex, parsed: ParsedName, numbering: Numbering): Answer {
  const numbers = parsed.episodes.map((number) => number + numbering.offset);
  const season = numbering.season ?? parsed.season;
  const chosen = placeInOrder(index, numbering, parsed, numbers);
  if (chosen) return chosen;
  const asSaid = (wanted: number): Answer =>
    each(numbers, inSeason(index.season(wanted)), null, (number) => `season ${wanted} has no episode ${number}`);
  if (parsed.part !== null && numbering.season === null) {
    const { part } = parsed;
    return firstFound(
      () => inSeasonPart(index, season ?? 1, part, numbers),
      () => (season === null ? inPart(index, part, numbers) : asSaid(season)),
    );
  }
  if (season !== null && numbering.season === null && isOwnNumeral(index.show, season)) {
    const answer = asSaid(1);
    if (isFound(answer)) return { ...answer, note: `the “${season}” is a part of the show’s own name`, certain: false };
  }
  if (season !== null) {
    const sequel = numbering.season === null ? sequelOf(index.show, parsed.titles) : null;
    // a season said beside a sequel's name may be counted from that name on
    const doubtful = sequel !== null && sequel.number !== season;
    return firstFound(
      () => {
        const answer = asSaid(season);
        return doubtful && isFound(answer)
          ? { ...answer, note: `season ${season} said beside a sequel’s name`, certain: false }
          : answer;
      },
      () => runningOn(index, season, numbers),
      () => (index.season(season) === null ? inPart(index, season, numbers) : missing('')),
      () => notListed(index, season, numbers),
    );
  }
  const own = seasonByName(index.show, parsed.titles);
  if (own)
    return each(
      numbers,
      (number) => inSeason(own)(number) ?? own.episodes[number - 1],
      `the name is that of season ${own.number}`,
      (number) => `${own.name} has no episode ${number}`,
    );
  const { year } = parsed;
  const byYear = year === null || numbering.season !== null ? missing('') : placeByYear(index, year, numbers);
  if (isFound(byYear)) return byYear;
  const signed = signedSequel(index.show, parsed.titles);
  const inSign = signed ? inSigned(index, signed, numbers) : missing('');
  if (isFound(inSign)) return inSign;
  const numbered = numberedSequel(index.show, parsed.titles);
  const sequel = year !== null && year === index.show.year ? null : sequelOf(index.show, parsed.titles);
  return firstFound(
    ...(numbered ? [() => inNumbered(numbered, numbers)] : []),
    ...(sequel ? [() => inSequel(sequel, numbers)] : []),
    () => asSaid(1),
    () => notListed(index, 1, numbers),
    () => overAll(index, numbers, `season 1 has ${index.season(1)?.episodes.length ?? 0}: counted over all seasons`),
  );
}

function placeInShow(index: ShowIndex, parsed: ParsedName, numbering: Numbering): Placement {
  if (parsed.type === 'extra') return { kind: 'extra', season: parsed.season };
  const whole = parsed.episodes.every((number) => Number.isInteger(number));
  const isSpecial =
    parsed.type === 'special' ||
    numbering.season === 0 ||
    (parsed.season === 0 && numbering.season === null) ||
    (numbering.season === null && parsed.season === null && isNamedSpecial(index.show, parsed.titles));
  const [only] = index.regular;
  let answer: Answer;
  if (isSpecial) answer = placeSpecial(index, parsed, numbering.season === 0 ? numbering.offset : 0);
  else if (!whole) answer = missing(`TMDB numbers no half episodes (${parsed.episodes.join(', ')})`);
  else if (parsed.episodes.length === 0)
    answer =
      index.regular.length === 1 && only
        ? { episodes: [only], note: null, certain: true }
        : placeUnnumbered(index, parsed);
  else answer = placeRegular(index, parsed, numbering);
  if (!isFound(answer)) return { kind: 'none', reason: answer.reason };
  const [first] = answer.episodes;
  if (!first || answer.episodes.some(({ season }) => season !== first.season))
    return { kind: 'none', reason: 'its episodes lie in two seasons' };
  const title =
    answer.episodes.length === 1 && !/^(?:Episode|第)\s*\d+/i.test(first.name) && first.name !== '' ? first.name : null;
  return {
    kind: 'episode',
    season: first.season,
    episodes: answer.episodes.map(({ number }) => number),
    episodeTitle: title,
    note: answer.note,
    certain: answer.certain,
  };
}

function placeAsFilm(parsed: ParsedName, files: number): Placement {
  if (parsed.type === 'extra') return { kind: 'extra', season: null };
  const [number] = parsed.episodes;
  if (parsed.season !== null || (parsed.episodes.length > 0 && (files > 1 || (number ?? 0) > 1)))
    return { kind: 'none', reason: 'a film has no episodes' };
  return { kind: 'film' };
}

/** A place for every file of a group in a work, in the group's order. Pure: the same files, work and numbering give the same places. */
export function placeFiles(
  files: readonly ParsedUnit[],
  entry: CatalogueEntry,
  numbering: Numbering,
): readonly Placement[] {
  if (entry.type === 'movie') return files.map(({ parsed }) => placeAsFilm(parsed, files.length));
  const index = indexOf(entry);
  return countedFiles(files, numbering).map(({ parsed }) => placeInShow(index, parsed, numbering));
}
