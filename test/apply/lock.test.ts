// One run at a time on a library, whoever holds it and however it ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { lockLibrary } from '../../src/apply/lock.ts';
import { openRoom, type Room } from './room.ts';

let room: Room;
afterEach(() => room.dispose());
const HOLDER = { runId: 'run00042', host: 'nas', pid: 4711, started: '2026-01-01T00:00:00.000Z' };

it('refuses a second run and names the first, then lets it in', () => {
  room = openRoom({ 'in/one.mkv': 'one' });
  const plan = room.plan([{ from: 'in/one.mkv', to: 'out/one.mkv' }]);
  const release = lockLibrary(room.place.stateFolder, { roots: plan.roots, sources: [] }, HOLDER);
  expect(() => room.apply(plan)).toThrow(expect.objectContaining({ code: 'E-LOCKED', exit: 75 }));
  expect(() => room.apply(plan)).toThrow(/4711.*nas.*run00042/);
  release();
  expect(room.apply(plan).end).toMatchObject({ done: 1 });
});

it('lets work on two libraries go on side by side', () => {
  room = openRoom({});
  const { stateFolder } = room.place;
  const first = lockLibrary(stateFolder, { roots: { shows: room.at('a'), films: null }, sources: [] }, HOLDER);
  lockLibrary(stateFolder, { roots: { shows: room.at('b'), films: null }, sources: [] }, HOLDER)();
  expect(() =>
    lockLibrary(stateFolder, { roots: { shows: room.at('c'), films: room.at('a') }, sources: [] }, HOLDER),
  ).toThrow();
  lockLibrary(stateFolder, { roots: { shows: room.at('c'), films: null }, sources: [] }, HOLDER)();
  first();
});

it('is held by a holder that is stopped, and free again when it is killed', async () => {
  room = openRoom({});
  const { stateFolder } = room.place;
  const roots = { shows: room.at('out'), films: null };
  lockLibrary(stateFolder, { roots, sources: [] }, HOLDER)();
  const hold = `
    import { readdirSync } from 'node:fs';
    import { DatabaseSync } from 'node:sqlite';
    const folder = ${JSON.stringify(`${stateFolder}/locks/`)};
    const database = new DatabaseSync(folder + readdirSync(folder).find((name) => name.endsWith('.db')));
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    process.stdout.write('held');
    process.stdin.resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', hold], { stdio: ['pipe', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  child.kill('SIGSTOP');
  expect(() => lockLibrary(stateFolder, { roots, sources: [] }, HOLDER)).toThrow(
    expect.objectContaining({ code: 'E-LOCKED' }),
  );
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockLibrary(stateFolder, { roots, sources: [] }, HOLDER)();
});
