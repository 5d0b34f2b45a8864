// The forms that ask TMDB while a person types: edit and search. Answers to older words are never taken. Pure.
import { act } from '../../review/actions.ts';
import { readAs } from '../../review/review.ts';
import type { Effect } from '../effect.ts';
import type { KeyPress } from '../keymap.ts';
import { still, type Step, type Surroundings } from '../model.ts';
import { editKey, textEdit, textIn, typed, type TextEdit } from '../text-edit.ts';
import { EDIT_FIELDS, type EditField, type EditPanel, type Finding, type SearchPanel } from './panel.ts';
import { editIn, filedAsIn, searchIn } from './panel-wish.ts';
import { goOn, say, takeAsRead, titleText } from './review-deeds.ts';
import type { ReviewModel } from './review-model.ts';

type Asking = EditPanel | SearchPanel;
const FILED_AS = ['tmdb', 'original', 'romaji', 'own'] as const;

const turn = <T>(values: readonly T[], now: T, step: number): T =>
  values[(values.indexOf(now) + step + values.length) % values.length] ?? now;

/** Asks for what stands in the form now; a form without words asks nothing. */
export function ask(model: ReviewModel, panel: Asking, around: Surroundings): Step<ReviewModel> {
  const group = model.review.groups.get(panel.group);
  if (!group) return still(model);
  const request = model.request + 1;
  const language = around.options.lang;
  let effect: Effect;
  if (panel.type === 'edit') {
    if (textIn(panel.title).trim() === '') return still({ ...model, panel });
    const read = readAs(group, editIn(panel, group));
    effect = { type: 'search', request, group: { ...read, titles: [read.title] }, refs: [], byWords: true, language };
  } else {
    const { words, year, refs, byWords, problem } = searchIn(textIn(panel.words));
    if (problem !== null) return say({ ...model, panel }, problem);
    if (!byWords && refs.length === 0) return still({ ...model, panel });
    const read = byWords ? { ...group, title: words, titles: [words], year: year ?? group.year } : group;
    effect = { type: 'search', request, group: read, refs, byWords, language };
  }
  const finding: Finding = { ...panel.finding, asking: request };
  return { model: { ...model, request, panel: { ...panel, finding }, message: 'asking TMDB …' }, effects: [effect] };
}

/** Takes the highlighted candidate of a form, or what was read where that is highlighted. */
export function takeFound(model: ReviewModel, panel: Asking): Step<ReviewModel> {
  const { finding } = panel;
  if (finding.asking !== null)
    return still({
      ...model,
      panel: { ...panel, finding: { ...finding, takeWhenFound: true } },
      message: 'asking TMDB; taken when it answers',
    });
  const group = model.review.groups.get(panel.group);
  if (!group) return still({ ...model, panel: null });
  const candidate = finding.match?.candidates[finding.chosen];
  const edit = panel.type === 'edit' && panel.changed ? editIn(panel, group) : null;
  const closed = { ...model, panel: null };
  if (!finding.match || !candidate) {
    if (panel.type === 'search')
      return say(model, finding.match ? 'nothing found: other words?' : 'type what to look for');
    return edit
      ? goOn(
          { ...closed, review: act(model.review, { type: 'as-read', id: group.id, edit }) },
          'as typed, without a TMDB id · u undoes',
        )
      : takeAsRead(closed, group.id);
  }
  const filedAs = panel.type === 'edit' ? filedAsIn(panel) : { kind: 'tmdb' as const };
  const match = { ...finding.match, groupId: group.id };
  const review = act(model.review, {
    type: 'take-found',
    id: group.id,
    match,
    candidate: finding.chosen,
    edit,
    filedAs,
  });
  return goOn({ ...closed, review }, `took ${titleText(candidate.title)} · u undoes`);
}

const withFinding = (panel: Asking, finding: Finding): Asking => ({ ...panel, finding });

function choose(model: ReviewModel, panel: Asking, step: number): Step<ReviewModel> {
  const { finding } = panel;
  const count = (finding.match?.candidates.length ?? 0) + (panel.type === 'edit' ? 1 : 0);
  if (count === 0) return still(model);
  const chosen = Math.max(0, Math.min(count - 1, finding.chosen + step));
  return still({ ...model, panel: withFinding(panel, { ...finding, chosen }) });
}

const digitsOnly = (text: string): string => text.replace(/\D/g, '');

/** The field's text after a key or a paste; null where the key edits nothing. */
function edited(edit: TextEdit, key: KeyPress, digits: boolean): TextEdit | null {
  const text = digits ? digitsOnly(key.text) : key.text;
  if (key.text !== '') return text === '' ? null : typed(edit, text);
  return editKey(edit, key.name);
}

function editFieldKey(model: ReviewModel, panel: EditPanel, key: KeyPress, around: Surroundings): Step<ReviewModel> {
  const changed = (next: EditPanel): Step<ReviewModel> => ask(model, { ...next, changed: true }, around);
  const step = key.name === 'right' || key.name === 'space' ? 1 : key.name === 'left' ? -1 : 0;
  switch (panel.field) {
    case 'kind':
      return step === 0 ? still(model) : changed({ ...panel, kind: panel.kind === 'film' ? 'series' : 'film' });
    case 'filed-as': {
      if (panel.filedAs === 'own' || key.text.trim() !== '') {
        const own = edited(panel.filedAs === 'own' ? panel.own : textEdit(), key, false);
        const leaves = panel.filedAs === 'own' && key.name === 'left' && panel.own.before.length === 0;
        if (own && !leaves) return still({ ...model, panel: { ...panel, filedAs: 'own', own } });
      }
      return step === 0
        ? still(model)
        : still({ ...model, panel: { ...panel, filedAs: turn(FILED_AS, panel.filedAs, step) } });
    }
    case 'title':
    case 'year':
    case 'season': {
      const edit = edited(panel[panel.field], key, panel.field !== 'title');
      if (!edit) return still(model);
      const next = { ...panel, [panel.field]: edit };
      return textIn(edit) === textIn(panel[panel.field]) ? still({ ...model, panel: next }) : changed(next);
    }
  }
}

const isField = (field: EditField): boolean => EDIT_FIELDS.includes(field);

/** A key while the edit form or the search field is open. */
export function findingKey(model: ReviewModel, panel: Asking, key: KeyPress, around: Surroundings): Step<ReviewModel> {
  switch (key.name) {
    case 'escape':
      return still({ ...model, panel: null, message: null });
    case 'enter':
      return panel.type === 'search' && panel.finding.match === null && panel.finding.asking === null
        ? ask(model, { ...panel, finding: { ...panel.finding, takeWhenFound: false } }, around)
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
      const field = turn(EDIT_FIELDS.filter(isField), panel.field, step);
      return still({ ...model, panel: { ...panel, field } });
    }
    default: {
      if (panel.type === 'edit') return editFieldKey(model, panel, key, around);
      const words = edited(panel.words, key, false);
      if (!words) return still(model);
      const next = { ...panel, words };
      return textIn(words) === textIn(panel.words) ? still({ ...model, panel: next }) : ask(model, next, around);
    }
  }
}
