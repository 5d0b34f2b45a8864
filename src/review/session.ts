// A review kept line by line, so that a dropped line or a kill costs nothing: what changed is a line, all lines together are the decisions.
// What is read is checked; a line that is cut or foreign is passed over, and the ones before it stand. Steps are told apart, so that undo goes on.
import { decodeJsonLine } from '../disk/json-line.ts';
import type { Decision, ReadEdit } from '../model/decision.ts';
import type { Steps } from './arrivals.ts';
import { reversed, type Change, type Decisions, type Step } from './decisions.ts';
import type { Review } from './review.ts';
import { lineSchema, type SessionLine, type SessionPlace, type StepBy } from './session-line.ts';

export interface Session extends Steps {
  /** decisions as they were left; what a person's own search had found is asked for anew */
  readonly now: Decisions;
  /** where the person was; null: nowhere yet */
  readonly place: SessionPlace | null;
}

/** How a review came from another by a person's step, and what that changed; null: not by a step. */
function stepTo(before: Review, after: Review): { readonly by: StepBy; readonly step: Step } | null {
  const [back, forth] = [before.past.at(-1), before.future[0]];
  const last = after.past.at(-1);
  if (back && after.future[0] === back) return { by: 'undo', step: reversed(back) };
  if (forth && last === forth) return { by: 'redo', step: forth };
  return last && last !== back ? { by: 'deed', step: last } : null;
}

const linesOf = ({ apart, edits, fileEdits, decided, leftFiles }: Step): readonly SessionLine[] => [
  ...apart.map(({ key: path, to }) => ({ t: 'apart' as const, path, to })),
  ...edits.map(({ key: group, to }) => ({ t: 'edited' as const, group, to })),
  ...fileEdits.map(({ key: path, to }) => ({ t: 'file-edited' as const, path, to })),
  ...decided.map(({ key: group, to }) => ({ t: 'decided' as const, group, to })),
  ...leftFiles.map(({ key: path, to }) => ({ t: 'file-left' as const, path, out: to !== null })),
];

/** What has to be written after a step, undo and redo included. */
export function linesBetween(before: Review, after: Review): readonly SessionLine[] {
  if (before.past === after.past && before.future === after.future) return [];
  const told = stepTo(before, after);
  return told === null ? [{ t: 'applied' }] : [...linesOf(told.step), { t: 'step', by: told.by }];
}

/** A table while its lines are read, and what the lines since the last step changed of it. */
class Growing<V> {
  readonly values = new Map<string, V>();
  readonly #from = new Map<string, V | null>();

  put(key: string, to: V | null): void {
    if (!this.#from.has(key)) this.#from.set(key, this.values.get(key) ?? null);
    if (to === null) this.values.delete(key);
    else this.values.set(key, to);
  }

  /** What changed since this was asked before. */
  taken(): readonly Change<V>[] {
    const changes = [...this.#from].map(([key, from]) => ({ key, from, to: this.values.get(key) ?? null }));
    this.#from.clear();
    return changes;
  }
}

/** A line that changes a decision. */
type ChangeLine = Exclude<SessionLine, { t: 'step' | 'at' | 'applied' | 'done' }>;

/** Decisions while they are read. */
class GrowingDecisions {
  readonly #decided = new Growing<Decision>();
  readonly #edits = new Growing<ReadEdit>();
  readonly #fileEdits = new Growing<ReadEdit>();
  readonly #leftFiles = new Growing<true>();
  readonly #apart = new Growing<string>();

  take(line: ChangeLine): void {
    switch (line.t) {
      case 'decided':
        return this.#decided.put(line.group, line.to);
      case 'edited':
        return this.#edits.put(line.group, line.to);
      case 'file-edited':
        return this.#fileEdits.put(line.path, line.to);
      case 'apart':
        return this.#apart.put(line.path, line.to);
      case 'file-left':
        return this.#leftFiles.put(line.path, line.out ? true : null);
    }
  }

  /** The step that the lines since the last one were. */
  step(): Step {
    return {
      decided: this.#decided.taken(),
      edits: this.#edits.taken(),
      fileEdits: this.#fileEdits.taken(),
      leftFiles: this.#leftFiles.taken(),
      found: [],
      apart: this.#apart.taken(),
    };
  }

  asTheyStand(): Decisions {
    return {
      decided: this.#decided.values,
      edits: this.#edits.values,
      fileEdits: this.#fileEdits.values,
      leftFiles: new Set(this.#leftFiles.values.keys()),
      found: new Map(),
      apart: this.#apart.values,
    };
  }
}

/** Steps while they are read; the last undone is the last of its list. */
interface GrowingSteps {
  past: Step[];
  undone: Step[];
}

function takeStep(steps: GrowingSteps, step: Step, by: StepBy): void {
  if (by === 'deed') steps.undone = [];
  const [from, to] = by === 'undo' ? [steps.past, steps.undone] : [steps.undone, steps.past];
  // an undo leads back by the same step that led there: its own lines say the reverse
  const known = by === 'deed' ? step : from.pop();
  if (known) to.push(known);
}

/** All lines of a session together. */
export function readSession(text: string): Session {
  const growing = new GrowingDecisions();
  let steps: GrowingSteps = { past: [], undone: [] };
  let place: SessionPlace | null = null;
  for (const each of text.split('\n')) {
    const line = decodeJsonLine(lineSchema, each);
    if (line === null) continue;
    if (line.t === 'at') {
      const { view, filter, group, file, opened } = line;
      place = { view, filter, group, file, opened };
    } else if (line.t === 'applied' || line.t === 'done') {
      // what was carried out can't be undone here, nor what a cut step left behind before it
      growing.step();
      steps = { past: [], undone: [] };
    } else if (line.t === 'step') takeStep(steps, growing.step(), line.by);
    else growing.take(line);
  }
  return { past: steps.past, future: steps.undone.toReversed(), now: growing.asTheyStand(), place };
}

export const sessionText = (lines: readonly SessionLine[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');
