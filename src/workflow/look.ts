// What a person typed as a folder, looked at before anything is begun with it.
import { resolve } from 'node:path';
import { checkFolders } from '../scan/walk.ts';
import { Failure } from '../model/failure.ts';

export interface SeenFolder {
  /** absolute */
  readonly path: string;
  /** why it can't be used; null where it can */
  readonly problem: Failure | null;
}

/** Where relative paths and `~` lead. */
export interface Standpoint {
  readonly cwd: string;
  readonly home: string;
}

/** A folder to be read: it must be there. */
export async function lookAtSource(text: string, { cwd, home }: Standpoint): Promise<SeenFolder> {
  const path = resolve(cwd, text.replace(/^~(?=[\\/]|$)/, home));
  try {
    await checkFolders([path]);
    return { path, problem: null };
  } catch (error) {
    if (error instanceof Failure) return { path, problem: error };
    throw error;
  }
}

/** A library root: it need not be there yet, but nothing else may stand in its place. */
export async function lookAtRoot(text: string, from: Standpoint): Promise<SeenFolder> {
  const seen = await lookAtSource(text, from);
  return seen.problem?.code === 'E-FS-GONE' ? { path: seen.path, problem: null } : seen;
}
