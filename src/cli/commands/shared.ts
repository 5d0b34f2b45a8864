// What several commands need: folders made absolute, library roots or the failure that names the ways to set them.
import { resolve } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { Roots } from '../../model/plan.ts';
import { rootsOf, type Options } from '../../settings/options.ts';
import type { CatalogueSession } from '../../workflow/parts.ts';
import type { Invocation } from '../command.ts';

/** Options of every command that scans. */
export const SCAN_OPTIONS = ['ext', 'exclude', 'minSize', 'minAge', 'followLinks', 'maxDepth'] as const;
/** … that asks TMDB. */
export const MATCH_OPTIONS = ['lang', 'offline', 'rate', 'concurrency', 'tmdb.baseUrl'] as const;
/** … that plans. */
export const PLAN_OPTIONS = [
  'shows',
  'films',
  'library',
  'preset',
  'template',
  'filmTemplate',
  'mode',
  'onConflict',
  'accept',
  'prune',
] as const;
/** … that carries a plan out. */
export const APPLY_OPTIONS = ['apply', 'yes', 'verifyHash', 'breakLock'] as const;

export const foldersOf = ({ args, cwd }: Invocation): readonly string[] => args.map((arg) => resolve(cwd, arg));

/** Failure E-USAGE where no library root is known. */
export function knownRoots(options: Options, cwd: string): Roots {
  const roots = rootsOf(options);
  const absolute = (root: string | null): string | null => (root === null ? null : resolve(cwd, root));
  if (roots) return { shows: absolute(roots.shows), films: absolute(roots.films) };
  throw new Failure({
    code: 'E-USAGE',
    message: 'No library is known: where should shows and films go?',
    hint: 'Give --library DIR (or --shows DIR and --films DIR), set ANIVAULT_LIBRARY, or run `anivault settings set library DIR`.',
  });
}

/** Failure E-USAGE: files would be replaced without a person having said so. */
export function checkOverwrite(options: Options): void {
  if (!options.apply || options.onConflict !== 'overwrite' || options.yes) return;
  throw new Failure({
    code: 'E-USAGE',
    message: '`--on-conflict overwrite` replaces files and needs --yes.',
    hint: 'Replaced files are kept in .anivault-trash. Look at the plan without --apply first.',
  });
}

/** Opens the catalogue that the options ask for and closes it after `use`. */
export async function* withCatalogue<T>(
  { parts, options }: Invocation,
  use: (session: CatalogueSession) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const session = await parts.openCatalogue(options);
  try {
    yield* use(session);
  } finally {
    await session.close();
  }
}
