// A run that could not go back as a whole: what stood in the way is put right, and the rest goes back by the run's name.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { treeOf } from '../support/tree.ts';
import { useRoom } from './room.ts';

const FILES = { 'Mushishi - 01.mkv': 'one', 'Mushishi - 02.mkv': 'two', 'Mushishi - 03.mkv': 'three' };
const room = useRoom(FILES);

it('what was left at a rollback goes back by another one of the same run', { timeout: 60_000 }, async () => {
  const before = treeOf(room.input);
  const ran = await room.run('run', room.input, '--library', room.library, '--apply');
  const id = /^Run (\S+):/m.exec(ran.stdout)?.[1] ?? 'none';
  const inTheWay = join(room.input, 'Mushishi - 02.mkv');
  writeFileSync(inTheWay, 'somebody else’s');
  const half = await room.run('rollback', '--apply');
  expect(half.code).toBe(10);
  expect(Object.keys(treeOf(room.library)).filter((path) => path.endsWith('.mkv'))).toHaveLength(1);

  expect((await room.run('history')).stdout).toMatch(new RegExp(`${id}.*undone, 1 left as they are`));
  // the newest run that is not undone is another one, or none
  expect((await room.run('rollback', '--apply')).stdout).toContain('Nothing to undo.');
  rmSync(inTheWay);
  const rest = await room.run('rollback', id, '--apply');
  expect(rest.code).toBe(0);
  expect(treeOf(room.input)).toEqual(before);
  expect(readdirSync(room.library)).toEqual([]);
  expect((await room.run('history')).stdout).toMatch(new RegExp(`${id}.*undone$`, 'm'));
  expect((await room.run('rollback', id, '--apply')).stdout).toContain('Nothing to undo.');
});
