// The job as plain questions, answered by a pipe: the same decisions, the same files.
import { expect, it } from 'vitest';
import { runBuilt } from '../support/built.ts';
import { treeOf } from '../support/tree.ts';
import { useRoom } from './room.ts';

const room = useRoom({
  'Attack on Titan/Season 2/05.mkv': 'titan',
  '[Grp] Your Nmae Film [1080p].mkv': 'nobody finds it',
});

const talk = (...lines: readonly string[]): ReturnType<typeof runBuilt> =>
  runBuilt([room.input, '--linear', '--library', room.library], room.env, `${lines.join('\n')}\n`);

it('searches, takes, plans and applies', async () => {
  const { code, stdout } = await talk('7', 'nonsense', 's Kimi no Na wa', '1', 'yes');
  expect(stdout).toContain('There is no candidate 7.');
  expect(stdout).toMatch(/1 {2}Your Name\. \(2016\), film/);
  expect(stdout).toMatch(/2 done, 0 left, 0 failed/);
  expect(code).toBe(0);
  const places = Object.keys(treeOf(room.library));
  expect(places.some((place) => place.endsWith('S02E05.mkv'))).toBe(true);
  expect(places.some((place) => /Your Name.*\.mkv$/.test(place))).toBe(true);
});

it('changes nothing without the word yes, and keeps what was decided', async () => {
  const before = treeOf(room.input);
  const first = await talk('x', 'no');
  expect(first.stdout).toContain('Nothing was changed. What you decided is kept.');
  expect(treeOf(room.input)).toEqual(before);
  const second = await talk('no');
  expect(second.stdout).toContain('0 to decide');
});

it('what was searched for and taken is still known when a session comes back', async () => {
  const first = await talk('s Kimi no Na wa', '1', 'no');
  expect(first.stdout).toContain('2 files would go, 0 stay.');
  const second = await talk('yes');
  expect(second.stdout).toMatch(/2 done, 0 left, 0 failed/);
  expect(Object.keys(treeOf(room.library)).some((place) => /Your Name.*\.mkv$/.test(place))).toBe(true);
});

it('ends where the answers end, with nothing changed', async () => {
  const before = treeOf(room.input);
  const { code, stdout } = await runBuilt([room.input, '--linear', '--library', room.library], room.env, '');
  expect(stdout).toContain('1 to decide, kept. Nothing was changed.');
  expect(code).toBe(0);
  expect(treeOf(room.input)).toEqual(before);
});

it('says what is missing', async () => {
  const { code, stdout } = await runBuilt(['--linear'], room.env);
  expect(code).toBe(64);
  expect(stdout).toContain('Which folder is to be read?');
});
