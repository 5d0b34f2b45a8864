// What a stem says, gathered rule by rule. Here is how a field is said, not when.
import type { NameType } from '../model/parsed-name.ts';
import type { Marker, Said } from './markers.ts';
import type { Field } from './terms.ts';

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
  readonly files: Partial<Record<Exclude<Field, 'noise'>, string>>;
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
  files: {},
  rules: {},
});

/** Takes what a rule says, field by field, where nothing was said before. */
export function take(draft: Draft, said: Said, rule: string): void {
  if (said.season !== undefined && draft.season === null) [draft.season, draft.rules['season']] = [said.season, rule];
  if (said.part !== undefined && draft.part === null) [draft.part, draft.rules['part']] = [said.part, rule];
  if (said.episodes !== undefined && said.episodes.length > 0 && draft.episodes.length === 0)
    [draft.episodes, draft.rules['episodes']] = [said.episodes, rule];
  if (said.version !== undefined && draft.version === null)
    [draft.version, draft.rules['version']] = [said.version, rule];
  if (said.type !== undefined && draft.type === null) [draft.type, draft.rules['type']] = [said.type, rule];
}

interface Hit {
  readonly start: number;
  readonly end: number;
}

const PLAIN = /^[\x20-\x7e]*$/;

/** Whether a row may hold in a text. What can't is not tried: a table has two dozen rows, and most names are plain. */
function mayHold(text: string): (row: Marker) => boolean {
  const isPlain = PLAIN.test(text);
  const isNumbered = !isPlain || /\d/.test(text);
  return ({ needs }) => (needs !== 'wide' || !isPlain) && (needs !== 'number' || isNumbered);
}

/** The first marker of the table that holds in the text; what it says is taken. */
export function find(draft: Draft, text: string, markers: readonly Marker[]): Hit | null {
  const may = mayHold(text);
  for (const row of markers) {
    const found = may(row) ? row.pattern.exec(text) : null;
    const said = found && row.says(found);
    if (!said) continue;
    take(draft, said, row.name);
    return { start: found.index, end: found.index + found[0].length };
  }
  return null;
}

/** The first marker of the table that is all of the text, give or take a sign; null where none is. */
export function findWhole(text: string, markers: readonly Marker[]): (Said & { readonly rule: string }) | null {
  const may = mayHold(text);
  for (const row of markers) {
    const found = may(row) ? row.pattern.exec(text) : null;
    const said = found && found[0].trim().length >= text.trim().length - 1 ? row.says(found) : null;
    if (said) return { ...said, rule: row.name };
  }
  return null;
}

/** Keeps the first word said of a field of the file. */
export const takeTerm = (draft: Draft, field: Field, text: string): void => {
  if (field !== 'noise') draft.files[field] ??= text;
};
