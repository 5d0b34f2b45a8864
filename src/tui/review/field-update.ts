// The forms that ask nobody: numbers of a group, numbers of a file, the filter. Pure.
import { numberingFrom, orderChoices } from '../../review/numbering.ts';
import { candidateOf } from '../../review/review.ts';
import type { KeyPress } from '../keymap.ts';
import { still, type Step } from '../model.ts';
import { editKey, textEdit, textIn, typed, type TextEdit } from '../text-edit.ts';
import { enterView, narrow } from './listing.ts';
import type { FilePanel, FilterPanel, NumbersPanel } from './panel.ts';
import { fileNumbersIn, numberingIn, numbersProblem } from './panel-wish.ts';
import { done, goOn, say } from './review-deeds.ts';
import type { ReviewModel } from './review-model.ts';
import { actionFor, idOf, reviewFor } from './targets.ts';

const FIELDS = ['order', 'season', 'start', 'offset'] as const;

const edited = (edit: TextEdit, key: KeyPress): TextEdit | null =>
  key.text === '' ? editKey(edit, key.name) : typed(edit, key.text);

const turn = <T>(values: readonly T[], now: T, step: number): T =>
  values[(values.indexOf(now) + step + values.length) % values.length] ?? now;

const close = (model: ReviewModel): Step<ReviewModel> => still({ ...model, panel: null, message: null });

/** `start at` and the offset are two ways to say one thing: what is typed in one is shown in the other. */
function withNumber(model: ReviewModel, panel: NumbersPanel, edit: TextEdit): NumbersPanel {
  if (panel.field === 'season') return { ...panel, season: edit };
  const id = idOf(panel.target);
  const review = reviewFor(model.review, panel.target);
  const offsetFor = (number: number): number => numberingFrom(review, id, panel.order, { season: null, number }).offset;
  if (panel.field === 'start') {
    const number = textIn(edit) === '' ? null : Number(textIn(edit));
    const offset = number === null ? 0 : offsetFor(number);
    return { ...panel, start: edit, offset: textEdit(offset === 0 ? '' : String(offset)) };
  }
  const { offset } = numberingIn({ ...panel, offset: edit });
  // the first file gets the number whose offset from it this is
  return { ...panel, offset: edit, start: textEdit(offset === 0 ? '' : String(offset - offsetFor(0))) };
}

/** The orders there are, in words, with how many files each places. */
const orderTurned = (model: ReviewModel, panel: NumbersPanel, step: number): NumbersPanel['order'] =>
  turn(
    orderChoices(reviewFor(model.review, panel.target), idOf(panel.target)).map(({ order }) => order),
    panel.order,
    step,
  );

const SHAPES = { season: /^\d{0,3}$/, start: /^\d{0,4}$/, offset: /^[+-]?\d{0,4}$/ } as const;

export function numbersKey(model: ReviewModel, panel: NumbersPanel, key: KeyPress): Step<ReviewModel> {
  switch (key.name) {
    case 'escape':
      return close(model);
    case 'enter': {
      const numbering = numberingIn(panel);
      const title = candidateOf(reviewFor(model.review, panel.target), idOf(panel.target))?.title ?? '';
      const action = actionFor(panel.target, (ids) => ({ type: 'number', ids, numbering }));
      return goOn(done({ ...model, panel: null }, action), `${title} with these numbers · u undoes`);
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
        if (step === 0) return say(model, '←→ turns the order · ↓ goes to season, start and offset');
        return still({ ...model, panel: { ...panel, order: orderTurned(model, panel, step) } });
      }
      const edit = edited(panel[panel.field], key);
      if (edit === null) return still(model);
      if (!SHAPES[panel.field].test(textIn(edit))) return say(model, 'a number is wanted here');
      return still({ ...model, panel: withNumber(model, panel, edit), message: null });
    }
  }
}

export function fileKey(model: ReviewModel, panel: FilePanel, key: KeyPress): Step<ReviewModel> {
  if (key.name === 'escape') return close(model);
  if (key.name === 'enter') {
    const edit = fileNumbersIn(textIn(panel.numbers));
    if (!edit) return say(model, numbersProblem(textIn(panel.numbers)) ?? 'type a number: 5, 5-6, 12.5, S2E5 or SP3');
    return say(
      done({ ...model, panel: null }, { type: 'edit-files', paths: panel.paths, edit }),
      'this file’s number changed · u undoes',
    );
  }
  const numbers = edited(panel.numbers, key);
  if (!numbers) return still(model);
  return still({ ...model, panel: { ...panel, numbers }, message: numbersProblem(textIn(numbers)) });
}

export function filterKey(model: ReviewModel, panel: FilterPanel, key: KeyPress): Step<ReviewModel> {
  if (key.name === 'escape') return still({ ...enterView({ ...model, filter: '' }), panel: null, message: null });
  if (key.name === 'enter') return still({ ...model, panel: null, message: null });
  const words = edited(panel.words, key);
  if (!words) return still(model);
  return still({ ...narrow(model, textIn(words)), panel: { ...panel, words } });
}
