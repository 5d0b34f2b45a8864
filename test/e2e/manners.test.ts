// Terminals that can less, and a program that is stopped and brought back: by the built program, in a real terminal.
import { expect, it } from 'vitest';
import { inTerminal } from '../support/built.ts';
import { POSIX, useRoom, useTerminals } from './room.ts';

const room = useRoom();
const openTerminal = useTerminals();
const program = (): ReturnType<typeof inTerminal> => inTerminal(room.input, '--library', room.library);

it.runIf(POSIX)('Ctrl-Z gives the terminal back, and fg shows the window as it was', async () => {
  const { command, args } = program();
  const quoted = [command, ...args].map((word) => `'${word}'`).join(' ');
  const env = { ...room.env, PS1: 'shell> ' };
  const shell = openTerminal({ command: 'bash', args: ['--norc', '--noprofile', '-i'], columns: 80, rows: 24, env });
  await shell.waitFor(/shell>/);
  shell.press(quoted, 'enter');
  await shell.waitFor(/Ready 1/);
  shell.press('f');
  await shell.waitFor(/\[Ready 1\]/);
  const window = shell.screen();
  shell.press('\u001a');
  await shell.waitFor(/Stopped/);
  shell.press('echo typed "$((40 + 2))"', 'enter');
  await shell.waitFor(/typed 42/);
  shell.press('fg', 'enter');
  await shell.waitFor(/\[Ready 1\]/);
  await shell.settled(200);
  expect(shell.screen()).toBe(window);
  shell.press('?');
  await shell.waitFor(/Keys on Review/);
  shell.press('escape');
  await shell.waitFor(/\[Ready 1\]/);
  shell.press('q');
  await shell.waitFor(/shell> *$/);
});

it.each([
  ['TERM=dumb', { TERM: 'dumb' }],
  ['LANG=C', { LANG: 'C' }],
])('%s gets plain lines', async (_name, env) => {
  const terminal = openTerminal({ ...program(), columns: 80, rows: 24, env: { ...room.env, ...env } });
  const screen = await terminal.waitFor(/\[To decide 0\]/);
  expect(screen).toContain('Scan > [Review] > Apply');
  expect(screen).toMatch(/^-{60}/m);
  terminal.press('f');
  await terminal.waitFor(/\+ strong/);
  expect(terminal.screen()).not.toMatch(/[^\n\u0020-\u007e]/);
  terminal.press('q');
  expect(await terminal.ended).toBe(0);
});

it('without colour the choice of a menu is told by its mark', async () => {
  const env = { ...room.env, NO_COLOR: '1' };
  const terminal = openTerminal({ ...program(), columns: 80, rows: 24, env });
  await terminal.waitFor(/Ready 1/);
  terminal.press('p');
  await terminal.waitFor(/nothing is changed yet/);
  terminal.press('m');
  await terminal.waitFor(/^ +> move/m);
  expect(terminal.raw()).not.toMatch(/\u001b\[[\d;]*3\d(?:;\d+)*m/);
  terminal.press('escape', 'q');
  await terminal.ended;
});
