// What the words mean: commands, folders, options; and what is said of words that mean nothing.
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/all.ts';
import { OPTIONS } from '../../src/settings/options.ts';
import { runWords } from './world.ts';

describe('what is not understood', () => {
  it.each([
    ['rolback', /no command and no folder rolback.*rollback/],
    ['hsitory', /Did you mean history/],
    ['frobnicate', /--help lists the commands/],
    ['scan', /missing required argument 'folder'.*anivault scan --help/],
    ['scan /srv --exlude x', /unknown option '--exlude'.*--exclude/],
    ['scan /srv --mode copy', /unknown option '--mode'.*anivault scan --help/],
    ['run /srv --library', /'--library <dir>' argument missing/],
    ['run /srv --library /a --mode coppy', /--mode can’t be "coppy"[^]*Did you mean copy\?/],
    ['history extra words', /too many arguments|anivault history --help/],
    ['rollback a b', /anivault rollback --help/],
    ['settings sett mode', /settings has no sett[^]*Did you mean set\?/],
    ['settings set mod copy', /no setting mod[^]*Did you mean mode\?/],
    ['settings set mode', /What should mode be\?/],
    ['settings get', /Which setting\?/],
    ['settings key 0123456789abcdef0123456789abcdef', /never an argument/],
    ['cache purg', /cache has no purg[^]*Did you mean purge\?/],
    ['cache purge --older-than soon', /--older-than 30d/],
    ['organize', /needs a folder, or --from-plan/],
    ['run /srv', /No library is known[^]*--library DIR[^]*ANIVAULT_LIBRARY[^]*settings set library/],
    ['run /srv --library /lib --on-conflict overwrite --apply', /needs --yes/],
  ])('anivault %s', async (words, says) => {
    const { code, stdout, stderr } = await runWords(words);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect([code, stdout]).toEqual([64, '']);
  });

  it('never repeats a key that was given as an argument', async () => {
    const { stderr } = await runWords('settings key 0123456789abcdef0123456789abcdef');
    expect(stderr).not.toContain('0123456789abcdef');
  });

  it('shows what is hidden in a word instead of sending it to the terminal', async () => {
    const { stderr } = await runWords('fro\u001b[2Jb');
    expect(stderr).toContain('\\x1b[2J');
    expect(stderr).not.toContain('\u001b');
  });

  it('is told as one line of NDJSON as well with --json', async () => {
    const { code, events, stderr } = await runWords('run /srv --librari /x --json');
    expect([code, events().length]).toEqual([64, 1]);
    expect(events()[0]).toMatchObject({ phase: 'system', event: 'error', fields: { error_code: 'E-USAGE' } });
    expect(stderr).toContain('--library');
  });
});

describe('help and version', () => {
  it('version names version, commit, its time and the runtime', async () => {
    const { code, stdout } = await runWords('--version');
    expect([code, stdout]).toEqual([0, 'anivault 3.0.0\ncommit abc of 2026-01-02T03:04:05Z\nNode\n']);
  });

  it.each(['', ...COMMANDS.map(({ name }) => name)])('%s --help: examples, and the attribution last', async (name) => {
    const { code, stdout } = await runWords(`${name} --help`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Examples:\n {2}anivault /);
    await expect(stdout).toMatchFileSnapshot(`../../snapshots/help/${name === '' ? 'anivault' : name}.txt`);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      'This product uses the TMDB API but is not endorsed or certified by TMDB.',
    );
  });

  it('help names every option of a command', async () => {
    for (const { name, options } of COMMANDS) {
      const { stdout } = await runWords(`${name} --help`);
      for (const option of OPTIONS) if (options.includes(option.key)) expect(stdout).toContain(option.flag);
    }
  });
});

describe('the window', () => {
  it('opens on the folders in a terminal', async () => {
    const { code, opened } = await runWords('/ --library /lib', { terminal: true });
    expect(code).toBe(0);
    expect(opened).toMatchObject([{ folders: ['/'], demo: false, options: { library: '/lib' } }]);
  });

  it('opens the demo in a terminal', async () => {
    expect((await runWords('demo', { terminal: true })).opened).toMatchObject([{ folders: [], demo: true }]);
  });

  it('without a terminal: one line that points to run, 64', async () => {
    const { code, opened, stderr } = await runWords('');
    expect([code, opened.length, stderr.trimEnd().split('\n').length]).toEqual([64, 0, 1]);
    expect(stderr).toMatch(/anivault run FOLDER/);
  });
});
