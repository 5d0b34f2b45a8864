// Whether the disk still agrees with a saved plan: each operation is looked at in the order of work, nothing is changed.
import { isBelow, isMounted } from '../disk/mounts.ts';
import { isSame } from '../disk/same-file.ts';
import { identityOf, isThere } from '../disk/survey.ts';
import type { FileIdentity } from '../model/media-file.ts';
import type { Operation, Plan } from '../model/plan.ts';
import { pathKey } from '../names/path-key.ts';
import { obstacleOnWay } from './standing.ts';

export interface Disagreement {
  readonly operation: Operation;
  readonly reason: string;
}

const isOneFile = (a: FileIdentity | null, b: FileIdentity | null): boolean =>
  a !== null && b !== null && a.dev === b.dev && a.ino === b.ino;

/** Names as they will be when the operations before have gone. */
interface Course {
  /** moved away by an operation before */
  readonly left: Set<string>;
  /** put there by an operation before */
  readonly made: Set<string>;
}

function sourceTrouble({ action, source, identity }: Operation, { left, made }: Course): string | null {
  if (action === 'write' || made.has(source)) return null;
  if (left.has(source)) return 'an operation before it moves the file away';
  const now = identityOf(source);
  if (now === null) return isThere(source) ? 'this is no plain file any more' : 'the file is gone';
  if (identity === null) return 'the plan does not say which file it meant';
  return isSame(now, identity) ? null : 'the file has changed since the plan was made';
}

function targetTrouble(
  { source, destination, replaces }: Operation,
  course: Course,
  keys: ReadonlySet<string>,
): string | null {
  if (keys.has(pathKey(destination))) return 'another operation of the plan goes there';
  if (!isThere(destination) || course.left.has(destination))
    return replaces === null ? null : 'the file to be replaced is gone';
  const now = identityOf(destination);
  // another spelling of its own name, where both are one entry
  if (isOneFile(now, identityOf(source)) && pathKey(source) === pathKey(destination)) return null;
  if (replaces === null) return 'something is at the destination now';
  return isSame(now, replaces) ? null : 'the file to be replaced has changed';
}

/** Every accepted operation that the disk no longer agrees with, and why. */
export function planDisagreements({ operations, roots, mounts }: Plan): readonly Disagreement[] {
  const gone = mounts.filter((point) => !isMounted(point));
  const course: Course = { left: new Set(), made: new Set() };
  const keys = new Set<string>();
  const found: Disagreement[] = [];
  const onWay = obstacleOnWay();
  for (const operation of operations) {
    if (!operation.accepted) continue;
    const { action, source, destination } = operation;
    const unmounted = gone.find((point) => isBelow(point, source) || isBelow(point, destination));
    const root = [roots.shows, roots.films].find((each) => each !== null && isBelow(each, destination)) ?? null;
    const reason =
      (unmounted === undefined ? null : `the disk at ${unmounted} is not mounted`) ??
      sourceTrouble(operation, course) ??
      targetTrouble(operation, course, keys) ??
      (root === null ? null : (onWay(root, destination)?.reason ?? null));
    if (reason !== null) found.push({ operation, reason });
    if (action === 'move') {
      course.left.add(source);
      course.made.delete(source);
      keys.delete(pathKey(source));
    }
    course.made.add(destination);
    keys.add(pathKey(destination));
  }
  return found;
}
