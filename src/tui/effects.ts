// The window's only hand: what `update` wants done is done here, through workflows, and answered with messages.
import type { Demo } from '../workflow/demo.ts';
import type { WorkflowEvent } from '../workflow/event.ts';
import type { Standpoint } from '../workflow/look.ts';
import { matchLibrary } from '../workflow/match.ts';
import type { CatalogueSession, Parts } from '../workflow/parts.ts';
import { onlyFile } from '../workflow/first-names.ts';
import { rememberLeftOut } from '../workflow/seen.ts';
import { createPlanHand } from './apply/plan-hand.ts';
import type { FolderListing } from '../model/media-file.ts';
import type { Effect } from './effect.ts';
import { createHistoryHand } from './history/history-hand.ts';
import type { Message } from './message.ts';
import { createReviewHand } from './review/review-hand.ts';
import { createSessionHand } from './review/session-hand.ts';
import { createStartHand } from './start/start-hand.ts';
import { asFailure, createTasks } from './tasks.ts';

/** The terminal, as far as effects may ask something of it. */
export interface TerminalHand {
  redraw(): void;
  suspend(): void;
  quit(code: number, lastWords: string | null): void;
}

export interface EffectsRequest {
  readonly parts: Parts;
  readonly dispatch: (message: Message) => void;
  readonly terminal: TerminalHand;
  readonly standpoint: Standpoint;
}

export interface Effects {
  run(effect: Effect): void;
  /** stops what is under way, waits for it, and closes what was opened; a throw-away library is removed */
  close(reason: string): Promise<void>;
}

/** Opens the hand. Nothing begins before `run`. */
export function createEffects(request: EffectsRequest): Effects {
  const { dispatch, terminal } = request;
  const tasks = createTasks(request);
  let parts = request.parts;
  let demo: Demo | null = null;
  let session: CatalogueSession | null = null;
  let isDone = false;
  const starting = createStartHand(request);
  const kept = createSessionHand(() => parts, dispatch);
  const planning = createPlanHand(() => parts, dispatch);
  const past = createHistoryHand(() => parts, dispatch);
  const reviewing = createReviewHand({ parts: () => parts, session: () => session, dispatch });

  const closeSession = async (): Promise<void> => {
    const open = session;
    session = null;
    if (open && open !== demo?.session) await open.close();
  };

  async function* scan(
    { folders, roots, options, again }: Extract<Effect, { type: 'scan' }>,
    signal: AbortSignal,
  ): AsyncGenerator<WorkflowEvent> {
    await closeSession();
    reviewing.forgetShelves();
    if (roots) kept.open({ folders, roots });
    session = demo ? demo.session : await parts.openCatalogue(options);
    const only = again?.only ?? null;
    const hold = only === null ? undefined : (listing: FolderListing) => onlyFile(listing, only);
    yield* matchLibrary(parts, folders, options, session, signal, { hold, firstNames: again?.firstNames });
  }

  // what changes files loads when it is wanted: the first rows of a scan do without
  async function* apply(
    { plan, text, options: { verifyHash, breakLock } }: Extract<Effect, { type: 'apply' }>,
    signal: AbortSignal,
  ): AsyncGenerator<WorkflowEvent> {
    const { applyPlan } = await import('../workflow/apply.ts');
    yield* applyPlan(parts, { plan, text, verifyHash, breakLock }, signal);
  }

  async function* undo(
    { runId, only }: Extract<Effect, { type: 'undo-run' }>,
    signal: AbortSignal,
  ): AsyncGenerator<WorkflowEvent> {
    const { rollbackRun } = await import('../workflow/rollback.ts');
    const paths = only && new Set(only);
    const wish = { runId, includeChanged: false, apply: true, breakLock: false };
    yield* rollbackRun(parts, { ...wish, only: paths && ((path) => paths.has(path)) }, signal);
  }

  async function* resume(runId: string, signal: AbortSignal): AsyncGenerator<WorkflowEvent> {
    const { resumeRun } = await import('../workflow/rollback.ts');
    yield* resumeRun(parts, { runId, breakLock: false }, signal);
  }

  const openSample = async (): Promise<void> => {
    demo ??= await (await import('../workflow/demo.ts')).openDemo(request.parts);
    parts = demo.parts;
    dispatch({ type: 'demo-opened', folder: demo.folder, roots: demo.roots });
  };

  /** A fault of ours in any of the above ends the window with a sentence instead of a broken screen. */
  const guard = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      parts.log.write('error', 'effect-failed', { text: asFailure(error).message });
      dispatch({ type: 'noted', text: asFailure(error).message });
    });
  };

  return {
    run(effect) {
      switch (effect.type) {
        case 'read-start-facts':
          return guard(starting.readFacts());
        case 'try-key':
          return guard(starting.tryKey(effect.key, effect.baseUrl));
        case 'store-settings':
          return guard(starting.storeSettings(effect.values));
        case 'look-at-folder':
          return guard(starting.lookAtFolder(effect.path));
        case 'look-at-root':
          return guard(starting.lookAtRoot(effect.row, effect.path));
        case 'look-around':
          return guard(starting.lookAround(effect));
        case 'open-demo':
          return guard(openSample());
        case 'scan':
          return tasks.start('scan', (signal) => scan(effect, signal));
        case 'stop-task':
          return tasks.stop(effect.task, 'SIGINT');
        case 'search':
        case 'find-again':
        case 'await-rest':
        case 'await-look':
        case 'look-at-shelf':
        case 'episode-groups':
          return guard(reviewing.run(effect));
        case 'remember':
          return guard(planning.remember(effect.decisions));
        case 'remember-left-out':
          return rememberLeftOut(parts, effect.left);
        case 'keep-session':
          return kept.append(effect.lines);
        case 'make-plan':
          return guard(planning.make(effect.wish));
        case 'save-plan':
          return guard(planning.save(effect.text));
        case 'apply': {
          reviewing.forgetShelves();
          return tasks.start('apply', (signal) => apply(effect, signal));
        }
        case 'read-history':
          return guard(past.readHistory());
        case 'look-at-run':
          return guard(past.lookAtRun(effect.runId));
        case 'search-history':
          return guard(past.searchHistory(effect.words));
        case 'undo-run':
          return tasks.start('undo', (signal) => undo(effect, signal));
        case 'resume-run': {
          reviewing.forgetShelves();
          return tasks.start(effect.task, (signal) => resume(effect.runId, signal));
        }
        case 'redraw':
          return terminal.redraw();
        case 'suspend':
          return terminal.suspend();
        case 'quit':
          isDone = effect.isDone;
          return terminal.quit(effect.code, effect.lastWords);
      }
    },
    async close(reason) {
      reviewing.close();
      starting.stop();
      await tasks.close(reason);
      await closeSession();
      kept.close(isDone);
      await demo?.close();
    },
  };
}
