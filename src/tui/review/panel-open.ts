// Opening a form on the row under the cursor or on what is marked, filled with what was read. Pure.
import { missingEpisodeGroups } from '../../review/numbering.ts';
import { candidateOf, decisionOf, groupOf, matchOf } from '../../review/review.ts';
import { still, type Step } from '../model.ts';
import { textEdit } from '../text-edit.ts';
import { NOTHING_FOUND, type Finding } from './panel.ts';
import type { ReviewModel } from './review-model.ts';
import { NOT_LISTED, say } from './review-deeds.ts';
import { fileAtCursor, filesIn, groupFor, idOf, markedTarget, reviewFor, targetOf } from './targets.ts';

const wholeNumber = (value: number | null): string => (value === null ? '' : String(value));

function findingFor({ review }: ReviewModel, id: string): Finding {
  const match = matchOf(review, id);
  const taken = candidateOf(review, id);
  const chosen = match && taken ? Math.max(0, match.candidates.indexOf(taken)) : 0;
  return { ...NOTHING_FOUND, match, chosen };
}

/** Numbers of a file as they are typed: `S2E5`, `SP3`, `5-6`. */
function numbersOf(season: number | null, episodes: readonly number[]): string {
  const [first] = episodes;
  if (first === undefined) return '';
  const range = episodes.length > 1 ? `${first}-${episodes.at(-1) ?? first}` : String(first);
  if (season === 0) return `SP${range}`;
  return season === null ? range : `S${season}E${range}`;
}

/** The numbers of the one file under the cursor; null on a group's row, and where something is marked. */
export function openFileNumbers(model: ReviewModel): Step<ReviewModel> | null {
  const at = markedTarget(model) ? null : fileAtCursor(model);
  const file = at && model.cursor?.file != null ? groupOf(model.review, at.group)?.files[model.cursor.file] : null;
  if (!at || !file) return null;
  const numbers = textEdit(numbersOf(file.parsed.season, file.parsed.episodes));
  return still({ ...model, message: 'this file’s own number', panel: { type: 'file', paths: [at.path], numbers } });
}

const forText = (files: number, text: string): string => (files > 1 ? `${text} · for ${files} files` : text);

export function openEdit(model: ReviewModel): Step<ReviewModel> {
  const ofFile = openFileNumbers(model);
  if (ofFile) return ofFile;
  const target = targetOf(model, false);
  const group = target && groupFor(model.review, target);
  if (!target || !group) return say(model, NOT_LISTED);
  const id = idOf(target);
  const review = reviewFor(model.review, target);
  const decision = decisionOf(review, id);
  const filedAs = decision?.kind === 'take' ? decision.filedAs : { kind: 'tmdb' as const };
  const [file, ...others] = group.files;
  const isOne = others.length === 0 && target.ids.length + (target.apart ? 1 : 0) === 1;
  return still({
    ...model,
    message: forText(filesIn(model.review, target), 'nothing is filed before Apply'),
    panel: {
      type: 'edit',
      target,
      field: 'title',
      title: textEdit(group.title),
      kind: group.kind,
      year: textEdit(wholeNumber(group.year)),
      season: textEdit(wholeNumber(file?.parsed.season ?? null)),
      episode: isOne && file ? textEdit(numbersOf(null, file.parsed.episodes)) : null,
      filedAs: filedAs.kind,
      own: textEdit(filedAs.kind === 'own' ? filedAs.text : ''),
      changed: false,
      finding: findingFor({ ...model, review }, id),
    },
  });
}

export function openSearch(model: ReviewModel): Step<ReviewModel> {
  const target = targetOf(model, false);
  if (!target) return say(model, NOT_LISTED);
  const files = filesIn(model.review, target);
  return still({
    ...model,
    message: files > 1 ? `for ${files} files` : null,
    panel: { type: 'search', target, words: textEdit(), finding: NOTHING_FOUND },
  });
}

/** `language`: what names of episode groups are wanted in. */
export function openNumbers(model: ReviewModel, language: string, why: string | null = null): Step<ReviewModel> {
  const ofFile = openFileNumbers(model);
  if (ofFile) return ofFile;
  const target = targetOf(model, false);
  if (!target) return say(model, NOT_LISTED);
  const review = reviewFor(model.review, target);
  const id = idOf(target);
  if (candidateOf(review, id)?.entry.type !== 'tv') {
    const decision = decisionOf(review, id);
    return say(
      model,
      decision?.kind === 'as-read'
        ? 'as read: e changes the season, → and e a file’s number'
        : 'numbers are for series: take or search one first',
    );
  }
  const decision = decisionOf(review, id);
  const numbering =
    decision?.kind === 'take' ? decision.numbering : { order: 'tmdb' as const, offset: 0, season: null };
  const show = missingEpisodeGroups(review, id);
  const numbered = {
    ...model,
    message: why ?? 'every file re-flows as you change; Enter keeps it',
    opened: target.apart ? model.opened : new Set(model.opened).add(id),
    panel: {
      type: 'numbers',
      target,
      field: 'order',
      order: numbering.order,
      season: textEdit(wholeNumber(numbering.season)),
      start: textEdit(),
      offset: textEdit(numbering.offset === 0 ? '' : String(numbering.offset)),
    },
  } as const;
  return { model: numbered, effects: show ? [{ type: 'episode-groups', show: show.id, language }] : [] };
}

export const openFilter = (model: ReviewModel): Step<ReviewModel> =>
  still({ ...model, message: null, panel: { type: 'filter', words: textEdit(model.filter) } });
