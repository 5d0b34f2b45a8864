// The real parts behind `workflow/parts`, each opened only when a workflow wants it. Nothing here decides anything.
import { readFile } from 'node:fs/promises';
import { homedir, hostname, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appendOwnLog, makeOwnFolder, writeOwnFile } from './disk/own-file.ts';
import { createLog } from './log/logger.ts';
import type { Mask } from './log/mask.ts';
import type { Log } from './model/ports.ts';
import { foldersOf, type Folders } from './settings/folders.ts';
import type { Options } from './settings/options.ts';
import type { CatalogueSession, Parts } from './workflow/parts.ts';
import { diskText, machineFacts } from './world/facts.ts';
import { openKeyDoor } from './world/key-door.ts';
import { systemClock, systemRandom } from './world/runtime.ts';
import { makeSample, removeSample } from './world/sample.ts';
import { prepareWalker, takeWalker } from './world/walkers.ts';

/** 20 MB, five files. */
const LOG_ROTATION = { maxBytes: 20 * 1024 * 1024, keep: 5 };

export interface WorldRequest {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly options: Options;
  /** learns every secret that is found, before it can reach an output */
  readonly mask: Mask;
  /** asks a person without echo; null where nobody can be asked */
  readonly ask: ((prompt: string) => Promise<string>) | null;
}

export const foldersHere = (env: WorldRequest['env']): Folders => foldersOf(env, platform(), homedir());

function openLog(folders: Folders, options: Options, mask: Mask): Log {
  const path = join(folders.state, 'app.log');
  let ready = false;
  const write = (line: string): void => {
    if (!ready) makeOwnFolder(folders.state);
    ready = true;
    appendOwnLog(path, line, LOG_ROTATION);
  };
  return createLog({ write, level: options.logLevel, clock: systemClock, mask });
}

const demoStatus = {
  state: 'Normal',
  rate: 0,
  inFlight: 0,
  requests: 0,
  cacheHits: 0,
  cacheMisses: 0,
  nextTryMs: null,
} as const;

/** The file of the worker that carries out: beside the bundle, or the source where this runs unbundled. */
const applyWorker = (): string => {
  const here = fileURLToPath(import.meta.url);
  return join(dirname(here), here.endsWith('.ts') ? 'apply/worker.ts' : 'apply-worker.js');
};

/** All parts for one process. */
export function openWorld({ env, options, mask, ask }: WorldRequest): Parts {
  const folders = foldersHere(env);
  const log = openLog(folders, options, mask);
  const openSettings: Parts['openSettings'] = async () =>
    (await import('./settings/settings.ts')).openSettings(folders.config, options.config);
  const tmdb = { env, folders, clock: systemClock, random: systemRandom, log };
  const key = openKeyDoor({
    env,
    stateFolder: folders.state,
    mask,
    openSettings,
    ask,
    tryKey: async (given, baseUrl, signal) =>
      (await import('./world/catalogue-session.ts')).tryKey({ ...tmdb, baseUrl, key: given }, signal),
  });
  const openCache = async (): Promise<import('./cache/json-cache.ts').JsonCache> =>
    (await import('./cache/json-cache.ts')).openJsonCache({ folder: folders.cache, clock: systemClock, log });

  return {
    clock: systemClock,
    log,
    random: systemRandom,
    folders,
    process: { host: hostname(), pid: process.pid },
    workerFile: applyWorker(),
    key,
    cache: {
      stats: async () => (await openCache()).stats(),
      clear: async () => (await openCache()).clear(),
      purge: async (olderThanMs) => (await openCache()).purge(olderThanMs),
    },
    machine: {
      facts: () => machineFacts(env),
      disk: diskText,
    },
    prepareWalk: prepareWalker,
    walk: (below, scanOptions, signal) => takeWalker().walk({ folders: below, options: scanOptions }, signal),
    async openParser() {
      const [{ createParser }, { anitomyWasm }] = await Promise.all([
        import('./parse/parse-folder.ts'),
        import('./world/anitomy-wasm.ts'),
      ]);
      return createParser({ wasmBinary: anitomyWasm });
    },
    openSettings,
    async openCatalogue({ offline, rate, concurrency, 'tmdb.baseUrl': baseUrl }): Promise<CatalogueSession> {
      const found = offline ? null : await key.known();
      const { openTmdbSession } = await import('./world/catalogue-session.ts');
      return openTmdbSession({ ...tmdb, baseUrl, key: found?.key ?? null, rate, concurrency });
    },
    async openDemoCatalogue(): Promise<CatalogueSession> {
      const { demoCatalogue } = await import('./demo/catalogue.ts');
      return {
        catalogue: demoCatalogue(),
        status: () => demoStatus,
        onChange: () => undefined,
        close: () => Promise.resolve(),
      };
    },
    async makeSample() {
      const { DEMO_FILES } = await import('./demo/sample-library.ts');
      return makeSample(DEMO_FILES);
    },
    removeSample,
    readTextFile: (path) => readFile(path, 'utf8'),
    writeTextFile: (path, text) => writeOwnFile(path, text),
  };
}
