// The remaining changes of the disk: names removed after proof, symbolic links, folders, small files of ours. Nothing here removes recursively.
import { closeSync, fsyncSync, mkdirSync, openSync, rmdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { codeOf, isMissing } from '../../disk/errno.ts';
import { writeAll } from './durable.ts';
import { type Hands, patiently } from './hands.ts';

/** Removes one name. The caller has just proven that the content stands under another one. Gone already is fine. */
export function removeName(path: string, hands: Hands): void {
  try {
    patiently(hands, () => unlinkSync(path));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  hands.step('name-removed');
}

/** What a link at `destination` says to point at `source`: relative, so that the tree can be mounted elsewhere. */
export const symlinkText = (source: string, destination: string): string => relative(dirname(destination), source);

/** Makes a symbolic link; a name that is taken stays as it is. */
export function makeSymlink(source: string, destination: string, hands: Hands): 'linked' | 'taken' {
  try {
    patiently(hands, () => symlinkSync(symlinkText(source, destination), destination, 'file'));
    hands.step('symlink-made');
    return 'linked';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'taken';
    throw error;
  }
}

/** Makes folders one by one, top down, with the modes that the process's umask gives; those that came to be meanwhile are fine. */
export function makeFolders(folders: readonly string[], hands: Hands): void {
  for (const folder of folders) {
    try {
      patiently(hands, () => mkdirSync(folder));
      hands.step('folder-made');
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Removes a folder only if it is empty: false where it is not, or is gone already. */
export function removeFolder(folder: string, hands: Hands): boolean {
  try {
    patiently(hands, () => rmdirSync(folder));
    hands.step('folder-removed');
    return true;
  } catch (error) {
    const code = codeOf(error);
    // some systems say EEXIST where others say ENOTEMPTY; a folder that another one mounted is busy
    if (isMissing(error) || code === 'ENOTEMPTY' || code === 'EEXIST') return false;
    throw error;
  }
}

/** Writes the new file `temp`, whole and synced. 0666 & ~umask: it becomes a library file. */
export function writeTemp(temp: string, content: string, hands: Hands): void {
  const fd = openSync(temp, 'wx');
  try {
    hands.step('temp-made');
    writeAll(fd, Buffer.from(content));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  hands.step('temp-written');
}
