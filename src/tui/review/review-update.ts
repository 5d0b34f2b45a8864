// The Review screen: a key, a paste or an answer in, the next state and what it wants done. Pure; every key answers.
import type { GroupMatch } from '../../model/match.ts';
import { commandKey, type KeyPress } from '../keymap.ts';
import { still, type Step, type Surroundings } from '../model.ts';
import { typed } from '../text-edit.ts';
import { fileKey, filterKey, numbersKey } from './field-update.ts';
import { ask, findingKey, takeFound } from './finding-update.ts';
import { listKey } from './list-keys.ts';
import { isAsking } from './panel.ts';
import { openSearch } from './panel-open.ts';
import { paneKey } from './pane-keys.ts';
import { say } from './review-deeds.ts';
import type { ReviewModel } from './review-model.ts';

type Reviewed = Step<ReviewModel>;

/** An answer to a search; one that nobody waits for any more is dropped. */
export function reviewFound(model: ReviewModel, request: number, match: GroupMatch, ms: number): Reviewed {
  const { panel } = model;
  if (!isAsking(panel) || panel.finding.asking !== request) return still(model);
  const { takeWhenFound } = panel.finding;
  const next = { ...panel, finding: { asking: null, match, chosen: 0, takeWhenFound: false } };
  const count = match.candidates.length;
  const [note] = match.notes;
  const message =
    count > 0
      ? `found in ${(ms / 1000).toFixed(1)} s · nothing is filed before Apply`
      : (note?.text ?? 'nothing found');
  const found = { ...model, panel: next, message };
  return takeWhenFound && count > 0 ? takeFound(found, next) : still(found);
}

/** Somebody is at work here: rows stay where they are from now on. */
const touched = (model: ReviewModel): ReviewModel => (model.touched ? model : { ...model, touched: true });

export function reviewPasted(before: ReviewModel, text: string, around: Surroundings): Reviewed {
  const model = touched(before);
  const { panel } = model;
  if (panel) return reviewKey(model, { name: '', text }, around);
  const opened = openSearch(model).model;
  return opened.panel?.type === 'search'
    ? ask(opened, { ...opened.panel, words: typed(opened.panel.words, text) }, around)
    : still(opened);
}

/** One key, or text that was pasted into a form. */
export function reviewKey(before: ReviewModel, key: KeyPress, around: Surroundings): Reviewed {
  const model = touched(before);
  const { panel } = model;
  switch (panel?.type) {
    case 'edit':
    case 'search':
      return findingKey(model, panel, key, around);
    case 'numbers':
      return numbersKey(model, panel, key);
    case 'file':
      return fileKey(model, panel, key);
    case 'filter':
      return filterKey(model, panel, key);
    case undefined: {
      const name = commandKey(key);
      const { justChanged, cursor } = model;
      if (justChanged !== null && justChanged === cursor?.group && /^(?:enter|a|\d)$/.test(name))
        return say({ ...model, justChanged: null }, 'this row has only just changed: look, then press again');
      const seen = justChanged === null ? model : { ...model, justChanged: null };
      const fromPane = seen.pane.open && seen.pane.focused ? paneKey(seen, name, around) : null;
      return fromPane ?? listKey(seen, name, around);
    }
  }
}
