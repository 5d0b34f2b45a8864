// Sessions in a real terminal: offered again after a dropped line or a kill, exactly as they were left; one window at a time keeps one.
import { expect, it } from 'vitest';
import { inTerminal } from '../support/built.ts';
import type { Terminal } from '../support/terminal.ts';
import { useRoom, useTerminals } from './room.ts';

const room = useRoom({
  '[SubsPlease] Sousou no Frieren - 12 (1080p) [ABCD1234].mkv': 'frieren twelve',
  'Attack on Titan/Season 2/05.mkv': 'titan',
  '[Grp] Your Nmae Film [1080p].mkv': 'a title that nobody finds',
});
const openTerminal = useTerminals();
const open = (...words: readonly string[]): Terminal =>
  openTerminal({ ...inTerminal(...words), columns: 80, rows: 24, env: room.env });

it.each(['SIGHUP', 'SIGKILL'])('a session comes back exactly as it was after %s', async (signal) => {
  const first = open(room.input, '--library', room.library);
  await first.waitFor(/\[To decide 1\]/);
  first.press('e', 'ctrl-u');
  await first.waitFor(/title +\[_/);
  first.press('Kimi no Na wa');
  await first.waitFor(/new .*Your Name/);
  first.press('enter');
  await first.waitFor(/\[To decide 0\]/);
  // another view, narrowed, a group opened, the cursor on a file of it
  first.press('f', '/', 'titan', 'enter', 'right', 'down');
  await first.waitFor(/\[Ready 3\][^]*^> +05\.mkv .*S02E05[^]* 1-2 of 2 /m);
  first.press('e');
  await first.waitFor(/number +\[/);
  first.press('escape');
  await first.waitFor((screen) => !/number +\[/.test(screen));
  await first.settled(300);
  const left = first.screen();
  first.kill(signal);
  await first.ended;
  const second = open();
  await second.waitFor(/> +Go on/);
  second.press('enter');
  await second.waitFor(/\[Ready 3\][^]*^> +05\.mkv/m);
  await second.settled(300);
  // all but what was last said
  const lines = (screen: string): readonly string[] =>
    screen
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => !line.startsWith('─'));
  expect(lines(second.screen())).toEqual(lines(left));
  second.press('escape');
  await second.waitFor(/✓ yours .*Your Name/);
  second.press('u');
  await second.waitFor(/\[Ready 2\]|To decide 1/);
  second.press('q');
  expect(await second.ended).toBe(0);
  expect(second.raw()).toContain('1 to decide, kept');
});

it('a session tells a second window that the first one keeps it', async () => {
  const first = open(room.input, '--library', room.library);
  await first.waitFor(/\[To decide 1\]/);
  const second = open(room.input, '--library', room.library);
  await second.waitFor(/another window shows this session/);
});
