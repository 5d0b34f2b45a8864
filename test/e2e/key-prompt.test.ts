// The TMDB key asked for in a terminal: typed or pasted without being shown, tried, kept; Ctrl-C stores nothing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTerminal, runBuilt } from '../support/built.ts';
import { openTerminal, type Terminal } from '../support/terminal.ts';
import { KEY, POSIX, useRoom } from './room.ts';

const room = useRoom();

const PASSPHRASE = 'correct horse battery';

const ask = (...words: readonly string[]): Terminal =>
  openTerminal({
    ...inTerminal(...words),
    columns: 100,
    rows: 24,
    env: { ...room.env, TMDB_API_KEY: '' },
  });

/** Answers one question after another, each once it is asked. */
async function answer(terminal: Terminal, ...talk: readonly (readonly [RegExp, string])[]): Promise<number> {
  for (const [question, words] of talk) {
    await terminal.waitFor(question);
    terminal.press(words, 'enter');
  }
  return terminal.ended;
}
const settingsFile = (): string => readFileSync(join(room.home, 'config', 'config.json'), 'utf8');

describe.skipIf(!POSIX)('settings key', () => {
  it('shows nothing of what is typed, and keeps it sealed', async () => {
    const terminal = ask('settings', 'key');
    expect(await answer(terminal, [/not shown\)/, KEY], [/Passphrase/, ''])).toBe(0);
    await terminal.waitFor(/takes the key/);
    expect(terminal.raw()).not.toContain(KEY.slice(0, 6));
    expect(settingsFile()).toContain('keyfile');
    expect(settingsFile()).not.toContain(KEY);
  });

  it('is sealed by a passphrase, asked for again when it is needed; a wrong one changes nothing', async () => {
    const sealing = ask('settings', 'key');
    const twice = [/Passphrase/, PASSPHRASE] as const;
    expect(await answer(sealing, [/not shown\)/, KEY], twice, [/same again/, PASSPHRASE])).toBe(0);
    expect([sealing.raw().includes(PASSPHRASE), settingsFile().includes('scrypt')]).toEqual([false, true]);
    const before = settingsFile();

    const wrong = ask('settings', 'key', '--rotate');
    expect(await answer(wrong, [/Passphrase of the TMDB key/, 'incorrect horse'])).toBe(2);
    await wrong.waitFor(/the passphrase is wrong/);
    expect(settingsFile()).toBe(before);

    const rotated = ask('settings', 'key', '--rotate');
    expect(await answer(rotated, [/Passphrase of the TMDB key/, PASSPHRASE], [/to seal it with/, ''])).toBe(0);
    expect(settingsFile()).toContain('keyfile');
    const status = await runBuilt(['status', '--offline'], { ...room.env, TMDB_API_KEY: '' });
    expect(status.stdout).toMatch(/present, from the settings, sealed with a keyfile/);
  });

  it('ends with 130 on Ctrl-C and stores nothing', async () => {
    const terminal = ask('settings', 'key');
    await terminal.waitFor(/not shown/);
    terminal.press(KEY.slice(0, 8), 'ctrl-c');
    expect(await terminal.ended).toBe(130);
    expect(terminal.raw()).not.toContain(KEY.slice(0, 6));
    expect(existsSync(join(room.home, 'config'))).toBe(false);
  });
});
