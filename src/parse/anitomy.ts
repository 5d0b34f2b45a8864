// Anitomy as a reader: the WASM build, fetched six elements at a time. Knows nothing of folders or of our own rules.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
// only to take off what the module puts on
import process from 'node:process';

export interface AnitomyElements {
  readonly title: string;
  readonly season: string;
  readonly episode: string;
  readonly group: string;
  readonly episodeTitle: string;
  readonly type: string;
}

export interface Anitomy {
  read(name: string): AnitomyElements;
}

/** What Anitomy's module gives once it runs. */
interface WasmModule {
  readonly parseSingle: (name: string) => WasmElements;
  readonly ElementCategory: Readonly<Record<string, unknown>>;
  then?: unknown;
}
interface WasmElements {
  get(category: unknown): string;
  delete(): void;
}
interface Settings {
  readonly instantiateWasm: (imports: object, receive: (instance: WebAssembly.Instance) => void) => object;
  readonly print: () => void;
  readonly printErr: () => void;
}
type Factory = (settings: Settings) => WasmModule;

/** Bytes of the WASM build as npm installed it, for programs that are not bundled. */
async function installedWasm(): Promise<Uint8Array> {
  const require = createRequire(import.meta.url);
  return readFile(join(dirname(require.resolve('anitomyscript/package.json')), 'build', 'anitomyscript.wasm'));
}

/** The process's handlers as they are now; `restore` takes off whatever was added since. */
function rememberHandlers(): { restore(): void } {
  const exceptions = new Set(process.listeners('uncaughtException'));
  const rejections = new Set(process.listeners('unhandledRejection'));
  return {
    restore() {
      for (const listener of process.listeners('uncaughtException'))
        if (!exceptions.has(listener)) process.off('uncaughtException', listener);
      for (const listener of process.listeners('unhandledRejection'))
        if (!rejections.has(listener)) process.off('unhandledRejection', listener);
    },
  };
}

/** What a name that Anitomy can't take says: nothing. */
const NOTHING: AnitomyElements = { title: '', season: '', episode: '', group: '', episodeTitle: '', type: '' };

/** Longer names hold no more elements, and every letter beyond is one more for Anitomy to stumble over. */
const LONGEST = 512;

/** Neither a NUL, which ends its strings, nor half a letter, which its decoder reads past. */
const fitting = (name: string): string => name.slice(0, LONGEST).toWellFormed().replaceAll('\0', ' ');

/**
 * Starts the module by its inner factory, at once: its own entry takes Node for a browser where `fetch` exists. Its process-wide handlers are
 * taken off again, and its `then` removed, which would make an await wait for ever.
 */
function start(factory: Factory, compiled: WebAssembly.Module): WasmModule {
  const handlers = rememberHandlers();
  const module = factory({
    instantiateWasm(imports, receive) {
      const instance = new WebAssembly.Instance(compiled, imports);
      receive(instance);
      return instance.exports;
    },
    // its last words would stand in the middle of our screen
    print: () => undefined,
    printErr: () => undefined,
  });
  Reflect.deleteProperty(module, 'then');
  handlers.restore();
  return module;
}

function elementsOf({ parseSingle, ElementCategory: category }: WasmModule, name: string): AnitomyElements {
  const elements = parseSingle(name);
  const get = (element: string): string => elements.get(category[`kElement${element}`]);
  const read = {
    title: get('AnimeTitle'),
    season: get('AnimeSeason'),
    episode: get('EpisodeNumber'),
    group: get('ReleaseGroup'),
    episodeTitle: get('EpisodeTitle'),
    type: get('AnimeType'),
  };
  elements.delete();
  return read;
}

/**
 * Opens Anitomy. It is asked of few names, and it takes as long to start as a hundred take to read: it does so when it is first
 * asked. Some names make it read or write past its memory, and whatever it says afterwards is worth nothing: the module is then thrown away, and the
 * name is asked of a fresh one, once.
 */
export async function openAnitomy(wasmBinary?: Uint8Array): Promise<Anitomy> {
  const bytes = wasmBinary ?? (await installedWasm());
  const { default: factory } = (await import('anitomyscript/build/anitomyscript.js')) as { default: Factory };
  let compiled: WebAssembly.Module | null = null;
  let module: WasmModule | null = null;
  const started = (): WasmModule => (module ??= start(factory, (compiled ??= new WebAssembly.Module(bytes))));
  const attempt = (name: string): AnitomyElements | null => {
    const running = started();
    try {
      return elementsOf(running, name);
    } catch {
      module = null;
      return null;
    }
  };
  return {
    read(name) {
      const fits = fitting(name);
      return attempt(fits) ?? attempt(fits) ?? NOTHING;
    },
  };
}
