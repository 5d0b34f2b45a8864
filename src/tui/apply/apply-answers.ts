// Answers on Apply before anything is done: a number settles a conflict, replacing takes a word, x leaves out, words narrow. Pure.
import type { KeyPress } from '../keymap.ts';
import { still, type Step } from '../model.ts';
import { editKey, textEdit, textIn, typed, type TextEdit } from '../text-edit.ts';
import type { ApplyModel } from './apply-model.ts';
import { applyRows } from './apply-rows.ts';

type Applied = Step<ApplyModel>;

export const say = (model: ApplyModel, message: string): Applied => still({ ...model, message });

export function settle(model: ApplyModel, number: number): Applied {
  const row = applyRows(model)[model.cursor];
  if (row?.kind !== 'conflict') return say(model, 'a number settles a conflict: go to a line with !');
  const answer = row.conflict.answers[number - 1];
  if (!answer) return say(model, `there is no answer ${number}`);
  if (answer.choice === 'replace')
    return still({
      ...model,
      word: { key: row.conflict.key, text: '' },
      message: 'type replace, then Enter: the old file goes to .anivault-trash',
    });
  return replan({ ...model, choices: new Map(model.choices).set(row.conflict.key, answer.choice) });
}

/** The plan is made anew after an answer or another mode; the root of it is the window's. */
export const replan = (model: ApplyModel): Applied => ({
  model: { ...model, state: 'planning', message: null },
  effects: [],
  go: 'apply',
});

export function wordKey(model: ApplyModel, word: NonNullable<ApplyModel['word']>, key: KeyPress): Applied {
  if (key.name === 'escape') return still({ ...model, word: null, message: null });
  if (key.name === 'backspace') return still({ ...model, word: { ...word, text: word.text.slice(0, -1) } });
  if (key.name !== 'enter') return still({ ...model, word: { ...word, text: (word.text + key.text).slice(0, 20) } });
  if (word.text.trim() !== 'replace') return say({ ...model, word: null }, 'not replaced');
  return replan({ ...model, word: null, choices: new Map(model.choices).set(word.key, 'replace') });
}

const atTop = (model: ApplyModel, filter: string): ApplyModel => ({ ...model, filter, cursor: 0, message: null });

export const openFilter = (model: ApplyModel): Applied =>
  still({ ...model, filtering: textEdit(model.filter), message: null });

/** The filter is typed: rows follow each letter. */
export function filterKey(model: ApplyModel, filtering: TextEdit, key: KeyPress): Applied {
  if (key.name === 'escape') return still({ ...atTop(model, ''), filtering: null });
  if (key.name === 'enter') return still({ ...model, filtering: null });
  const edit = key.text === '' ? editKey(filtering, key.name) : typed(filtering, key.text);
  return still(edit ? { ...atTop(model, textIn(edit)), filtering: edit } : model);
}

/** Esc: first the filter goes, then it is back to Review; answers are kept. */
export function escape(model: ApplyModel, initial: ApplyModel): Applied {
  if (model.filter !== '') return still(atTop(model, ''));
  return { model: { ...initial, choices: model.choices }, effects: [], go: 'review' };
}
