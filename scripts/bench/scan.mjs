// How fast folders are scanned and names read, as ratios to `find` and to bare Anitomy in the same run.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, ownNode, report, rounds, spread, timed } from './measure.mjs';

const MINUTE = 60_000;
/** The slow share is measured on fewer files: `find` waits for every folder in turn. */
const SLOW_FILES = 10_000;
/** The tree that shows whether memory grows with the number of files. */
const GROWTH = 10 / 3;
const READER_NAMES = 20_000;

async function bundleProbe(root, workshop, name) {
  const { build } = await import('esbuild');
  const outfile = join(workshop, `${name}.mjs`);
  await build({
    entryPoints: [join(root, 'scripts', `${name}.mjs`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    external: ['anitomy-js', 'anitomyscript'],
    logLevel: 'error',
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
  });
  return outfile;
}

/** The preload that slows listings down; null where there is no compiler. */
function compileDelay(root, workshop) {
  const library = join(workshop, 'slow-listing.so');
  try {
    execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, join(root, 'scripts/bench/slow-listing.c'), '-ldl']);
    return library;
  } catch {
    return null;
  }
}

const ms = (results) => median(results.map((result) => result.ms));
const peak = (results) => median(results.map((result) => result.peak));

async function measure({ root, files, rounds: count, makeTree, paths }, workshop) {
  const node = ownNode(root);
  execFileSync(process.execPath, [join(root, 'scripts', 'bundle.mjs'), '--if-stale'], { stdio: 'inherit' });
  const plant = (name, many) => {
    const tree = join(workshop, name);
    execFileSync(process.execPath, [makeTree, tree, '--files', String(Math.round(many))], { stdio: 'ignore' });
    return tree;
  };
  const program = join(root, 'dist', 'main.js');
  const env = Object.fromEntries(
    ['CONFIG', 'CACHE', 'STATE'].map((kind) => [`XDG_${kind}_HOME`, join(workshop, kind)]),
  );
  const find = (tree, more = {}, ...print) => timed('find', [tree, '-type', 'f', ...print], more);
  const scan = async (tree, more = {}) => {
    const out = openSync(join(workshop, 'out.ndjson'), 'w');
    try {
      return await timed(node, [program, 'scan', tree, '--json'], { out, ...more, env: { ...env, ...more.env } });
    } finally {
      closeSync(out);
    }
  };

  const tree = plant('tree', files);
  const facts = await bundleProbe(root, workshop, 'bench-facts');
  const main = await rounds(count, {
    find: () => find(tree),
    findFacts: () => find(tree, {}, '-printf', '%s %T@ %i %n\\n'),
    facts: () => timed(node, [facts, tree], { env: { UV_THREADPOOL_SIZE: '32' } }),
    scan: () => scan(tree),
    first: () => scan(tree, { out: 'pipe', until: '"phase":"parse"' }),
  });
  const lines = [
    { name: 'names and facts / find -printf', value: ms(main.facts) / ms(main.findFacts), bound: 4, unit: '×' },
    { name: 'scan --json / find', value: ms(main.scan) / ms(main.find), bound: 28, unit: '×' },
    { name: 'scan --json', value: (files * MINUTE) / ms(main.scan), bound: 2_400_000, unit: 'paths/min', least: true },
    { name: 'first record', value: median(main.first.map(({ first }) => first)), bound: 300, unit: 'ms' },
    { name: 'peak memory', value: peak(main.scan), bound: 200, unit: 'MB' },
  ];
  const notes = Object.entries(main).map(
    ([name, results]) => `${name}: ${ms(results).toFixed(0)} ms, slowest/fastest ${spread(results).toFixed(2)}`,
  );

  const delay = compileDelay(root, workshop);
  if (delay === null) notes.push('slow share: skipped: no gcc');
  else {
    const slow = plant('slow', Math.min(files, SLOW_FILES));
    const env = { LD_PRELOAD: delay, DELAY_MS: '5' };
    const slowed = await rounds(1, { find: () => find(slow, { env }), scan: () => scan(slow, { env }) });
    lines.push({
      name: '5 ms a listing: scan --json / find',
      value: ms(slowed.scan) / ms(slowed.find),
      bound: 0.15,
      unit: '×',
    });
  }

  const list = join(workshop, 'names.txt');
  writeFileSync(
    list,
    [...paths({ files: READER_NAMES })].filter((path) => /\.(?:mkv|mp4|avi)$/i.test(path)).join('\n'),
  );
  const reader = await bundleProbe(root, join(root, 'node_modules', '.cache'), 'bench-reader');
  const { text } = await timed(node, [reader, list, String(count)], { out: 'pipe' });
  const turns = JSON.parse(text);
  const ratio = median(turns.map((turn) => turn.reader / turn.bare));
  lines.push({ name: 'reader / bare Anitomy, names a second', value: ratio, bound: 0.25, unit: '×', least: true });
  notes.push(`reader: ${median(turns.map((turn) => turn.reader)).toFixed(0)} names/s`);

  const large = plant('large', files * GROWTH);
  const grown = await scan(large);
  const growth = `peak memory at ${Math.round(files * GROWTH)} files / at ${files}`;
  lines.push({ name: growth, value: grown.peak / peak(main.scan), bound: 1.25, unit: '×' });
  return report(lines, notes);
}

/** Measures and prints; true where every bound is kept. */
export async function run(request) {
  const workshop = mkdtempSync(join(tmpdir(), 'anivault-bench-'));
  try {
    return await measure(request, workshop);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}
