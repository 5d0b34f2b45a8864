// What stands in a form, as values the rest understands: edits, numbers, ids. Pure parsing of what a person typed.
import type { WorkRef } from '../../model/catalogue.ts';
import type { FiledName, ReadEdit } from '../../model/decision.ts';
import type { FileGroup, Numbering } from '../../model/match.ts';
import { textIn } from '../text-edit.ts';
import type { EditPanel, NumbersPanel } from './panel.ts';

const numberIn = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);

/** What the form says otherwise than the group reads; absent = as read. */
export function editIn(panel: EditPanel, group: FileGroup): ReadEdit {
  const title = textIn(panel.title).trim();
  const year = numberIn(textIn(panel.year));
  const season = numberIn(textIn(panel.season));
  const readSeason = group.files[0]?.parsed.season ?? null;
  return {
    ...(title !== '' && title !== group.title ? { title } : {}),
    ...(panel.kind === group.kind ? {} : { kind: panel.kind }),
    ...(year === group.year ? {} : { year }),
    ...(season === readSeason ? {} : { season }),
  };
}

export function filedAsIn({ filedAs, own }: EditPanel): FiledName {
  if (filedAs !== 'own') return { kind: filedAs };
  const text = textIn(own).trim();
  return text === '' ? { kind: 'tmdb' } : { kind: 'own', text };
}

export function numberingIn({ order, season, offset }: Omit<NumbersPanel, 'type' | 'group' | 'field'>): Numbering {
  const shift = textIn(offset).trim();
  return { order, season: numberIn(textIn(season)), offset: /^[+-]?\d{1,4}$/.test(shift) ? Number(shift) : 0 };
}

/** Numbers of one file: `5`, `5-6`, `12.5`, `S2E5`, `SP3`; null for anything else. */
export function fileNumbersIn(text: string): ReadEdit | null {
  const said = /^(?:s(\d{1,3})\s*e|(sp)\s*)?(\d{1,4}(?:\.\d)?)(?:\s*-\s*e?(\d{1,4}))?$/i.exec(text.trim());
  if (!said) return null;
  const [, season, special, from, to] = said;
  const first = Number(from);
  const last = to === undefined ? first : Number(to);
  // a range of more is a slip of the finger, no file
  if (last < first || last - first > 50) return null;
  const episodes = last === first ? [first] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  if (special !== undefined) return { season: 0, episodes };
  return season === undefined ? { episodes } : { season: Number(season), episodes };
}

export interface SearchWords {
  readonly words: string;
  readonly year: number | null;
  readonly refs: readonly WorkRef[];
  readonly byWords: boolean;
  /** why this can't be looked for */
  readonly problem: string | null;
}

const idOf = (digits: string | undefined): number => Number(digits ?? 0);

/** Words to look for, an id, or a TMDB address. Bare digits are both words and an id: `86` is a show. */
export function searchIn(text: string): SearchWords {
  const said = text.trim();
  const nothing = { words: '', year: null, refs: [], byWords: false, problem: null };
  const address = /(?:themoviedb\.org\/|^)(tv|movie)[/ ]+(\d{1,9})/i.exec(said);
  if (address) {
    const type = address[1]?.toLowerCase() === 'tv' ? 'tv' : 'movie';
    return { ...nothing, refs: [{ type, id: idOf(address[2]) }] };
  }
  if (/(?:imdb\.com|thetvdb\.com)\/|^tt\d{6,}$/i.test(said))
    return { ...nothing, problem: 'only TMDB ids and addresses can be looked up: open the work on themoviedb.org' };
  if (said.length === 0) return nothing;
  if (/^\d{1,9}$/.test(said)) {
    const id = Number(said);
    return {
      ...nothing,
      words: said,
      byWords: true,
      refs: [
        { type: 'tv', id },
        { type: 'movie', id },
      ],
    };
  }
  const withYear = /^(.+?)\s*\(?((?:19|20)\d\d)\)?$/.exec(said);
  if (withYear?.[1] !== undefined && withYear[1].trim().length > 0)
    return { ...nothing, words: withYear[1].trim(), year: Number(withYear[2]), byWords: true };
  return { ...nothing, words: said, byWords: true };
}
