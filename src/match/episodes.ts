// Where each file goes in a work: what the name says, turned into TMDB's own season and episode. Pure; every detour is told as a note.
import type { CatalogueEntry } from '../model/catalogue.ts';
import type { Placement } from '../model/match.ts';
import type { Numbering } from '../model/numbering.ts';
import type { ParsedName, ParsedUnit } from '../model/parsed-name.ts';
import { besideMonth, onAirOf, placeOnAir, type OnAir } from './aired.ts';
import { countedOn, inNumbered, inPart, inSaidPart, inSequel, inSigned, notListed, runningOn } from './detours.ts';
import { countedFiles, isPlain, placeInOrder } from './orders.ts';
import { each, firstFound, indexOf, inSeason, isFound, missing, type Answer, type ShowIndex } from './show-index.ts';
import { isForeign, isOwnNumeral, numberedSequel, seasonByName, sequelOf, signedSequel } from './sequels.ts';
import { isNamedSpecial, placeSpecial, placeUnnumbered } from './specials.ts';
import { placeByYear } from './years.ts';

function placeRegular(index: ShowIndex, parsed: ParsedName, numbering: Numbering, onAir: OnAir | null): Answer {
  const numbers = parsed.episodes.map((number) => number + numbering.offset);
  const season = numbering.season ?? parsed.season;
  const chosen = placeInOrder(index, numbering, parsed, numbers);
  if (chosen) return chosen;
  const asSaid = (wanted: number): Answer =>
    each(numbers, inSeason(index.season(wanted)), null, (number) => `season ${wanted} has no episode ${number}`);
  if (parsed.part !== null && numbering.season === null) return inSaidPart(index, season, parsed.part, numbers);
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
      () => (index.season(season) === null ? inPart(index, 'season', season, numbers) : missing('')),
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
  const inLater = year !== null && year === index.show.year ? missing('') : inSequel(index, parsed.titles, numbers);
  const onTime = onAir && numbering.season === null ? placeOnAir(index, onAir, isFound(inLater), numbers) : missing('');
  return firstFound(
    ...(isFound(onTime) ? [() => onTime] : []),
    ...(numbered ? [() => inNumbered(numbered, numbers)] : []),
    ...(isFound(inLater) ? [() => inLater] : []),
    () => {
      const answer = asSaid(1);
      return isFound(answer) && index.parts.length === 1 && isForeign(index.show, parsed.titles)
        ? { ...answer, note: 'the name goes on behind the show’s, which has one season', certain: false }
        : answer;
    },
    () => notListed(index, 1, numbers),
    () => countedOn(index, numbers),
  );
}

function placeInShow(index: ShowIndex, unit: ParsedUnit, numbering: Numbering): Placement {
  const { parsed } = unit;
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
  else {
    const onAir = isPlain(numbering) ? onAirOf(unit) : null;
    answer = besideMonth(index, onAir, placeRegular(index, parsed, numbering, onAir));
  }
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
  return countedFiles(files, numbering).map((unit) => placeInShow(index, unit, numbering));
}
