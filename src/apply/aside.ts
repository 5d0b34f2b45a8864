// What stands in an operation's way for a while: the file that it replaces, kept in the trash, and the file that it writes before that has its name.
import { dirname } from 'node:path';
import { areLinked, isStill, statOf } from './look.ts';
import type { Intent } from './task.ts';
import { syncFolder } from './transfer/durable.ts';
import type { Hands } from './transfer/hands.ts';
import { land } from './transfer/land.ts';
import { removeName } from './transfer/place.ts';

/** The file that is to be replaced goes to the trash on its own disk before anything takes its name. */
export function displace({ backup, operation, placeholder, temp }: Intent, hands: Hands): void {
  const { destination, replaces } = operation;
  if (backup === null || !isStill(destination, replaces)) return;
  moveName({ from: destination, to: backup, temp, placeholder }, hands);
}

/** Takes away what is left of a file that was written and did not get its name, or not only its name. */
export function unwrite({ operation, temp }: Intent, hands: Hands): void {
  if (operation.action !== 'write' || statOf(temp) === null) return;
  if (areLinked(temp, operation.destination)) removeName(operation.destination, hands);
  removeName(temp, hands);
}

/** Brings the replaced file back, where its name is free. */
export function restore({ backup, operation, placeholder, temp }: Intent, hands: Hands): void {
  if (backup === null || statOf(backup) === null || statOf(operation.destination) !== null) return;
  moveName({ from: backup, to: operation.destination, temp, placeholder }, hands);
}

/** One name for another on one disk, durable in every part. Throws where the new name is taken. */
function moveName(names: Parameters<typeof land>[0], hands: Hands): void {
  const landing = land(names, hands);
  if (landing === 'taken' || landing === 'other-device') throw new Error(`${names.to} can't be made: ${landing}.`);
  syncFolder(dirname(names.to));
  hands.step('moved-aside');
  if (landing === 'linked' && areLinked(names.from, names.to)) removeName(names.from, hands);
  syncFolder(dirname(names.from));
}
