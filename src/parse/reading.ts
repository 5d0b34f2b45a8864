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

/** The first marker of the table that holds in the text; what it says is taken. */
export function find(draft: Draft, text: string, markers: readonly Marker[]): Hit | null {
  for (const { name, pattern, says } of markers) {
    const found = pattern.exec(text);
    if (!found) continue;
    const said = says(found);
    if (!said) continue;
    take(draft, said, name);
    return { start: found.index, end: found.index + found[0].length };
  }
  return null;
}

/** Keeps the first word said of a field of the file. */
export const takeTerm = (draft: Draft, field: Field, text: string): void => {
  if (field !== 'noise') draft.files[field] ??= text;
};
