import { linkSync, lstatSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canLink } from '../../src/apply/transfer/probe-link.ts';
import { plant, temporaryFolder, treeOf } from '../support/tree.ts';

let room: ReturnType<typeof temporaryFolder>;
const at = (...names: string[]): string => join(room.path, ...names);

beforeEach(() => {
  room = temporaryFolder();
  plant(room.path, { 'from/a.mkv': 'a', 'from/b.mkv': 'b', 'library/there.mkv': 'there' });
});
afterEach(() => {
  room.remove();
});

test('a link that can be made leaves nothing behind', () => {
  const before = treeOf(room.path);
  expect(canLink(at('from', 'a.mkv'), at('library'), '1')).toBe(true);
  expect(treeOf(room.path)).toEqual(before);
  expect(lstatSync(at('from', 'a.mkv')).nlink).toBe(1);
});

test('what a killed probe has left goes with the next one', () => {
  linkSync(at('from', 'a.mkv'), at('library', '.anivault-probe-1'));
  expect(canLink(at('from', 'a.mkv'), at('library'), '1')).toBe(true);
  expect(lstatSync(at('from', 'a.mkv')).nlink).toBe(1);
});

test('a name that is another file’s stays as it is', () => {
  writeFileSync(at('library', '.anivault-probe-1'), 'somebody’s');
  const before = treeOf(room.path);
  expect(canLink(at('from', 'a.mkv'), at('library'), '1')).toBe(false);
  expect(treeOf(room.path)).toEqual(before);
});

test('a folder that is not there takes no link', () => {
  expect(canLink(at('from', 'a.mkv'), at('nowhere'), '1')).toBe(false);
});
