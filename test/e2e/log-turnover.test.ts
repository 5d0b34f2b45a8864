// The log at its real size: it turns over at 20 MB, five files are kept, and the oldest goes.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useRoom } from './room.ts';

const FULL = 20 * 1024 * 1024;
const room = useRoom();

it('turns over when it is full, and only then', async () => {
  const state = join(room.home, 'state');
  const log = join(state, 'app.log');
  const sizes = (): readonly (readonly [string, number])[] =>
    readdirSync(state)
      .filter((name) => name.startsWith('app.log'))
      .sort()
      .map((name) => [name, statSync(join(state, name)).size]);
  mkdirSync(state, { recursive: true });
  writeFileSync(log, Buffer.alloc(FULL - 100_000, '\n'));
  await room.run('scan', room.input);
  expect(sizes().map(([name]) => name)).toEqual(['app.log']);

  writeFileSync(log, Buffer.alloc(FULL - 10, '\n'));
  for (const each of [1, 2, 3, 4]) writeFileSync(`${log}.${each}`, `${each}`);
  await room.run('scan', room.input);
  expect(sizes().map(([name]) => name)).toEqual(['app.log', 'app.log.1', 'app.log.2', 'app.log.3', 'app.log.4']);
  expect(statSync(`${log}.1`).size).toBe(FULL - 10);
  expect([2, 3, 4].map((each) => readFileSync(`${log}.${each}`, 'utf8'))).toEqual(['1', '2', '3']);
  expect(readFileSync(log, 'utf8')).toMatch(/^\{.*"command-started"/);
});
