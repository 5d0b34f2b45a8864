// Permission bits that a move to another disk may lose: that disk may know none. Changes nothing.
import { dirname } from 'node:path';
import { deviceOf, nearestExisting } from '../disk/survey.ts';
import type { Operation } from '../model/plan.ts';
import { modeIn, statOf } from './look.ts';

/** Tells of each operation the permission bits of its file where it is moved to another disk; null where they stay with it, or can't be told. */
export function lostModes(): (operation: Operation) => number | null {
  const disks = new Map<string, string | null>();
  const diskOf = (folder: string): string | null => {
    const known = disks.get(folder) ?? deviceOf(nearestExisting(folder));
    disks.set(folder, known);
    return known;
  };
  return ({ action, source, destination, identity }) => {
    if (action !== 'move' || identity === null || diskOf(dirname(destination)) === identity.dev) return null;
    try {
      const found = statOf(source);
      return found?.isFile() === true ? modeIn(found) : null;
    } catch {
      return null;
    }
  };
}
