// Completion as a person gets it: the scripts loaded by the real shells, keys pressed, what they offer read.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/all.ts';
import { openTerminal } from '../support/terminal.ts';
import { temporaryFolder } from '../support/tree.ts';
import { runWords } from './world.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

const isHere = (shell: Shell): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;
const PATH = process.env['PATH'] ?? '';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

async function scriptOf(shell: Shell): Promise<string> {
  const path = join(folder.path, `anivault.${shell}`);
  writeFileSync(path, (await runWords(`completion ${shell}`)).stdout);
  return path;
}

/** What stands in the line, and what is offered, when Tab was pressed after `typed`. */
const CASES: readonly (readonly [typed: string, offers: RegExp])[] = [
  ['anivault roll', /anivault rollback/],
  ['anivault run --on-c', /anivault run --on-conflict/],
  ['anivault run --preset jel', /anivault run --preset jellyfin/],
  ['anivault settings uns', /anivault settings unset/],
  ['anivault settings set onC', /anivault settings set onConflict/],
  ['anivault settings set mode hard', /anivault settings set mode hardlink/],
  ['anivault rollback --include', /anivault rollback --include-changed/],
  ['anivault scan sub', /anivault scan sub.folder/],
];

async function interactive(shell: 'bash' | 'zsh', script: string): Promise<void> {
  const start: Readonly<Record<typeof shell, readonly string[]>> = {
    bash: ['--norc', '--noprofile', '-i'],
    zsh: ['-f', '-i'],
  };
  const terminal = openTerminal({
    command: shell,
    args: [...start[shell]],
    columns: 100,
    rows: 60,
    env: { PATH, HOME: folder.path, TERM: 'xterm', PS1: 'ready>' },
    cwd: folder.path,
  });
  await terminal.waitFor(/ready>$/m);
  const load = shell === 'zsh' ? `autoload -U compinit && compinit -u -D && source ${script}` : `source ${script}`;
  terminal.press(`mkdir sub-folder; ${load}; echo loaded$((1+1))`, 'enter');
  await terminal.waitFor(/loaded2/);
  for (const [typed, offers] of CASES) {
    terminal.press(typed, 'tab');
    await terminal.waitFor(new RegExp(`ready>${offers.source}`));
    terminal.press('ctrl-u');
  }
  terminal.press('exit', 'enter');
  await terminal.ended;
}

describe.each(SHELLS)('%s', (shell) => {
  it.skipIf(!isHere(shell))('offers commands, options, values and settings in the real shell', async () => {
    const script = await scriptOf(shell);
    if (shell !== 'fish') return interactive(shell, script);
    spawnSync('mkdir', [join(folder.path, 'sub-folder')]);
    const asked = CASES.map(([typed]) => `complete -C '${typed}'; echo ---`).join('; ');
    const ran = spawnSync('fish', ['--no-config', '-c', `source ${script}; ${asked}`], {
      encoding: 'utf8',
      cwd: folder.path,
      env: { PATH, HOME: folder.path },
    });
    expect(ran.stderr).toBe('');
    const offered = ran.stdout.split('---\n');
    for (const [i, [typed, offers]] of CASES.entries()) {
      const before = typed.slice(0, typed.lastIndexOf(' ') + 1);
      expect(before + (offered[i] ?? '')).toMatch(offers);
    }
  });

  it('knows every command', async () => {
    const { stdout } = await runWords(`completion ${shell}`);
    for (const { name } of COMMANDS) expect(stdout).toContain(name);
  });
});

it('asks which shell, and names them', async () => {
  expect(await runWords('completion')).toMatchObject({ code: 64 });
  expect((await runWords('completion bsh')).stderr).toMatch(/Did you mean bash\?/);
});
