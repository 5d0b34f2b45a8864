// When a show was on air, as names say it (`★10月新番★`, `2013春`): which of its seasons or parts is meant. Pure.
import type { Episode } from '../model/catalogue.ts';
import type { ParsedUnit } from '../model/parsed-name.ts';
import { each, isFound, missing, two, type Answer, type ShowIndex } from './show-index.ts';

/** A quarter of the television year: 0 begins in January. */
export interface OnAir {
  readonly quarter: number;
  readonly year: number | null;
  /** as the name says it */
  readonly said: string;
}

const MONTH = /(?:(20\d\d)\s*年?\s*)?(\d{1,2}|十[一二]?|[一二三四五六七八九])月新?番/u;
const SEASON = /(20\d\d)\s*年?\s*(春|夏|秋|冬)/u;
const HAN_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const HAN_SEASONS = ['冬', '春', '夏', '秋'];

/** What a file's name says of when its show was on air; null for nothing. */
export function onAirOf({ unit }: ParsedUnit): OnAir | null {
  const { name } = unit.file;
  const season = SEASON.exec(name);
  if (season) return { quarter: HAN_SEASONS.indexOf(season[2] ?? ''), year: Number(season[1]), said: season[0] };
  const [said, year, written = ''] = MONTH.exec(name) ?? [];
  if (said === undefined) return null;
  const month = HAN_MONTHS.includes(written) ? HAN_MONTHS.indexOf(written) + 1 : Number(written);
  return month >= 1 && month <= 12
    ? { quarter: Math.floor((month - 1) / 3), year: year === undefined ? null : Number(year), said }
    : null;
}

/** A show of the autumn may begin in late September: dates count two weeks on. */
const EARLY_MS = 15 * 86_400_000;

/** Whether an episode was first shown in that quarter; null where TMDB has no date of it. */
function isOnAir({ quarter, year }: OnAir, airDate: string | null): boolean | null {
  const time = airDate === null ? Number.NaN : Date.parse(airDate);
  if (Number.isNaN(time)) return null;
  const date = new Date(time + EARLY_MS);
  return Math.floor(date.getUTCMonth() / 3) === quarter && (year === null || date.getUTCFullYear() === year);
}

/** The parts of a show that began then. */
const partsOnAir = (index: ShowIndex, onAir: OnAir): readonly (readonly Episode[])[] =>
  index.parts.filter(([first]) => first !== undefined && isOnAir(onAir, first.airDate) === true);

const beganText = ({ said }: OnAir, { season, number, airDate }: Episode): string =>
  `“${said}” said: S${two(season)}E${two(number)} began ${airDate?.slice(0, 7) ?? 'then'}`;

/** A month of first showing that is not the show's own: of the one later part that began then; a name that goes on says the same. */
export function placeOnAir(index: ShowIndex, onAir: OnAir, isSequel: boolean, numbers: readonly number[]): Answer {
  const fitting = partsOnAir(index, onAir);
  const isFirst = isOnAir(onAir, index.regular[0]?.airDate ?? null) !== false;
  const later = fitting.filter((part) => part !== index.parts[0]);
  const [part] = later;
  const [first] = part ?? [];
  if (!part || !first || later.length > 1 || (isFirst && !isSequel)) return missing('');
  // numbers of a season run on over its break: those that lie in the part already are as said
  const own = numbers.map((number) => part.find((episode) => episode.number === number));
  const isOwn = own.every((episode) => episode !== undefined);
  const answer = isOwn
    ? each(
        numbers,
        (number) => part.find((episode) => episode.number === number),
        beganText(onAir, first),
        () => '',
      )
    : each(
        numbers,
        (number) => part[number - 1],
        beganText(onAir, first),
        () => '',
      );
  return isFound(answer) ? { ...answer, certain: false } : answer;
}

/** A month said that the place found does not agree with: for a person to look at. */
export function besideMonth(index: ShowIndex, onAir: OnAir | null, answer: Answer): Answer {
  if (!onAir || !isFound(answer)) return answer;
  const [episode] = answer.episodes;
  const part = index.parts.find((each) => each.some((one) => one === episode));
  const starts = [part?.[0], index.season(episode?.season ?? -1)?.episodes[0]];
  const fits = starts.map((first) => isOnAir(onAir, first?.airDate ?? null));
  const [first] = starts;
  if (!first || fits.includes(true) || fits.includes(null)) return answer;
  return { ...answer, note: beganText(onAir, first), certain: false };
}
