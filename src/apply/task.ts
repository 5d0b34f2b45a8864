// One step of a run as it is carried out: an operation, and what its journal line must say so that it can be finished or undone. Types only.
import type { Operation } from '../model/plan.ts';
import type { FileIdentity } from '../model/media-file.ts';

/** What still proves the content of a name that is to be removed; without it the name stays. */
export type Proof =
  | { readonly kind: 'hard-link'; readonly original: string }
  | {
      readonly kind: 'copy';
      readonly original: string;
      readonly identity: FileIdentity;
      readonly sha256: string;
    }
  | { readonly kind: 'symlink'; readonly original: string; readonly target: string }
  | { readonly kind: 'written'; readonly sha256: string };

export interface Task {
  readonly operation: Operation;
  /** for `remove-copy`: what lets the name go */
  readonly proof: Proof | null;
  /** time that a copied file ends with, ns since the epoch; null: its source's */
  readonly mtimeNs: string | null;
  /** permission bits that a copied file ends with; null: its source's */
  readonly mode: number | null;
  /** undoing: what changed since goes back all the same */
  readonly anyContent: boolean;
}

/** A task with every path that it may create: what is on disk before the file is touched. */
export interface Intent extends Task {
  /** our temporary file beside the destination */
  readonly temp: string;
  /** content of the file that claims a name where hard links are not to be had */
  readonly placeholder: string;
  /** permission bits of the source, which the other disk may not keep; null: there is no source, or an older journal does not tell */
  readonly sourceMode: number | null;
  /** where the file that is replaced goes; null where none is */
  readonly backup: string | null;
  /** folders that did not exist, top down */
  readonly madeFolders: readonly string[];
}

/** A file as it stood at its destination when its operation was done. */
export interface Landed {
  readonly identity: FileIdentity | null;
  readonly sha256: string | null;
  /** text of the symbolic link that was made */
  readonly target: string | null;
}

/** What journal and disk say of one operation. */
export type Outcome =
  | { readonly kind: 'done'; readonly landed: Landed }
  | { readonly kind: 'skip'; readonly code: string; readonly reason: string }
  | { readonly kind: 'fail'; readonly code: string; readonly reason: string };

export const plainTask = (operation: Operation): Task => ({
  operation,
  proof: null,
  mtimeNs: null,
  mode: null,
  anyContent: false,
});
