// The TMDB key asked for in a terminal: typed or pasted without being shown, tried, kept; Ctrl-C stores nothing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAUNCHER } from '../support/built.ts';
import { openTerminal, type Terminal } from '../support/terminal.ts';
import { KEY, POSIX, useRoom } from './room.ts';

const room = useRoom();

const ask = (): Terminal =>
  openTerminal({
    command: process.execPath,
    args: [LAUNCHER, 'settings', 'key'],
    columns: 80,
    rows: 24,
    env: { ...room.env, TMDB_API_KEY: '' },
  });

describe.skipIf(!POSIX)('settings key', () => {
  it('shows nothing of what is typed, and keeps it sealed', async () => {
    const terminal = ask();
    await terminal.waitFor(/not shown/);
    terminal.press(KEY, 'enter');
    expect(await terminal.ended).toBe(0);
    await terminal.waitFor(/takes the key/);
    expect(terminal.raw()).not.toContain(KEY.slice(0, 6));
    expect(readFileSync(join(room.home, 'config', 'config.json'), 'utf8')).not.toContain(KEY);
  });

  it('ends with 130 on Ctrl-C and stores nothing', async () => {
    const terminal = ask();
    await terminal.waitFor(/not shown/);
    terminal.press(KEY.slice(0, 8), 'ctrl-c');
    expect(await terminal.ended).toBe(130);
    expect(terminal.raw()).not.toContain(KEY.slice(0, 6));
    expect(existsSync(join(room.home, 'config'))).toBe(false);
  });
});
