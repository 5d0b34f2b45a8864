// What the built program loads before it answers: version and help need the argument parser and nothing else, and each command only what it
// works with.
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { endOf, IS_EXECUTABLE, LAUNCHER } from '../support/built.ts';
import { openTerminal } from '../support/terminal.ts';
import { plant } from '../support/tree.ts';
import { KEY, useRoom } from './room.ts';

const room = useRoom();

/** Writes each file of the bundle that is loaded into the file that TOLD names. */
const TELLER = `data:text/javascript,${encodeURIComponent(`
  import { appendFileSync } from 'node:fs';
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) {
    if (url.includes('/dist/')) appendFileSync(process.env.TOLD, url + '\\n');
    return next(url, context);
  } });
`)}`;
const NODE = ['--import', TELLER, LAUNCHER];

let told: string;
beforeEach(() => {
  told = join(room.path, 'told');
  appendFileSync(told, '');
});

interface Loaded {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  /** files of the room behind the doors to the system */
  readonly world: readonly string[];
}

/** Our own rooms and the packages inside what was loaded; the bundler names them in comments. */
function loaded(): Loaded {
  const parts = readFileSync(told, 'utf8')
    .split('\n')
    .filter(Boolean)
    .flatMap((url) =>
      Array.from(
        readFileSync(fileURLToPath(url), 'utf8').matchAll(/^\/\/ (\S+\.[cm]?[jt]sx?)$/gm),
        ([, at = '']) => at,
      ),
    );
  const named = (pattern: RegExp): readonly string[] =>
    [...new Set(parts.flatMap((part) => pattern.exec(part)?.[1] ?? []))].sort();
  return {
    rooms: named(/^src\/([\w-]+)/),
    packages: named(/^node_modules\/((?:@[^/]+\/)?[^/]+)/),
    world: named(/^(src\/world\b.*)/),
  };
}

async function loadedBy(words: readonly string[], input = ''): Promise<Loaded> {
  const env = { PATH: process.env['PATH'] ?? '', ...room.env, TOLD: told };
  const child = spawn(process.execPath, [...NODE, ...words], { env });
  child.stdin.on('error', () => undefined).end(input);
  const { code, stderr } = await endOf(child);
  // offline nothing is known of the files: that is worth a code, and no trouble
  expect([words, code, stderr]).toEqual([words, words.includes('--offline') ? 10 : 0, '']);
  return loaded();
}

/** What costs time to load, by what it is for. */
const HEAVY = {
  window: ['ink', 'react', 'yoga-layout'],
  changedSettings: ['conf', 'ajv'],
  asking: ['undici'],
  reading: ['anitomyscript'],
  walking: ['fast-glob'],
};
const heavyIn = ({ packages }: Loaded): readonly string[] =>
  Object.entries(HEAVY).flatMap(([what, names]) => (names.some((name) => packages.includes(name)) ? [what] : []));

// an executable has its files inside
describe.skipIf(IS_EXECUTABLE)('what is loaded', () => {
  it.each([['--version'], ['--help'], ['run', '--help']])('anivault %s: the argument parser', async (...words) => {
    const { rooms, packages, world } = await loadedBy(words);
    expect(packages).toEqual(['commander']);
    // of the log only the mask, which stands between every word and the screen; of the world only the way out
    expect(rooms).toEqual(['cli', 'log', 'main', 'model', 'names', 'settings', 'workflow', 'world']);
    expect(world).toEqual(['src/world/leave.ts']);
  });

  it.each([
    ['history', []],
    ['verify', []],
    ['rollback', []],
    ['resume', []],
    ['trash', []],
    ['cache stats', []],
    ['completion bash', []],
    ['settings show', []],
    ['settings set preset plex', ['changedSettings']],
    ['settings key', ['changedSettings', 'asking']],
    ['status', ['asking']],
    ['demo', ['reading', 'walking']],
  ])('anivault %s: %j', async (words, heavy) => {
    expect(heavyIn(await loadedBy(words.split(' '), words.endsWith('key') ? KEY : ''))).toEqual(heavy);
  });

  it('scan reads and walks; match asks as well, and offline asks nobody', async () => {
    plant(room.input, { 'Mushishi - 01.mkv': 'one' });
    expect(heavyIn(await loadedBy(['scan', room.input]))).toEqual(['reading', 'walking']);
    expect(heavyIn(await loadedBy(['match', room.input, '--offline']))).toEqual(['reading', 'walking']);
    expect(heavyIn(await loadedBy(['match', room.input]))).toEqual(['asking', 'reading', 'walking']);
  });

  it('the window shows its first frame without asking anybody or changing a setting', async () => {
    const terminal = openTerminal({
      command: process.execPath,
      args: NODE,
      columns: 80,
      rows: 24,
      env: { ANIVAULT_HOME: room.home, TOLD: told },
    });
    await terminal.waitFor(/q uit|quit/i);
    const heavy = heavyIn(loaded());
    terminal.press('ctrl-c');
    await terminal.ended;
    expect(heavy).toContain('window');
    for (const what of ['changedSettings', 'asking', 'reading']) expect(heavy).not.toContain(what);
  });
});
