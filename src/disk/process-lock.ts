// A lock of one process: the kernel lets it go when its holder dies, however it dies.
import { DatabaseSync } from 'node:sqlite';
import { touchOwnFile } from './own-file.ts';

/** Takes the lock file at a path; what lets it go, or null where another process holds it. Throws where the file can't be made. */
export function takeProcessLock(path: string): (() => void) | null {
  // made before SQLite would make it, for its owner only
  touchOwnFile(path);
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    database.close();
    return null;
  }
  return () => {
    database.close();
  };
}
