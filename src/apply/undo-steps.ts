// What undoes a run without AniVault, newest first: each step is one function of the stand-alone scripts and its words. Pure.
import { dirname } from 'node:path';
import type { Operation } from '../model/plan.ts';
import { symlinkText } from './transfer/place.ts';

/** The functions that every dialect of the undo script has. */
export type UndoVerb = 'move_back' | 'drop_copy' | 'drop_link' | 'drop_symlink' | 'drop_written' | 'drop_folder';

export interface UndoCall {
  readonly verb: UndoVerb;
  readonly words: readonly string[];
}

export interface UndoStep {
  readonly calls: readonly UndoCall[];
  /** the calls are made only while a plain file has this name; null: always */
  readonly whilePlain: string | null;
}

/** What an operation does not say itself. */
export interface Beside {
  /** where a file goes that the operation replaces; null: it replaces none */
  readonly replaced: (operation: Operation) => string | null;
  /** permission bits that its file has to be given back; null: it keeps them */
  readonly lostMode: (operation: Operation) => number | null;
}

const OCTAL = 8;

function callOf(operation: Operation, { lostMode }: Beside): UndoCall | null {
  const { action, source, destination, identity, content } = operation;
  switch (action) {
    case 'move': {
      const words = [destination, source, dirname(source), String(identity?.size ?? '')];
      const mode = lostMode(operation);
      return { verb: 'move_back', words: mode === null ? words : [...words, mode.toString(OCTAL)] };
    }
    case 'copy':
      return { verb: 'drop_copy', words: [destination, source] };
    case 'hardlink':
      return { verb: 'drop_link', words: [destination, source] };
    case 'symlink':
      return { verb: 'drop_symlink', words: [destination, symlinkText(source, destination)] };
    case 'write':
      return { verb: 'drop_written', words: [destination, content ?? ''] };
    case 'make-folder':
      return { verb: 'drop_folder', words: [destination] };
    case 'remove-copy':
    case 'remove-folder':
      return null;
  }
}

function stepOf(operation: Operation, beside: Beside): readonly UndoStep[] {
  const call = callOf(operation, beside);
  if (call === null) return [];
  const backup = beside.replaced(operation);
  if (backup === null) return [{ calls: [call], whilePlain: null }];
  const { destination, replaces } = operation;
  const words = [backup, destination, dirname(destination), String(replaces?.size ?? '')];
  // while the replaced file is in the trash, what has its name is the one that replaced it
  return [{ calls: [call, { verb: 'move_back', words }], whilePlain: backup }];
}

/** The steps of operations in their order; `folders`: which ones will be made, top down. */
export function undoSteps(
  operations: readonly Operation[],
  beside: Beside,
  folders: readonly string[],
): readonly UndoStep[] {
  return [
    ...operations.toReversed().flatMap((operation) => stepOf(operation, beside)),
    ...folders
      .toReversed()
      .map((folder): UndoStep => ({ calls: [{ verb: 'drop_folder', words: [folder] }], whilePlain: null })),
  ];
}
