// Opening a form on the row under the cursor, filled with what was read. Pure.
import { candidateOf, decisionOf, groupOf, matchOf, pathOf } from '../../review/review.ts';
import { still, type Step } from '../model.ts';
import { textEdit } from '../text-edit.ts';
import { NOTHING_FOUND, type Finding } from './panel.ts';
import type { ReviewModel } from './review-model.ts';
import { say } from './review-deeds.ts';

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

export function openFileNumbers(model: ReviewModel): Step<ReviewModel> {
  const { cursor, review } = model;
  const file = cursor?.file == null ? null : groupOf(review, cursor.group)?.files[cursor.file];
  if (!cursor || cursor.file === null || !file) return still(model);
  const numbers = textEdit(numbersOf(file.parsed.season, file.parsed.episodes));
  return still({
    ...model,
    message: `numbers of ${pathOf(file).split('/').at(-1) ?? ''}`,
    panel: { type: 'file', group: cursor.group, file: cursor.file, numbers },
  });
}

export function openEdit(model: ReviewModel): Step<ReviewModel> {
  const { cursor, review } = model;
  if (!cursor) return say(model, 'nothing is listed here');
  if (cursor.file !== null) return openFileNumbers(model);
  const group = groupOf(review, cursor.group);
  if (!group) return still(model);
  const decision = decisionOf(review, group.id);
  const filedAs = decision?.kind === 'take' ? decision.filedAs : { kind: 'tmdb' as const };
  const season = review.now.edits.get(group.id)?.season ?? group.files[0]?.parsed.season ?? null;
  return still({
    ...model,
    message: 'nothing is filed before Apply',
    panel: {
      type: 'edit',
      group: group.id,
      field: 'title',
      title: textEdit(group.title),
      kind: group.kind,
      year: textEdit(wholeNumber(group.year)),
      season: textEdit(wholeNumber(season)),
      filedAs: filedAs.kind,
      own: textEdit(filedAs.kind === 'own' ? filedAs.text : ''),
      changed: false,
      finding: findingFor(model, group.id),
    },
  });
}

export function openSearch(model: ReviewModel, words = ''): Step<ReviewModel> {
  const { cursor, review } = model;
  if (!cursor) return say(model, 'nothing is listed here');
  if (!groupOf(review, cursor.group)) return still(model);
  return still({
    ...model,
    message: null,
    cursor: { group: cursor.group, file: null },
    panel: { type: 'search', group: cursor.group, words: textEdit(words), finding: NOTHING_FOUND },
  });
}

export function openNumbers(model: ReviewModel): Step<ReviewModel> {
  const { cursor, review } = model;
  if (!cursor) return say(model, 'nothing is listed here');
  if (cursor.file !== null) return openFileNumbers(model);
  const candidate = candidateOf(review, cursor.group);
  if (candidate?.entry.type !== 'tv') return say(model, 'numbers are for series: take or search one first');
  const decision = decisionOf(review, cursor.group);
  const numbering =
    decision?.kind === 'take' ? decision.numbering : { order: 'tmdb' as const, offset: 0, season: null };
  return still({
    ...model,
    message: 'every file re-flows as you change; Enter keeps it',
    opened: new Set(model.opened).add(cursor.group),
    panel: {
      type: 'numbers',
      group: cursor.group,
      field: 'order',
      order: numbering.order,
      season: textEdit(wholeNumber(numbering.season)),
      offset: textEdit(numbering.offset === 0 ? '' : String(numbering.offset)),
    },
  });
}

export const openFilter = (model: ReviewModel): Step<ReviewModel> =>
  still({ ...model, message: null, panel: { type: 'filter', words: textEdit(model.filter) } });
