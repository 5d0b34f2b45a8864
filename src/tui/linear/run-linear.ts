// The same job as plain questions and answers, a line each: scan, decide, plan, apply. The same decisions file as the full screen.
import { createInterface } from 'node:readline/promises';
import { Failure } from '../../model/failure.ts';
import { display } from '../../names/display.ts';
import { arrive, refound, resumed } from '../../review/arrivals.ts';
import { leftOutOf, lostWorks } from '../../review/decided.ts';
import { filingsOf } from '../../review/filings.ts';
import { emptyReview, withSettling, type Review } from '../../review/review.ts';
import { countsOf } from '../../review/views.ts';
import { openDemo } from '../../workflow/demo.ts';
import { matchLibrary } from '../../workflow/match.ts';
import { planFilings, planOptionsOf } from '../../workflow/plan.ts';
import { rememberLeftOut } from '../../workflow/seen.ts';
import { searchFor } from '../../workflow/search.ts';
import { openSession, type OpenSession } from '../../workflow/session.ts';
import { carryOut, tellPlan } from './carry-out.ts';
import { decide } from './decide.ts';
import type { Dialogue, LinearWish, Place } from './dialogue.ts';
import { waitingIds } from './question.ts';

/** Works that a session's decisions name and that matching did not bring, as what a person had searched for, are looked up by their ids. */
async function withLost(dialogue: Dialogue, scanned: Review): Promise<Review> {
  const { catalogue, options, signal } = dialogue;
  let review = scanned;
  for (const { group, ref } of lostWorks(scanned, [...scanned.groups.keys()])) {
    const wish = { group, refs: [ref], external: null, byWords: false, language: options.lang };
    review = refound(review, group.id, await searchFor(catalogue, wish, signal));
  }
  return review;
}

async function scan({ parts, folders, options, catalogue, signal, session, say }: Dialogue): Promise<Review> {
  const empty = withSettling(emptyReview, options['review.settle']);
  let review = session.left ? resumed(empty, session.left.now, session.left) : empty;
  say(`Reading ${folders.join(', ')} ...`);
  for await (const event of matchLibrary(parts, folders, options, catalogue, signal)) {
    if (event.type === 'group-matched') review = arrive(review, [{ group: event.group, match: event.match }]);
    else if (event.type === 'client-changed') say(event.text);
    else if (event.type === 'file-troubled') say(`${event.trouble.message} ${display(event.trouble.path)}`);
  }
  return review;
}

async function converse(dialogue: Dialogue): Promise<void> {
  const { say, options, roots, folders, parts, session } = dialogue;
  if (session.isShared) say('Another window shows this session: what you decide here is not kept.');
  const scanned = await withLost(dialogue, await scan(dialogue));
  const { all, ready } = countsOf(scanned);
  say(`${all} groups, ${ready} settled, ${waitingIds(scanned).length} to decide.`);
  const { review, isOver } = await decide(dialogue, scanned);
  rememberLeftOut(parts, leftOutOf(review));
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
  const catalogue = await parts.openCatalogue(options);
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
