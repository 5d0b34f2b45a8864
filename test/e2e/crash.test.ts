// A fault of ours while the window is open: the terminal is given back, one line says where the log is, and what was decided is kept.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inTerminal, IS_EXECUTABLE } from '../support/built.ts';
import { POSIX, useRoom, useTerminals } from './room.ts';

const room = useRoom({ '[Grp] Your Nmae Film [1080p].mkv': 'a title that nobody finds' });
const openTerminal = useTerminals();

/** Makes the program fail where nobody expects it, when it is told to by a signal. */
const FAULT = `data:text/javascript,process.on('SIGUSR2',()=>{setTimeout(()=>{throw new TypeError('a fault for the test')},1)})`;

it.runIf(POSIX && !IS_EXECUTABLE)('ends in order', async () => {
  const { command, args } = inTerminal(room.input, '--library', room.library);
  const open = (): ReturnType<typeof openTerminal> =>
    openTerminal({ command, args: ['--import', FAULT, ...args], columns: 100, rows: 24, env: room.env });
  const first = open();
  await first.waitFor(/\[To decide 1\]/);
  first.press('x');
  await first.waitFor(/Left out 1/);
  first.kill('SIGUSR2');
  expect(await first.ended).toBe(70);
  const said = first.raw().slice(first.raw().lastIndexOf('\u001b[?1049l'));
  expect(first.raw().lastIndexOf('\u001b[?25h')).toBeGreaterThan(first.raw().lastIndexOf('\u001b[?25l'));
  const log = join(room.home, 'state', 'app.log');
  expect(said).toContain(log);
  expect(said).not.toMatch(/^\s+at .*:\d+/m);
  expect(readFileSync(log, 'utf8')).toContain('a fault for the test');
  const second = open();
  await second.waitFor(/Left out 1/);
});
