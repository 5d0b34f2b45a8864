// The forms that ask TMDB while a person types: edit and search. Answers to older words are never taken. Pure.
import { readAs } from '../../review/reading.ts';
import type { Effect } from '../effect.ts';
import type { KeyPress } from '../keymap.ts';
import { still, type Step, type Surroundings } from '../model.ts';
import { editKey, textEdit, textIn, typed, type TextEdit } from '../text-edit.ts';
import { EDIT_FIELDS, type Asking, type EditField, type EditPanel, type Finding } from './panel.ts';
import { editIn, editProblem } from './panel-wish.ts';
import { deedOf } from './preview.ts';
import { done, filesText, goOn, say, titleText } from './review-deeds.ts';
import type { ReviewModel } from './review-model.ts';
import { searchIn } from './search-words.ts';
import { actionFor, filesIn, groupFor } from './targets.ts';

const FILED_AS = ['tmdb', 'original', 'romaji', 'own'] as const;

const turn = <T>(values: readonly T[], now: T, step: number): T =>
  values[(values.indexOf(now) + step + values.length) % values.length] ?? now;

/** Asks for what stands in the form now; a form without words, or with something wrong in it, asks nothing. */
export function ask(model: ReviewModel, panel: Asking, around: Surroundings): Step<ReviewModel> {
  const group = groupFor(model.review, panel.target);
  if (!group) return still(model);
  const request = model.request + 1;
  const language = around.options.lang;
  // what was asked before is for other words: its answer is not taken any more
  const idle = { ...panel, finding: { ...panel.finding, asking: null, takeWhenFound: false } };
  let effect: Effect;
  if (panel.type === 'edit') {
    const problem = editProblem(panel);
    if (problem !== null) return say({ ...model, request, panel: idle }, problem);
    const read = readAs(group, editIn(panel, group));
    effect = {
      type: 'search',
      request,
      group: { ...read, titles: [read.title] },
      refs: [],
      external: null,
      byWords: true,
      language,
    };
  } else {
    const { words, year, refs, external, byWords, problem } = searchIn(textIn(panel.words));
    const none = { ...idle, finding: { ...idle.finding, match: null } };
    if (problem !== null) return say({ ...model, request, panel: none }, problem);
    if (!byWords && refs.length === 0 && external === null)
      return still({ ...model, request, panel: none, message: null });
    const read = byWords ? { ...group, title: words, titles: [words], year: year ?? group.year } : group;
    effect = { type: 'search', request, group: read, refs, external, byWords, language };
  }
  const finding: Finding = { ...panel.finding, asking: request, takeWhenFound: false };
  return { model: { ...model, request, panel: { ...panel, finding }, message: 'asking TMDB ...' }, effects: [effect] };
}

/** Takes the highlighted candidate of a form, or what was read where that is highlighted. */
export function takeFound(model: ReviewModel, panel: Asking): Step<ReviewModel> {
  const { finding } = panel;
  const problem = panel.type === 'edit' ? editProblem(panel) : null;
  if (problem !== null) return say(model, problem);
  if (finding.asking !== null)
    return still({
      ...model,
      panel: { ...panel, finding: { ...finding, takeWhenFound: true } },
      message: 'asking TMDB; taken when it answers',
    });
  const candidate = finding.match?.candidates[finding.chosen];
  if (panel.type === 'search' && !candidate)
    return say(
      model,
      finding.match
        ? `${finding.match.notes[0]?.text ?? 'nothing was found'}: other words?`
        : 'type words, an id, or paste an address',
    );
  const deed = deedOf(model.review, panel);
  if (!deed) return say(model, 'type a title first');
  const files = filesText(filesIn(model.review, panel.target));
  const after = done({ ...model, panel: null }, actionFor(panel.target, deed));
  const text = candidate ? `took ${titleText(candidate.title)} for ${files}` : 'as typed, without a TMDB id';
  return goOn(after, `${text} · u undoes`);
}

const withFinding = (panel: Asking, finding: Finding): Asking => ({ ...panel, finding });

/** How many lines `finds` has: "as read" is one of them in the edit form. */
const choicesIn = ({ type, finding }: Asking): number =>
  (finding.match?.candidates.length ?? 0) + (type === 'edit' ? 1 : 0);

function choose(model: ReviewModel, panel: Asking, step: number): Step<ReviewModel> {
  const { finding } = panel;
  const count = choicesIn(panel);
  if (count === 0) return say(model, 'nothing is found yet');
  const chosen = Math.max(0, Math.min(count - 1, finding.chosen + step));
  return still({ ...model, panel: withFinding(panel, { ...finding, chosen }) });
}

const isDigits = (text: string): boolean => /^\d*$/.test(text);

/** The field's text after a key or a paste; null where the key edits nothing. */
const edited = (edit: TextEdit, key: KeyPress): TextEdit | null =>
  key.text !== '' ? typed(edit, key.text) : editKey(edit, key.name);

function filedAsKey(model: ReviewModel, panel: EditPanel, key: KeyPress, step: number): Step<ReviewModel> {
  if (panel.filedAs === 'own' || key.text.trim() !== '') {
    const own = edited(panel.filedAs === 'own' ? panel.own : textEdit(), key);
    const leaves = panel.filedAs === 'own' && key.name === 'left' && panel.own.before.length === 0;
    if (own && !leaves) return still({ ...model, panel: { ...panel, filedAs: 'own', own } });
  }
  if (step === 0) return say(model, '←→ turns the name · or type your own');
  return still({ ...model, panel: { ...panel, filedAs: turn(FILED_AS, panel.filedAs, step) } });
}

function editFieldKey(model: ReviewModel, panel: EditPanel, key: KeyPress, around: Surroundings): Step<ReviewModel> {
  const changed = (next: EditPanel): Step<ReviewModel> => ask(model, { ...next, changed: true }, around);
  const step = key.name === 'right' || key.name === 'space' ? 1 : key.name === 'left' ? -1 : 0;
  switch (panel.field) {
    case 'kind':
      if (step === 0) return say(model, '←→ turns the kind');
      return changed({ ...panel, kind: panel.kind === 'film' ? 'series' : 'film' });
    case 'filed-as':
      return filedAsKey(model, panel, key, step);
    case 'finds':
      return say(model, '↑↓ chooses, Enter takes');
    case 'title':
    case 'year':
    case 'season':
    case 'episode': {
      const before = panel[panel.field] ?? textEdit();
      const edit = edited(before, key);
      if (!edit) return still(model);
      if ((panel.field === 'year' || panel.field === 'season') && !isDigits(textIn(edit)))
        return say(model, `a ${panel.field} is a number`);
      const next = { ...panel, [panel.field]: edit };
      return textIn(edit) === textIn(before) ? still({ ...model, panel: next }) : changed(next);
    }
  }
}

/** Up and down through the fields; in the last one through what was found. */
function goBetween(model: ReviewModel, panel: EditPanel, step: 1 | -1, byLine: boolean): Step<ReviewModel> {
  const { finding } = panel;
  const last = choicesIn(panel) - 1;
  if (byLine && panel.field === 'finds' && (step === 1 ? finding.chosen < last : finding.chosen > 0))
    return choose(model, panel, step);
  const fields = EDIT_FIELDS.filter(
    (field) => (field !== 'episode' || panel.episode !== null) && (field !== 'finds' || last >= 0),
  );
  const field: EditField = turn(fields, panel.field, step);
  return still({ ...model, panel: { ...panel, field }, message: editProblem({ ...panel, field }) });
}

/** A key while the edit form or the search field is open. */
export function findingKey(model: ReviewModel, panel: Asking, key: KeyPress, around: Surroundings): Step<ReviewModel> {
  switch (key.name) {
    case 'escape':
      return still({ ...model, panel: null, message: null });
    case 'enter':
      return panel.type === 'search' && panel.finding.match === null && panel.finding.asking === null
        ? ask(model, panel, around)
        : takeFound(model, panel);
    case 'pagedown':
      return choose(model, panel, 1);
    case 'pageup':
      return choose(model, panel, -1);
    case 'down':
    case 'up':
    case 'tab':
    case 'shift-tab': {
      const step = key.name === 'down' || key.name === 'tab' ? 1 : -1;
      if (panel.type === 'search') return choose(model, panel, step);
      return goBetween(model, panel, step, key.name === 'down' || key.name === 'up');
    }
    default: {
      if (panel.type === 'edit') return editFieldKey(model, panel, key, around);
      const words = edited(panel.words, key);
      if (!words) return still(model);
      const next = { ...panel, words };
      return textIn(words) === textIn(panel.words) ? still({ ...model, panel: next }) : ask(model, next, around);
    }
  }
}
