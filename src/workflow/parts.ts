// What world must provide: every real part of the program, opened only when a workflow wants it.
import type { Parser } from '../parse/parse-folder.ts';
import type { Catalogue, ClientStatus, Clock, Log, Random } from '../model/ports.ts';
import type { ScanEvent } from '../scan/walk.ts';
import type { WalkTask } from '../scan/worker.ts';
import type { Folders } from '../settings/folders.ts';
import type { Options } from '../settings/options.ts';
import type { SettingsStore } from '../settings/settings.ts';
import type { CacheStats } from '../cache/json-cache.ts';

/** A catalogue in use, with what its client is doing. */
export interface CatalogueSession {
  readonly catalogue: Catalogue;
  status(): ClientStatus;
  /**
   * Called with one line for people at each change of the client's state, at each long pause without one, and once where the cache can't be
   * written or other processes can't be counted.
   */
  onChange(listener: (text: string, status: ClientStatus) => void): void;
  close(): Promise<void>;
}

/** What decides how TMDB is asked. */
export type CatalogueOptions = Pick<Options, 'offline' | 'rate' | 'concurrency' | 'tmdb.baseUrl'>;

export interface SampleFile {
  /** relative, `/` between components */
  readonly path: string;
  readonly content: string;
}

/** The TMDB key's place: how it is asked about, tried and kept. The key itself never leaves it. */
export interface KeyDoor {
  /** where the key in force comes from, for people; null where there is none */
  source(): Promise<string | null>;
  /** asks for the passphrase, once, where one seals the stored key and a person can be asked. Failure E-TMDB-KEY for a wrong one */
  unlock(): Promise<void>;
  /** asks TMDB, at `baseUrl`, about the key in force: Failure E-TMDB-KEY or E-TMDB-DOWN where it can't be used */
  check(baseUrl: string, signal: AbortSignal): Promise<void>;
  /** asks TMDB, at `baseUrl`, whether it takes the key: Failure E-TMDB-KEY or E-TMDB-DOWN where it does not */
  try(key: string, baseUrl: string, signal: AbortSignal): Promise<void>;
  /** seals and stores; null removes. `askNew`: what seals it, where the environment does not say (empty: a keyfile); null: nobody can be asked */
  store(key: string | null, askNew?: (() => Promise<string>) | null): Promise<void>;
  /** seals the stored key anew; false where none is stored. Failure E-TMDB-KEY where it can't be opened: nothing is changed then */
  rotate(askNew: (() => Promise<string>) | null): Promise<boolean>;
}

/** AniVault's own store of answers, for `cache …`. */
export interface CacheDoor {
  stats(): Promise<CacheStats>;
  /** number of entries removed */
  clear(): Promise<number>;
  /** number of entries removed: those written longer ago */
  purge(olderThanMs: number): Promise<number>;
}

/** One answer about the machine, for a bug report. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What `status` asks the machine. Nothing in it fails. */
export interface MachineDoor {
  facts(): readonly Fact[];
  /** where a folder stands: file system, room, whether it can be written to */
  disk(path: string): string;
}

export interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
  readonly folders: Folders;
  /** who is at work, for those who find a lock */
  readonly process: { readonly host: string; readonly pid: number };
  /** path of the worker that carries out operations */
  readonly workerFile: string;
  readonly key: KeyDoor;
  readonly cache: CacheDoor;
  readonly machine: MachineDoor;
  /** starts what the next walk needs, so that the walk need not wait for it */
  prepareWalk(): void;
  /** every folder below some, as `scan/walk` tells it; sets out at once, and a reader that rests holds it back */
  walk(folders: readonly string[], options: WalkTask['options'], signal: AbortSignal): AsyncGenerator<ScanEvent>;
  openParser(): Promise<Parser>;
  openSettings(): Promise<SettingsStore>;
  /** Failure E-TMDB-KEY where there is no key and `offline` is not set */
  openCatalogue(options: CatalogueOptions): Promise<CatalogueSession>;
  /** the demo's built-in catalogue */
  openDemoCatalogue(): Promise<CatalogueSession>;
  /** writes the demo's library into a new throw-away folder */
  makeSample(): Promise<string>;
  removeSample(folder: string): Promise<void>;
  readTextFile(path: string): Promise<string>;
  /** one of our own files, written atomically */
  writeTextFile(path: string, text: string): Promise<void>;
}
