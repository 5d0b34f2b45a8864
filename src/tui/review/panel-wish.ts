// What stands in a form, as values the rest understands: edits, numbers, ids, and what is wrong with them. Pure parsing of what a person typed.
import type { FiledName, ReadEdit } from '../../model/decision.ts';
import type { FileGroup } from '../../model/match.ts';
import type { Numbering } from '../../model/numbering.ts';
import { textIn } from '../text-edit.ts';
import type { EditPanel, NumbersPanel } from './panel.ts';

const numberIn = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);

/** Before the first animated film, and so far ahead that no announcement reaches it. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

const FILE_NUMBERS = 'a number is 5, 5-6, 12.5, S2E5 or SP3';

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

/** What is wrong with a file's numbers as typed; null: nothing. */
export const numbersProblem = (text: string): string | null =>
  text.trim() === '' || fileNumbersIn(text) ? null : FILE_NUMBERS;

/** What is wrong with the form as it stands, in a sentence; null: nothing. */
export function editProblem({ title, year, season, episode }: EditPanel): string | null {
  if (textIn(title).trim() === '') return 'a title is needed: Esc drops the edit';
  const years = textIn(year).trim();
  const told = numberIn(years);
  if (years !== '' && (told === null || told < FIRST_YEAR || told > LAST_YEAR))
    return `a year is between ${FIRST_YEAR} and ${LAST_YEAR}, or nothing`;
  const seasons = textIn(season).trim();
  if (seasons !== '' && numberIn(seasons) === null) return 'a season is a number, 0 for specials, or nothing';
  return episode === null ? null : numbersProblem(textIn(episode));
}

/** What the form says otherwise than the group reads; absent = as read. */
export function editIn(panel: EditPanel, group: FileGroup): ReadEdit {
  const title = textIn(panel.title).trim();
  const year = numberIn(textIn(panel.year));
  const season = numberIn(textIn(panel.season));
  const [file] = group.files;
  const numbers = panel.episode === null ? null : fileNumbersIn(textIn(panel.episode));
  const isSame = numbers?.episodes?.join() === file?.parsed.episodes.join() && numbers?.season === undefined;
  return {
    ...(title !== '' && title !== group.title ? { title } : {}),
    ...(panel.kind === group.kind ? {} : { kind: panel.kind }),
    ...(year === group.year ? {} : { year }),
    ...(season === (file?.parsed.season ?? null) ? {} : { season }),
    ...(isSame ? {} : (numbers ?? {})),
  };
}

export function filedAsIn({ filedAs, own }: EditPanel): FiledName {
  if (filedAs !== 'own') return { kind: filedAs };
  const text = textIn(own).trim();
  return text === '' ? { kind: 'tmdb' } : { kind: 'own', text };
}

const isOffset = (text: string): boolean => /^[+-]?\d{1,4}$/.test(text);

export function numberingIn({ order, season, offset }: NumbersPanel): Numbering {
  const shift = textIn(offset).trim();
  return { order, season: numberIn(textIn(season)), offset: isOffset(shift) ? Number(shift) : 0 };
}
