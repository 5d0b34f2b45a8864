// The cache with many entries, and on a disk that is full. Each look is a process of its own, for its memory is measured.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownNode } from '../bench/measure.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FEW = 1_000;
/** Fuller than full with 800 entries. */
const DISK = '4m';

/** Runs a look at the cache in `folder`; what it prints last is its answer. */
function look(what, folder, count) {
  const ran = spawnSync(ownNode(root), [join(root, 'scripts', 'soak', 'cache-look.mjs'), what, folder, String(count)], {
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(`cache-look ${what} ended with ${ran.status ?? ran.signal}: ${ran.stderr}`);
  return JSON.parse(ran.stdout.trim().split('\n').at(-1));
}

/** A cache of `count` entries against one of a thousand. */
export function manyEntries(workshop, count) {
  const [few, many] = [
    [FEW, 'few'],
    [count, 'many'],
  ].map(([entries, name]) => {
    const folder = join(workshop, name);
    look('fill', folder, entries);
    return look('read', folder, entries);
  });
  return {
    lines: [
      { name: `a cache of ${count}: the first hit`, value: many.firstMs, bound: 250, unit: 'ms' },
      { name: `a cache of ${count}: a hit, median (µs)`, value: many.hitMs * 1000, bound: 1000, unit: 'µs' },
      { name: `a cache of ${count}: memory / with ${FEW}`, value: many.rss / few.rss, bound: 1.15, unit: '×' },
    ],
    notes: [`memory with ${FEW} entries ${few.rss.toFixed(0)} MB, with ${count} ${many.rss.toFixed(0)} MB`],
  };
}

/** A disk that fills up while entries are written over good ones. */
export function fullDisk(workshop) {
  const folder = join(workshop, 'small-disk');
  mkdirSync(folder);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder]).status === 0;
  if (!mounted) return { lines: [], notes: ['full disk: skipped: no right to mount a small disk'] };
  try {
    const { refused, cut, lost, left } = look('fill-up', folder, 800);
    return {
      lines: [
        { name: 'full disk: entries cut or wrong', value: cut, bound: 0, unit: '' },
        { name: 'full disk: good entries lost', value: lost, bound: 0, unit: '' },
        { name: 'full disk: writes refused', value: refused, bound: 1, unit: '', least: true },
        { name: 'full disk: temporary files left', value: left, bound: 0, unit: '' },
      ],
      notes: [],
    };
  } finally {
    spawnSync('umount', [folder]);
  }
}
