// Which folders a run leaves empty, by looking: those it made and those it emptied. Changes nothing.
import { dirname, join, relative, sep } from 'node:path';
import { listNames } from '../disk/survey.ts';
import type { Operation } from '../model/plan.ts';
import { plainTask, type Task } from './task.ts';

const depth = (path: string): number => path.split(sep).length;
const deepestFirst = (a: string, b: string): number => depth(b) - depth(a) || (a < b ? -1 : 1);

/** Those of `folders` that are empty, deepest first, once everything in `leaving` has left. */
export function emptyAmong(folders: Iterable<string>, leaving: ReadonlySet<string>): readonly string[] {
  const going = new Set(leaving);
  const empty: string[] = [];
  for (const folder of [...new Set(folders)].sort(deepestFirst)) {
    const names = listNames(folder);
    if (names === null || names.some((name) => !going.has(join(folder, name)))) continue;
    empty.push(folder);
    going.add(folder);
  }
  return empty;
}

/** The folders of these files and all above them that are strictly below one of `within`. */
export function foldersWithin(files: Iterable<string>, within: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const file of files)
    for (const top of within)
      for (
        let folder = dirname(file);
        !found.has(folder) && folder !== top && !relative(top, folder).startsWith('..') && dirname(folder) !== folder;
        folder = dirname(folder)
      )
        found.add(folder);
  return [...found];
}

/** Work that removes folders; ids count from 1 behind `prefix`. */
export const folderTasks = (prefix: string, folders: readonly string[], show: string): readonly Task[] =>
  folders.map((folder, index): Task => {
    const id = `${prefix}${index + 1}`;
    const operation: Operation = {
      id,
      action: 'remove-folder',
      unit: id,
      source: folder,
      destination: folder,
      identity: null,
      replaces: null,
      content: null,
      accepted: true,
      show,
    };
    return plainTask(operation);
  });
