// Whether folders can be scanned at all, said before anything is begun.
import { lstat, readdir, realpath } from 'node:fs/promises';
import { classifyErrno, errorText, isMissing } from '../disk/errno.ts';
import { Failure } from '../model/failure.ts';

/** Failure E-FS-GONE, E-FS-PERM or E-USAGE where a folder to scan is missing, unreadable, or no folder. Changes nothing. */
export async function checkFolders(folders: readonly string[]): Promise<void> {
  for (const path of folders) {
    try {
      if (!(await lstat(await realpath(path))).isDirectory())
        throw new Failure({ code: 'E-USAGE', message: 'This is a file; give the folder it lies in.', path });
      await readdir(path);
    } catch (cause) {
      if (cause instanceof Failure) throw cause;
      const gone = isMissing(cause);
      throw new Failure({
        code: classifyErrno(cause).code,
        message: gone ? 'There is no such folder.' : `The folder can’t be read: ${errorText(cause)}.`,
        path,
        hint: gone
          ? 'Is the share mounted? Check the spelling.'
          : 'Check its permissions (reading a folder needs r and x).',
        cause,
      });
    }
  }
}
