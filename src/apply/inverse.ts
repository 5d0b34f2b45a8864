// What undoes an operation that is done: tasks for the same hands. Pure.
import type { Action, Operation } from '../model/plan.ts';
import { contentHash } from './prepare.ts';
import type { Intent, Landed, Proof, Task } from './task.ts';

/** Marks an operation of the same run that takes back another one, because a file of its unit failed. */
const BACK = '~back';
/** Marks the return of a replaced file. */
const OLD = '~old';

export const takenBackId = (id: string): string => id + BACK;
/** Id of the operation that `id` takes back; null where it takes back none. */
export const takesBack = (id: string): string | null => (id.endsWith(BACK) ? id.slice(0, -BACK.length) : null);
/** The id of the undone operation that a step of a rollback belongs to. */
export const undoneIdOf = (id: string): string => (id.endsWith(OLD) ? id.slice(0, -OLD.length) : id);

const task = (operation: Operation, told: Partial<Task> = {}): Task => ({
  operation,
  proof: null,
  mtimeNs: null,
  mode: null,
  anyContent: false,
  ...told,
});

const removal = (intent: Intent, landed: Landed, proof: Proof | null): Task => {
  const { operation } = intent;
  const identity = landed.identity;
  // source and destination are one: only a name goes. The content of a written file is kept for an undo of the undo.
  return task(
    { ...operation, action: 'remove-copy', source: operation.destination, identity, replaces: null },
    { proof },
  );
};

function proofOf({ operation }: Intent, landed: Landed): Proof | null {
  const { source: original, identity } = operation;
  switch (operation.action) {
    case 'hardlink':
      return { kind: 'hard-link', original };
    case 'symlink':
      return landed.target === null ? null : { kind: 'symlink', original, target: landed.target };
    case 'copy':
      return identity === null || landed.sha256 === null
        ? null
        : { kind: 'copy', original, identity, sha256: landed.sha256 };
    case 'write':
      return { kind: 'written', sha256: contentHash(operation.content ?? '') };
    default:
      return null;
  }
}

const REDOING: Readonly<Record<Proof['kind'], Action>> = {
  'hard-link': 'hardlink',
  copy: 'copy',
  symlink: 'symlink',
  written: 'write',
};

/** A name that a rollback removed comes back, made the way it was made first. */
function remake({ operation, proof }: Intent): readonly Task[] {
  if (proof === null) return [];
  const { destination } = operation;
  const source = proof.kind === 'written' ? destination : proof.original;
  const identity = proof.kind === 'copy' ? proof.identity : proof.kind === 'written' ? null : operation.identity;
  // a symbolic link's original may have changed since: the link never said what stood there
  const anyContent = proof.kind === 'symlink';
  return [task({ ...operation, action: REDOING[proof.kind], source, identity, replaces: null }, { anyContent })];
}

/** The tasks that undo an operation, in the order of work. `anyContent`: also where the file has changed since. */
export function inverse(intent: Intent, landed: Landed, anyContent = false): readonly Task[] {
  const { operation, backup, sourceMode: mode } = intent;
  const { id, source, destination } = operation;
  const old: readonly Task[] =
    backup === null
      ? []
      : [
          task({
            ...operation,
            id: id + OLD,
            action: 'move',
            source: backup,
            identity: operation.replaces,
            replaces: null,
          }),
        ];
  switch (operation.action) {
    case 'move': {
      const home = {
        ...operation,
        source: destination,
        destination: source,
        identity: landed.identity,
        replaces: null,
      };
      const mtimeNs = anyContent ? null : (operation.identity?.mtimeNs ?? null);
      return [task(home, { mtimeNs, mode, anyContent }), ...old];
    }
    case 'copy':
    case 'hardlink':
    case 'symlink':
    case 'write':
      return [removal(intent, landed, proofOf(intent, landed)), ...old];
    case 'make-folder':
      return [task({ ...operation, action: 'remove-folder', source: destination })];
    case 'remove-folder':
      return [task({ ...operation, action: 'make-folder', source: destination })];
    case 'remove-copy':
      return remake(intent);
  }
}
