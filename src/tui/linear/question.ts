// One group as plain lines with numbered answers, for screen readers and terminals that can do no more. Pure texts.
import { display } from '../../names/display.ts';
import { decisionOf, groupOf, matchOf, type Review } from '../../review/review.ts';
import { whyTexts } from '../review/standing.ts';
import { newNameAt } from '../../review/filings.ts';
import type { NamingOptions } from '../../model/plan.ts';

/** What a person can say to a group. */
export type Answer =
  | { readonly kind: 'take'; readonly candidate: number }
  | { readonly kind: 'as-read' }
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'leave-out' }
  | { readonly kind: 'later' }
  | { readonly kind: 'back' }
  | { readonly kind: 'plan' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'unclear'; readonly why: string };

/** The question about a group: what was read, what was found with the reasons, and the answers. */
export function questionText(review: Review, id: string, place: string, naming: NamingOptions): string {
  const group = groupOf(review, id);
  const match = matchOf(review, id);
  if (!group) return '';
  const [file] = group.files;
  const notes = whyTexts(review, id).map((text) => `  ${text}`);
  const candidates = (match?.candidates ?? []).map((candidate, index) => {
    const kind = candidate.type === 'tv' ? 'series' : 'film';
    const year = candidate.year === null ? '' : ` (${candidate.year})`;
    const placed = `${candidate.placed} of ${group.files.length} files placed`;
    return `  ${index + 1}  ${display(candidate.title)}${year}, ${kind}, ${Math.round(candidate.score * 100)} points, ${placed}`;
  });
  const fresh = newNameAt(review, id, 0, naming);
  return [
    '',
    `${place}: ${display(group.title)}, ${group.files.length} ${group.files.length === 1 ? 'file' : 'files'}, ${match?.state ?? 'not matched'}`,
    `  now ${display(file?.unit.file.name ?? '')}`,
    ...(fresh === null ? [] : [`  new ${display(fresh)}`]),
    ...notes,
    ...candidates,
    '  0  as read, without a TMDB id',
    'Number takes it, s WORDS searches, x leaves out, n later, b back, p plan, q quits.',
  ].join('\n');
}

/** What was typed, understood; `candidates`: how many there are. */
export function answerIn(text: string, candidates: number): Answer {
  const said = text.trim();
  if (/^\d+$/.test(said)) {
    const number = Number(said);
    if (number === 0) return { kind: 'as-read' };
    if (number <= candidates) return { kind: 'take', candidate: number - 1 };
    return { kind: 'unclear', why: `There is no candidate ${number}.` };
  }
  const search = /^s(?:earch)?\s+(\S.*)$/i.exec(said);
  if (search?.[1] !== undefined) return { kind: 'search', words: search[1] };
  switch (said.toLowerCase()) {
    case 'x':
      return { kind: 'leave-out' };
    case 'n':
    case '':
      return { kind: 'later' };
    case 'b':
      return { kind: 'back' };
    case 'p':
      return { kind: 'plan' };
    case 'q':
      return { kind: 'quit' };
    default:
      return { kind: 'unclear', why: 'Type a number, s with words, x, n, b, p or q.' };
  }
}

/** Groups that wait, in the order they came. */
export const waitingIds = (review: Review): readonly string[] =>
  [...review.groups.keys()].filter((id) => matchOf(review, id) !== null && decisionOf(review, id) === null);
