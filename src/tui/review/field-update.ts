// The forms that ask nobody: numbers of a group, numbers of a file, the filter. Pure.
import { act } from '../../review/actions.ts';
import { groupOf, pathOf } from '../../review/review.ts';
import type { KeyPress } from '../keymap.ts';
import { still, type Step } from '../model.ts';
import { editKey, textIn, typed, type TextEdit } from '../text-edit.ts';
import type { FilePanel, FilterPanel, NumbersPanel } from './panel.ts';
import { fileNumbersIn, numberingIn } from './panel-wish.ts';
import { say } from './review-deeds.ts';
import { enterView, type ReviewModel } from './review-model.ts';

const ORDERS = ['tmdb', 'absolute', 'by-part'] as const;
const FIELDS = ['order', 'season', 'offset'] as const;

const edited = (edit: TextEdit, key: KeyPress): TextEdit | null =>
  key.text === '' ? editKey(edit, key.name) : typed(edit, key.text);

const close = (model: ReviewModel): Step<ReviewModel> => still({ ...model, panel: null, message: null });

export function numbersKey(model: ReviewModel, panel: NumbersPanel, key: KeyPress): Step<ReviewModel> {
  const turn = <T>(values: readonly T[], now: T, step: number): T =>
    values[(values.indexOf(now) + step + values.length) % values.length] ?? now;
  switch (key.name) {
    case 'escape':
      return close(model);
    case 'enter': {
      const review = act(model.review, { type: 'number', id: panel.group, numbering: numberingIn(panel) });
      return say({ ...model, review, panel: null }, 'numbers changed · u undoes');
    }
    case 'down':
    case 'tab':
      return still({ ...model, panel: { ...panel, field: turn(FIELDS, panel.field, 1) } });
    case 'up':
    case 'shift-tab':
      return still({ ...model, panel: { ...panel, field: turn(FIELDS, panel.field, -1) } });
    default: {
      if (panel.field === 'order') {
        const step = key.name === 'right' || key.name === 'space' ? 1 : key.name === 'left' ? -1 : 0;
        return still({ ...model, panel: { ...panel, order: turn(ORDERS, panel.order, step) } });
      }
      const edit = edited(panel[panel.field], key);
      const isNumber = edit !== null && /^[+-]?\d{0,4}$/.test(textIn(edit));
      return isNumber ? still({ ...model, panel: { ...panel, [panel.field]: edit } }) : still(model);
    }
  }
}

export function fileKey(model: ReviewModel, panel: FilePanel, key: KeyPress): Step<ReviewModel> {
  if (key.name === 'escape') return close(model);
  if (key.name === 'enter') {
    const edit = fileNumbersIn(textIn(panel.numbers));
    if (!edit) return say(model, 'a number is 5, 5-6, 12.5, S2E5 or SP3');
    const file = groupOf(model.review, panel.group)?.files[panel.file];
    if (!file) return close(model);
    const review = act(model.review, { type: 'edit-file', path: pathOf(file), edit });
    return say({ ...model, review, panel: null }, 'this file’s number changed · u undoes');
  }
  const numbers = edited(panel.numbers, key);
  return numbers ? still({ ...model, panel: { ...panel, numbers } }) : still(model);
}

export function filterKey(model: ReviewModel, panel: FilterPanel, key: KeyPress): Step<ReviewModel> {
  if (key.name === 'escape') return still({ ...enterView({ ...model, filter: '' }), panel: null, message: null });
  if (key.name === 'enter') return still({ ...model, panel: null, message: null });
  const words = edited(panel.words, key);
  if (!words) return still(model);
  return still({ ...enterView({ ...model, filter: textIn(words) }), panel: { ...panel, words } });
}
