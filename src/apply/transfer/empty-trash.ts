// The one place where a file goes for good: out of the trash, because a person said so after seeing its size. Never recursive.
import { rmdirSync, unlinkSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { classifyErrno, codeOf } from '../../disk/errno.ts';
import type { FileIdentity } from '../../model/media-file.ts';
import { Failure } from '../../model/failure.ts';
import { isStill, statOf } from '../look.ts';

const TRASH_NAME = '.anivault-trash';

const isFolder = (path: string): boolean => statOf(path)?.isDirectory() === true;

/** Removes one file that lies in a run's folder of the trash and is still what was listed; why it stays, or null where it is gone. */
export function removeTrashed(path: string, listed: FileIdentity): Failure | null {
  const folder = dirname(path);
  try {
    // a link in place of a folder of the trash would lead to somebody else's files
    const isTrash = basename(dirname(folder)) === TRASH_NAME && isFolder(folder) && isFolder(dirname(folder));
    if (!isTrash || !isStill(path, listed))
      return new Failure({ code: 'E-FS-CHANGED', message: 'It stays: it is not what was listed.', path });
    unlinkSync(path);
    return null;
  } catch (error) {
    const { code, text } = classifyErrno(error);
    return new Failure({ code, message: `It can't be removed: ${text}.`, path, cause: error });
  }
}

/** Removes a folder of the trash if nothing is in it any more. */
export function emptyTrashFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    // what is left in it was told of; a folder that can't go does no harm
    if (codeOf(error) === 'EIO') throw error;
  }
}
