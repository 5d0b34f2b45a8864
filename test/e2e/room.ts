// What the tests of the built program share: a TMDB on loopback, unsorted episodes, an empty library and a home of their own.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type Ran, runBuilt } from '../support/built.ts';
import { openTerminal, type Terminal, type TerminalOptions } from '../support/terminal.ts';
import { startTmdbServer, type TmdbServer } from '../support/tmdb-server.ts';
import { plant, temporaryFolder } from '../support/tree.ts';

export const KEY = '0123456789abcdef0123456789abcdef';
export const POSIX = process.platform !== 'win32';

export interface Room {
  readonly server: TmdbServer;
  /** holds `in`, `library` and, once something was kept, `home` */
  readonly path: string;
  readonly input: string;
  readonly library: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: (...args: readonly string[]) => Promise<Ran>;
}

const TWO_EPISODES = { 'Mushishi/Mushishi - 01.mkv': 'one', 'Mushishi/Mushishi - 02.mkv': 'two' };

/** Sets up a new room for each test of the file, `in` planted with `files`; the value is filled anew before each. */
export function useRoom(files: Readonly<Record<string, string>> = TWO_EPISODES): Room {
  const room = {} as { -readonly [name in keyof Room]: Room[name] };
  let folder: ReturnType<typeof temporaryFolder>;
  beforeAll(async () => {
    room.server = await startTmdbServer({ key: KEY });
  });
  afterAll(() => room.server.close());
  beforeEach(() => {
    folder = temporaryFolder();
    const path = folder.path;
    const env = { ANIVAULT_HOME: join(path, 'home'), ANIVAULT_TMDB_URL: room.server.url, TMDB_API_KEY: KEY };
    const run: Room['run'] = (...args) => runBuilt(args, env);
    Object.assign(room, {
      path,
      env,
      run,
      home: env.ANIVAULT_HOME,
      input: join(path, 'in'),
      library: join(path, 'library'),
    });
    plant(room.input, files);
    mkdirSync(room.library);
  });
  afterEach(() => {
    room.server.script();
    folder.remove();
  });
  return room;
}

/** Opens terminals that are ended after each test, whatever became of it. */
export function useTerminals(): (options: TerminalOptions) => Terminal {
  const terminals: Terminal[] = [];
  afterEach(async () => {
    for (const terminal of terminals.splice(0)) {
      terminal.kill('SIGKILL');
      await terminal.ended;
    }
  });
  return (options) => {
    const terminal = openTerminal(options);
    terminals.push(terminal);
    return terminal;
  };
}

/** Paths of the files below a folder that may be changing. */
export const filesOf = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .sort();

/** Files below a folder that hold a text, in their bytes or their names. */
export const filesHolding = (root: string, text: string): readonly string[] =>
  filesOf(root).filter((path) => path.includes(text) || readFileSync(join(root, path), 'latin1').includes(text));

/** Ended so, said so, calmly: no stack trace, no key. */
export function expectSaid(ran: Ran, code: number, ...says: readonly RegExp[]): void {
  const text = ran.stderr + ran.stdout;
  for (const each of says) expect(text).toMatch(each);
  expect(text).not.toMatch(/^\s+at .*:\d+/m);
  expect(text).not.toContain(KEY);
  expect(ran.code).toBe(code);
}
