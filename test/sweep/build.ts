// Builds of apply for the sweep: as it is, or with a mistake put into it that the sweep has to find. The mistakes are in no shipped line.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { conduct } from '../../src/apply/conduct.ts';

/** Text of a source file that becomes another; it must be there exactly once or more, or the mutant is out of date. */
export interface Patch {
  /** below `src/apply` */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface Build {
  /** script that carries out one request in a process of its own */
  readonly child: string;
  /** the same code here, to recover with */
  readonly conduct: typeof conduct;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

function patching(patches: readonly Patch[], applied: Set<Patch>): Plugin {
  return {
    name: 'patch',
    setup: (plugin) =>
      plugin.onLoad({ filter: /src[\\/]apply[\\/].*\.ts$/ }, ({ path }) => {
        let contents = readFileSync(path, 'utf8');
        for (const patch of patches) {
          if (!path.replaceAll('\\', '/').endsWith(`src/apply/${patch.file}`)) continue;
          if (!contents.includes(patch.from)) throw new Error(`${patch.file} has no “${patch.from}” any more.`);
          contents = contents.replace(patch.from, () => patch.to);
          applied.add(patch);
        }
        return { contents, loader: 'ts' };
      }),
  };
}

/** Builds into `folder/name`. Throws where a patch finds nothing to change. */
export async function buildApply(folder: string, name: string, patches: readonly Patch[] = []): Promise<Build> {
  const outdir = join(folder, name);
  mkdirSync(outdir, { recursive: true });
  const applied = new Set<Patch>();
  await build({
    absWorkingDir: root,
    entryPoints: { child: 'test/apply/crash-child.ts', engine: 'src/apply/conduct.ts' },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    plugins: [patching(patches, applied)],
  });
  const missed = patches.find((patch) => !applied.has(patch));
  if (missed) throw new Error(`There is no ${missed.file} any more.`);
  const engine = (await import(pathToFileURL(join(outdir, 'engine.mjs')).href)) as { conduct: typeof conduct };
  return { child: join(outdir, 'child.mjs'), conduct: engine.conduct };
}
