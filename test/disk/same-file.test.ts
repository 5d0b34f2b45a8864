// What proves that a file is still the one that was recorded, also when its disk was mounted again or another one stands in its place.
import { expect, it } from 'vitest';
import { isAlike, isSame } from '../../src/disk/same-file.ts';
import type { FileIdentity } from '../../src/model/media-file.ts';

const recorded: FileIdentity = { size: 700, mtimeNs: '1700000000000000001', dev: '66', ino: '1234' };

it.each<[what: string, found: Partial<FileIdentity>, same: boolean]>([
  ['nothing changed', {}, true],
  ['another file took the name on the same disk, of the same size and time', { ino: '99' }, false],
  ['the disk was mounted again: other device number, other inodes', { dev: '67', ino: '99' }, true],
  ['the disk was mounted again and keeps its inodes', { dev: '67' }, true],
  ['another disk is there, its file has another size', { dev: '67', ino: '99', size: 701 }, false],
  [
    'another disk is there, its file is of another time',
    { dev: '67', ino: '99', mtimeNs: '1700000000000000002' },
    false,
  ],
  ['it grew in place', { size: 701 }, false],
  ['it was written again in place', { mtimeNs: '1700000000000000002' }, false],
])('%s', (_, found, same) => {
  expect(isSame({ ...recorded, ...found }, recorded)).toBe(same);
});

it('inodes are no part of what is alike, size and time are all of it', () => {
  expect(isAlike({ ...recorded, ino: '99' }, recorded)).toBe(true);
  expect(isAlike({ ...recorded, size: 701 }, recorded)).toBe(false);
  expect(isAlike({ ...recorded, mtimeNs: '1700000000000000002' }, recorded)).toBe(false);
});

it('nothing is the same as nothing, or as anything', () => {
  expect([isSame(null, recorded), isSame(recorded, null), isSame(null, null), isAlike(null, null)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
