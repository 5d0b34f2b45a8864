// The questions of a dialogue, one for each group that waits; every answer is kept in the session as it is given.
import { act, type Action } from '../../review/actions.ts';
import { refound } from '../../review/arrivals.ts';
import { matchOf, type Review } from '../../review/review.ts';
import { linesBetween } from '../../review/session.ts';
import { searchFor } from '../../workflow/search.ts';
import { searchIn } from '../review/search-words.ts';
import type { Dialogue } from './dialogue.ts';
import { answerIn, questionText, waitingIds } from './question.ts';

function decided(dialogue: Dialogue, review: Review, action: Action): Review {
  const next = act(review, action);
  dialogue.session.append(linesBetween(review, next));
  return next;
}

async function search(dialogue: Dialogue, review: Review, id: string, text: string): Promise<Review> {
  const group = review.groups.get(id);
  const { words, year, refs, external, byWords, problem } = searchIn(text);
  if (!group || problem !== null) {
    dialogue.say(problem ?? '');
    return review;
  }
  const wanted = byWords ? { ...group, title: words, titles: [words], year: year ?? group.year } : group;
  const { lang: language } = dialogue.options;
  const found = await searchFor(
    dialogue.catalogue,
    { group: wanted, refs, external, byWords, language },
    dialogue.signal,
  );
  if (found.candidates.length === 0) dialogue.say('Nothing was found.');
  // found by a person's own words: it is theirs to take, however sure it is
  const state = found.state === 'strong' ? 'medium' : found.state;
  return refound(review, id, { ...found, state });
}

/** Asks about every group that waits, until all are decided or a person goes on. */
export async function decide(
  dialogue: Dialogue,
  first: Review,
): Promise<{ readonly review: Review; readonly isOver: boolean }> {
  let review = first;
  const later = new Set<string>();
  for (;;) {
    const waiting = waitingIds(review).filter((id) => !later.has(id));
    const [id] = waiting;
    if (id === undefined) return { review, isOver: false };
    const total = waitingIds(review).length;
    const place = `${total} to decide`;
    dialogue.say(questionText(review, id, place, dialogue.options));
    const text = await dialogue.ask('> ');
    if (text === null) return { review, isOver: true };
    const answer = answerIn(text, matchOf(review, id)?.candidates.length ?? 0);
    switch (answer.kind) {
      case 'take':
        review = decided(dialogue, review, { type: 'take', id, candidate: answer.candidate });
        break;
      case 'as-read':
        review = decided(dialogue, review, { type: 'as-read', ids: [id], edit: null });
        break;
      case 'leave-out':
        review = decided(dialogue, review, { type: 'leave', ids: [id], paths: [], out: true });
        break;
      case 'search':
        review = await search(dialogue, review, id, answer.words);
        break;
      case 'later':
        later.add(id);
        break;
      case 'back':
        if (review.past.length === 0 && later.size === 0) dialogue.say('There is nothing to go back to.');
        else if (later.size > 0) later.clear();
        else review = decided(dialogue, review, { type: 'undo' });
        break;
      case 'plan':
        return { review, isOver: false };
      case 'quit':
        return { review, isOver: true };
      case 'unclear':
        dialogue.say(answer.why);
        break;
    }
  }
}
