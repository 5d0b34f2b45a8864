// The fields of the Start screen: what stands in them when they are opened, and what becomes of what was typed. Pure.
import { Failure } from '../../model/failure.ts';
import type { Roots } from '../../model/plan.ts';
import { checkSetting, rootsOf, type Options } from '../../settings/options.ts';
import type { Surroundings } from '../model.ts';
import { textIn } from '../text-edit.ts';
import type { StartModel, StartRow } from './start-model.ts';
import type { StartStep } from './start-step.ts';

const still = (start: StartModel, around: Surroundings): StartStep => ({ start, around, effects: [] });

/** What a field begins with. */
export const textOfRow = (row: StartRow, { folders, options, roots }: Surroundings): string => {
  switch (row) {
    case 'folder':
      return folders[0] ?? '';
    case 'shows':
    case 'films':
      return roots?.[row] ?? '';
    case 'lang':
      return options.lang;
    default:
      return '';
  }
};

/** Options with the roots that they mean. */
export const withOptions = (around: Surroundings, options: Options): Surroundings => ({
  ...around,
  options,
  roots: rootsOf(options),
});

/** Home is meant by `~`, blanks and quotes around a pasted path are not. */
const cleanPath = (text: string): string => {
  const said = text.trim();
  return /^(['"]).*\1$/.test(said) ? said.slice(1, -1) : said;
};

/** A root that was looked at is kept; one folder serves both kinds until the other one is said. */
export function keepRoot(around: Surroundings, row: 'shows' | 'films', path: string): Surroundings {
  const before: Roots = around.roots ?? { shows: null, films: null };
  const other = row === 'shows' ? (before.films ?? path) : (before.shows ?? path);
  const [shows, films] = row === 'shows' ? [path, other] : [other, path];
  return { ...around, options: { ...around.options, shows, films }, roots: { shows, films } };
}

/** Takes what was typed into the row's field. */
export function keepText(start: StartModel, around: Surroundings): StartStep {
  const text = start.editing ? textIn(start.editing) : '';
  const kept = { ...start, editing: null, message: null };
  switch (start.row) {
    case 'folder': {
      const path = cleanPath(text);
      return path === ''
        ? still({ ...kept, message: 'From stays as it was' }, around)
        : { start: { ...kept, row: 'shows' }, around, effects: [{ type: 'look-at-folder', path }] };
    }
    case 'shows':
    case 'films': {
      const path = cleanPath(text);
      if (path === '') return still({ ...kept, message: 'the library stays as it was' }, around);
      return { start: kept, around, effects: [{ type: 'look-at-root', row: start.row, path }] };
    }
    case 'lang': {
      try {
        return still(kept, withOptions(around, { ...around.options, lang: String(checkSetting('lang', text.trim())) }));
      } catch (error) {
        return still({ ...start, message: error instanceof Failure ? error.message : 'that is no language' }, around);
      }
    }
    case 'key':
      if (text.trim() === '') return still({ ...kept, message: 'no key was given' }, around);
      return {
        start: { ...kept, trying: true, message: 'asking TMDB whether it takes this key ...' },
        around,
        effects: [{ type: 'try-key', key: text.trim(), baseUrl: around.options['tmdb.baseUrl'] }],
      };
    default:
      return still(kept, around);
  }
}
