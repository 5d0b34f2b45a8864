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
type Factory = (settings: { readonly wasmBinary: Uint8Array; readonly onRuntimeInitialized: () => void }) => WasmModule;

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

/**
 * Starts the module by its inner factory: its own entry takes Node for a browser where `fetch` exists. Its process-wide handlers are taken
 * off again, and its `then` removed, which would make an await wait for ever.
 */
export async function openAnitomy(wasmBinary?: Uint8Array): Promise<Anitomy> {
  const bytes = wasmBinary ?? (await installedWasm());
  const { default: factory } = (await import('anitomyscript/build/anitomyscript.js')) as { default: Factory };
  const handlers = rememberHandlers();
  const module = await new Promise<{ ready: WasmModule }>((resolve) => {
    const started: WasmModule = factory({
      wasmBinary: bytes,
      onRuntimeInitialized: () => {
        Reflect.deleteProperty(started, 'then');
        resolve({ ready: started });
      },
    });
  });
  handlers.restore();
  const { parseSingle, ElementCategory: category } = module.ready;
  return {
    read(name) {
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
    },
  };
}
