// Anitomy as a native addon, for those who ask for it: the same library as the WASM build, held equal to it by a test. It is not what scans
// by default, because it keeps some memory for every name it reads, and it is missing where no compiler was.
import { Failure } from '../model/failure.ts';
import type { Anitomy } from './anitomy.ts';

/** What the addon gives: an element said twice is a list. */
interface NativeModule {
  readonly parseSync: (name: string) => Readonly<Record<string, string | readonly string[] | undefined>>;
}

async function load(): Promise<NativeModule> {
  try {
    const loaded: unknown = await import('anitomy-js');
    return loaded as NativeModule;
  } catch (cause) {
    throw new Failure({
      code: 'E-USAGE',
      message: 'The native name parser is not installed here.',
      hint: 'Leave ANIVAULT_PARSER unset to use the built-in one, or install again where a C++ compiler is.',
      cause,
    });
  }
}

/** Opens the addon. Failure E-USAGE where it is not installed or can’t be loaded. */
export async function openNativeAnitomy(): Promise<Anitomy> {
  const { parseSync } = await load();
  return {
    read(name) {
      const elements = parseSync(name);
      const first = (element: string): string => [elements[element] ?? ''].flat()[0] ?? '';
      return {
        title: first('anime_title'),
        season: first('anime_season'),
        episode: first('episode_number'),
        group: first('release_group'),
        episodeTitle: first('episode_title'),
        type: first('anime_type'),
      };
    },
  };
}
