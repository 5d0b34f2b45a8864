// The same job as plain questions and answers, a line each: scan, decide, plan, apply. The same decisions file as the full screen.
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { Failure } from '../../model/failure.ts';
import type { Plan, Roots } from '../../model/plan.ts';
import { display } from '../../names/display.ts';
import { act, type Action } from '../../review/actions.ts';
import { arrive, refound, resumed } from '../../review/arrivals.ts';
import { ownDecisions } from '../../review/decided.ts';
import { filingsOf } from '../../review/filings.ts';
import { emptyReview, matchOf, type Review } from '../../review/review.ts';
import { countsOf } from '../../review/views.ts';
import { linesBetween } from '../../review/session.ts';
import type { Options } from '../../settings/options.ts';
import { applyPlan } from '../../workflow/apply.ts';
import { openDemo } from '../../workflow/demo.ts';
import { matchLibrary } from '../../workflow/match.ts';
import type { CatalogueSession, Parts } from '../../workflow/parts.ts';
import { planFilings, planOptionsOf, type MadePlan } from '../../workflow/plan.ts';
import { rememberDecisions } from '../../workflow/remember.ts';
import { searchFor } from '../../workflow/search.ts';
import { openSession, type OpenSession } from '../../workflow/session.ts';
import { searchIn } from '../review/search-words.ts';
import { answerIn, questionText, waitingIds } from './question.ts';

export interface LinearWish {
  readonly parts: Parts;
  readonly input: Readable;
  readonly output: Writable;
  readonly folders: readonly string[];
  /** null: none is known */
  readonly roots: Roots | null;
  readonly options: Options;
  /** the sample library, instead of folders */
  readonly demo: boolean;
  readonly signal: AbortSignal;
}

/** What is worked on, opened. */
interface Place {
  readonly parts: Parts;
  readonly folders: readonly string[];
  readonly roots: Roots;
  readonly catalogue: CatalogueSession;
  close(): Promise<void>;
}

interface Dialogue extends Pick<LinearWish, 'options' | 'signal'>, Place {
  readonly session: OpenSession;
  /** null: the input has ended */
  readonly ask: (question: string) => Promise<string | null>;
  readonly say: (text: string) => void;
}

async function scan({ parts, folders, options, catalogue, signal, session, say }: Dialogue): Promise<Review> {
  let review = session.left ? resumed(emptyReview, session.left.now, session.left) : emptyReview;
  say(`Reading ${folders.join(', ')} ...`);
  for await (const event of matchLibrary(parts, folders, options, catalogue, signal)) {
    if (event.type === 'group-matched') review = arrive(review, [{ group: event.group, match: event.match }]);
    else if (event.type === 'client-changed') say(event.text);
    else if (event.type === 'file-troubled') say(`${event.trouble.message} ${display(event.trouble.path)}`);
  }
  return review;
}

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
async function decide(
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

function tellPlan({ say }: Dialogue, plan: Plan): number {
  const going = plan.operations.filter(({ accepted }) => accepted);
  for (const { source, destination, action } of going)
    say(`${action} ${display(source)}\n  to ${display(destination)}`);
  for (const { source, reason } of plan.refusals) say(`stays ${display(source)}: ${reason}`);
  for (const { ok, text } of plan.preflight) if (!ok) say(`! ${text}`);
  say(`${going.length} files would go, ${plan.refusals.length} stay. Nothing has been changed yet.`);
  return going.length;
}

async function carryOut(dialogue: Dialogue, review: Review, made: MadePlan): Promise<void> {
  const { parts, options, signal, say } = dialogue;
  const problem = await rememberDecisions(parts, ownDecisions(review));
  if (problem !== null) say(problem);
  const { verifyHash, breakLock } = options;
  for await (const told of applyPlan(parts, { plan: made.plan, text: made.text, verifyHash, breakLock }, signal)) {
    if (told.type !== 'run-advanced') continue;
    const { event } = told;
    if (event.type === 'operation-ended' && event.status !== 'done')
      say(`${event.status} ${display(event.operation.source)}: ${event.reason ?? event.code ?? ''}`);
    else if (event.type === 'run-ended')
      say(
        `Run ${event.runId}: ${event.done} done, ${event.skipped} left, ${event.failed} failed. anivault rollback --apply undoes it.`,
      );
  }
}

async function converse(dialogue: Dialogue): Promise<void> {
  const { say, options, roots, folders, parts, session } = dialogue;
  if (session.isShared) say('Another window shows this session: what you decide here is not kept.');
  const scanned = await scan(dialogue);
  const { all, ready } = countsOf(scanned);
  say(`${all} groups, ${ready} settled, ${waitingIds(scanned).length} to decide.`);
  const { review, isOver } = await decide(dialogue, scanned);
  if (isOver) return say(`${waitingIds(review).length} to decide, kept. Nothing was changed.`);
  const made = planFilings(parts, { ...filingsOf(review), options: planOptionsOf(options), roots, sources: folders });
  if (tellPlan(dialogue, made.plan) === 0) return;
  const text = await dialogue.ask('Type yes to do it: ');
  if (text?.trim().toLowerCase() === 'yes') await carryOut(dialogue, review, made);
  else say('Nothing was changed. What you decided is kept.');
}

/** Failure E-USAGE where folders or a library are missing: nobody is asked for them here. */
async function openPlace({ parts, folders, roots, options, demo }: LinearWish): Promise<Place> {
  if (demo) {
    const sample = await openDemo(parts);
    return { ...sample, folders: [sample.folder], catalogue: sample.session, close: () => sample.close() };
  }
  if (folders.length === 0 || roots === null)
    throw new Failure({
      code: 'E-USAGE',
      message:
        folders.length === 0 ? 'Which folder is to be read?' : 'No library is known: where should shows and films go?',
      hint: '`anivault --linear FOLDER --library DIR`',
    });
  const { offline, rate, concurrency } = options;
  const catalogue = await parts.openCatalogue({ offline, rate, concurrency });
  return { parts, folders, roots, catalogue, close: () => catalogue.close() };
}

/** Runs the dialogue to its end; resolves with the exit code. */
export async function runLinear(wish: LinearWish): Promise<number> {
  const { input, output, options, signal } = wish;
  const lines = createInterface({ input, output, terminal: false });
  // a line that comes before it is asked for waits
  const typed = lines[Symbol.asyncIterator]();
  const say = (text: string): void => void output.write(`${text}\n`);
  const ask = async (question: string): Promise<string | null> => {
    output.write(question);
    const next = await typed.next();
    return next.done === true ? null : next.value;
  };
  const stop = (): void => {
    lines.close();
  };
  signal.addEventListener('abort', stop);
  let place: Place | null = null;
  let session: OpenSession | null = null;
  try {
    place = await openPlace(wish);
    session = openSession(place.parts, place);
    await converse({ ...place, options, signal, session, ask, say });
    return 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    say([error.message, error.path, error.hint].filter(Boolean).join(' '));
    return error.exit;
  } finally {
    signal.removeEventListener('abort', stop);
    lines.close();
    session?.close(false);
    await place?.close();
  }
}
