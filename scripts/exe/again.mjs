// Builds once more from a clone that lies elsewhere: the same commit must give the same bytes, whatever the folder is called.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const sumOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** The packages for a clone, as hard links: found in a folder of its own as any clone has them, and yet not copied. */
function lendPackages(from, to) {
  mkdirSync(to);
  const names = readdirSync(from).filter((name) => name !== '.cache');
  execFileSync('cp', ['-al', ...names.map((name) => join(from, name)), to]);
}

/**
 * Holds `executable`, which was built from `root` for `target`, against the same built from a clone in `folder`, which is on the same disk and
 * not below node_modules, where Node takes no TypeScript. Answers with a line of text; throws where the two differ. A checkout with changes
 * that are not committed has no such twin.
 */
export function compareWithClone({ root, folder, target, executable }) {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  if (git('status', '--porcelain') !== '') return 'not built twice: there are changes that are not committed';
  const clone = join(folder, 'als Klon, 別の場所');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    git('clone', '--quiet', '--no-checkout', root, clone);
    execFileSync('git', ['checkout', '--quiet', git('rev-parse', 'HEAD')], { cwd: clone });
    lendPackages(join(root, 'node_modules'), join(clone, 'node_modules'));
    const words = [join(clone, 'scripts', 'build-exe.mjs'), target, '--no-checks'];
    const ran = spawnSync(process.execPath, words, { cwd: clone, encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(`a clone can't be built:\n${ran.stdout}${ran.stderr}`);
    const twin = join(clone, executable.slice(root.length));
    if (sumOf(twin) !== sumOf(executable)) throw new Error(`${executable} is another when it is built elsewhere`);
    return 'the same, byte for byte, when built from a clone in another folder';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
