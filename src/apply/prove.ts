// Proofs that let a name go: the same content must stand under another name, now. No proof, no removal.
import { isAlike } from '../disk/same-file.ts';
import { identityOf } from '../disk/survey.ts';
import { areLinked, linkTarget, statOf } from './look.ts';
import type { Task } from './task.ts';
import { sha256Of } from './transfer/durable.ts';

/**
 * Why the name of a `remove-copy` task must stay; null where its content is proven to stand elsewhere, or to be ours unchanged. `goOn` is called while
 * a copy's original is read; null: it is not read, which tells only whether proving is worth its while.
 */
export function whyKept(task: Task, goOn: ((bytes: number) => void) | null): string | null {
  const { proof, operation } = task;
  const path = operation.destination;
  switch (proof?.kind) {
    case undefined:
      return 'nothing proves that its content stands elsewhere';
    case 'hard-link':
      return areLinked(proof.original, path) ? null : 'the other name of this file is gone: this one may be the last';
    case 'copy':
      if (!isAlike(identityOf(path), operation.identity)) return 'it has changed since it was made';
      if (!isAlike(identityOf(proof.original), proof.identity))
        return 'the file it was copied from is gone or has changed: this may be the last copy';
      if (areLinked(proof.original, path)) return 'it is no copy any more';
      return goOn === null || sha256Of(proof.original, goOn) === proof.sha256
        ? null
        : 'the file it was copied from has another content now';
    case 'symlink':
      return linkTarget(path) === proof.target ? null : 'it is not the link that was made';
    case 'written':
      return statOf(path)?.isFile() === true && sha256Of(path, goOn ?? (() => undefined)) === proof.sha256
        ? null
        : 'it has changed since it was written';
  }
}
