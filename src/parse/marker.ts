// A row of the tables of markers: how release names mark a season, a part, an episode or a kind, and what it says by the names of its groups.
import type { NameType } from '../model/parsed-name.ts';
import { isYear, numberOf, rangeOf } from './numerals.ts';
import { cuesOf, hasCue, hasDigit, type Cue, type Signs } from './signs.ts';

export interface Said {
  readonly season?: number;
  readonly part?: number;
  readonly episodes?: readonly number[];
  readonly version?: number;
  readonly type?: NameType;
}

/** What a row says beside its groups, and where it does not hold after all. */
interface Also {
  readonly type: NameType | null;
  /** asks for a number in figures */
  readonly isNumbered: boolean;
  /** holds only where its last number is above its first */
  readonly ascends: boolean;
  /** holds only where its first number is no year */
  readonly isNoYear: boolean;
}

export interface Marker extends Also {
  readonly name: string;
  /** what a text must have for the row to hold in it, so that others need not be tried */
  readonly cues: readonly Cue[];
  readonly source: string;
  /**
   * Its groups say what they are called: `season`, `part`, `first` and `last` episode, `more` of them, `until` another season, `version`. Made of
   * `source` when it is asked for: most are not for a long time, and each costs a millisecond.
   */
  readonly pattern: RegExp;
  readonly example: string;
}

const NOTHING_MORE: Also = { type: null, isNumbered: false, ascends: false, isNoYear: false };

function rowOf(told: Omit<Marker, 'pattern'>): Marker {
  let made: RegExp | null = null;
  return {
    ...told,
    get pattern() {
      return (made ??= new RegExp(told.source, 'iu'));
    },
  };
}

/** A row. No pattern may hold a repetition inside a repetition. */
export const marker = (name: string, cues: string, source: string, example: string, also: Partial<Also> = {}): Marker =>
  rowOf({ ...NOTHING_MORE, name, cues: cuesOf(cues), source, example, ...also });

/** A table whose every row asks for a number in figures. */
export const numbered = (rows: readonly Marker[]): readonly Marker[] =>
  rows.map(({ name, cues, source, example, type, ascends, isNoYear }) =>
    rowOf({ name, cues, source, example, type, ascends, isNoYear, isNumbered: true }),
  );

/** Whether a row may hold in a text of such signs. */
export const mayHold = (row: Marker, signs: Signs): boolean =>
  (!row.isNumbered || hasDigit(signs) || !signs.isPlain) && hasCue(signs, row.cues);

const numberIn = (text: string): number => numberOf(text) ?? 0;
const numbersIn = (text: string): readonly number[] => (text.match(/\d+/g) ?? []).map(Number);

/** What a row says of what its pattern found; null where it does not hold after all. */
export function saidBy(row: Marker, found: RegExpExecArray): Said | null {
  const { season, part, first, last, more, until, version } = found.groups ?? {};
  if (row.isNoYear && isYear(numberIn(first ?? ''))) return null;
  if (row.ascends && numberIn(last ?? until ?? '') <= numberIn(first ?? season ?? '')) return null;
  const said: { -readonly [Field in keyof Said]: Said[Field] } = {};
  if (season !== undefined) said.season = numberIn(season);
  if (part !== undefined) said.part = numberIn(part);
  if (first !== undefined) said.episodes = episodesOf(numberIn(first), last, more);
  if (version !== undefined) said.version = Number(version);
  if (row.type !== null) said.type = row.type;
  return said;
}

function episodesOf(first: number, last: string | undefined, more: string | undefined): readonly number[] {
  if (more !== undefined) return [first, ...numbersIn(more)];
  return last === undefined ? [first] : rangeOf(first, numberIn(last));
}
