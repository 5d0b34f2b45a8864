// What a stem says, gathered rule by rule. Here is how a field is said, not when.
import type { NameType } from '../model/parsed-name.ts';
import { mayHold, saidBy, type Marker, type Said } from './marker.ts';
import { signsOf } from './signs.ts';
import type { Field } from './terms.ts';

const FILE_FIELDS = ['resolution', 'source', 'videoCodec', 'audio'] as const satisfies readonly Field[];
type FileField = (typeof FILE_FIELDS)[number];

/** A reading while it is made: each field is said once, and the first rule that says it wins. */
export interface Draft {
  titles: readonly string[];
  season: number | null;
  part: number | null;
  episodes: readonly number[];
  absolute: readonly number[];
  year: number | null;
  type: NameType | null;
  releaseGroup: string | null;
  checksum: string | null;
  version: number | null;
  episodeTitle: string | null;
  /** brackets or words are left that nothing is known of, and that may be a group's */
  isOpen: boolean;
  readonly files: Partial<Record<FileField, string>>;
  /** field -> the rule that said it */
  readonly rules: Record<string, string>;
}

/** What one stem said, and which rule said each field. */
export type Reading = Readonly<Draft>;

/** Nothing said yet. */
export const emptyDraft = (): Draft => ({
  titles: [],
  season: null,
  part: null,
  episodes: [],
  absolute: [],
  year: null,
  type: null,
  releaseGroup: null,
  checksum: null,
  version: null,
  episodeTitle: null,
  isOpen: false,
  files: {},
  rules: {},
});

/** The fields that are said by a rule. */
const RULED = ['season', 'part', 'episodes', 'absolute', 'year', 'type', 'version'] as const;
type Ruled = (typeof RULED)[number];

/** Says one field by a rule, where nothing was said before. */
export function say<Name extends Ruled>(draft: Draft, field: Name, value: Draft[Name], rule: string): void {
  if (draft.rules[field] !== undefined) return;
  draft[field] = value;
  draft.rules[field] = rule;
}

/** Takes what a marker says, field by field, where nothing was said before. */
export function take(draft: Draft, said: Said, rule: string): void {
  if (said.season !== undefined) say(draft, 'season', said.season, rule);
  if (said.part !== undefined) say(draft, 'part', said.part, rule);
  if (said.episodes !== undefined && said.episodes.length > 0) say(draft, 'episodes', said.episodes, rule);
  if (said.version !== undefined) say(draft, 'version', said.version, rule);
  if (said.type !== undefined) say(draft, 'type', said.type, rule);
}

/** Takes what was read elsewhere, where nothing was said before; titles stay where they are. */
export function takeRead(draft: Draft, read: Reading): void {
  for (const field of RULED) {
    const rule = read.rules[field];
    if (rule !== undefined) say(draft, field, read[field], rule);
  }
  draft.episodeTitle ??= read.episodeTitle;
  draft.checksum ??= read.checksum;
  for (const field of FILE_FIELDS) {
    const text = read.files[field];
    if (text !== undefined) draft.files[field] ??= text;
  }
}

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly said: Said;
  readonly rule: string;
}

/** The first marker of the table that holds in the text. */
export function search(text: string, markers: readonly Marker[]): Hit | null {
  const signs = signsOf(text);
  for (const row of markers) {
    const found = mayHold(row, signs) ? row.pattern.exec(text) : null;
    const said = found && saidBy(row, found);
    if (said) return { start: found.index, end: found.index + found[0].length, said, rule: row.name };
  }
  return null;
}

/** The first marker of the table that holds in the text; what it says is taken. */
export function find(draft: Draft, text: string, markers: readonly Marker[]): Hit | null {
  const hit = search(text, markers);
  if (hit) take(draft, hit.said, hit.rule);
  return hit;
}

/** The first marker of the table that is all of the text, give or take a sign; null where none is. */
export function findWhole(text: string, markers: readonly Marker[]): (Said & { readonly rule: string }) | null {
  const signs = signsOf(text);
  const least = text.trim().length - 1;
  for (const row of markers) {
    const found = mayHold(row, signs) ? row.pattern.exec(text) : null;
    const said = found && found[0].trim().length >= least ? saidBy(row, found) : null;
    if (said) return { ...said, rule: row.name };
  }
  return null;
}

/** Keeps the first word said of a field of the file. */
export const takeTerm = (draft: Draft, field: Field, text: string): void => {
  if (field !== 'noise') draft.files[field] ??= text;
};
