// What the window costs in a terminal: bytes and time of a key, of a letter, of doing nothing; the first frame; memory. Side by side with
// fzf and vim on the same list, and with a bare program of the same stack.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median, ownNode, report } from './measure.mjs';
import { hold, openPty, p95 } from './pty.mjs';

const DOWN = '\u001b[B';
/** Presses of a held arrow: some pages at 80×24, two at 200×50. */
const HELD = 120;
const KEYS_TIMED = 60;
const LETTERS = 'garden';
const IDLE_MS = 3000;
const FEW = 1000;
const SIZES = [
  { columns: 80, rows: 24, bytes: 300 },
  { columns: 200, rows: 50, bytes: 550 },
];

/** A program of Ink and nothing else, bundled as ours is. */
async function bareProgram(root, workshop) {
  const { build } = await import('esbuild');
  const entry = join(root, 'node_modules', '.cache', 'bare-ink.mjs');
  writeFileSync(
    entry,
    `import { createElement as e } from 'react'; import { Box, render, Text } from 'ink';
     render(e(Box, { flexDirection: 'column' }, e(Text, null, 'header'), e(Text, null, 'quit')), { alternateScreen: true, interactive: true });
     setInterval(() => {}, 1000);`,
  );
  const outfile = join(workshop, 'bare-ink.mjs');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    minifySyntax: true,
    alias: { 'react-devtools-core': join(root, 'scripts', 'config', 'no-devtools.js') },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    logLevel: 'error',
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
  });
  return outfile;
}

const has = (command) => {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** The same key held in another program over the same list. */
async function peer(command, args, size, ready) {
  if (!has(command)) return null;
  const pty = await openPty(command, args, size);
  await ready(pty);
  // once through a page, so that the list scrolls while it is measured
  await hold(pty, DOWN, size.rows);
  const { bytes } = await hold(pty, DOWN, HELD);
  pty.kill();
  await pty.ended;
  return bytes;
}

async function peers(list, size) {
  const quiet = (pty) => pty.settled(800);
  return {
    vim: await peer('vim', ['-u', 'NONE', '-N', list], size, quiet),
    fzf: await peer('sh', ['-c', `exec fzf --layout=reverse < '${list}'`], size, quiet),
  };
}

async function measure({ root, files, rounds: count, makeTree, paths }, workshop) {
  const node = ownNode(root);
  execFileSync(process.execPath, [join(root, 'scripts', 'bundle.mjs'), '--if-stale'], { stdio: 'inherit' });
  const program = join(root, 'dist', 'main.js');
  const library = join(workshop, 'library');
  mkdirSync(library);
  let homes = 0;
  const open = (tree, size, ...more) => {
    homes += 1;
    const env = { ANIVAULT_HOME: join(workshop, `home-${homes}`) };
    return openPty(node, [program, tree, '--library', library, '--offline', ...more], { ...size, env });
  };
  const plant = (name, many) => {
    const tree = join(workshop, name);
    execFileSync(process.execPath, [makeTree, tree, '--files', String(many)], { stdio: 'ignore' });
    return tree;
  };
  const list = join(workshop, 'list.txt');
  writeFileSync(list, [...paths({ files })].join('\n'));
  const [many, few] = [plant('many', files), plant('few', FEW)];

  /** A window over a tree, everything matched. */
  const matched = async (tree, size) => {
    const pty = await open(tree, size);
    await pty.waitFor(/all \d+ groups matched/);
    await pty.settled(600);
    return pty;
  };
  const end = async (pty) => {
    pty.kill();
    await pty.ended;
  };
  const keyTimes = async (pty, keys, times) => {
    const took = [];
    for (let index = 0; index < times; index += 1) {
      took.push((await pty.answer(keys[index % keys.length], 1000)) ?? 1000);
      await sleep(25);
    }
    return took;
  };

  const [lines, notes] = [[], []];
  let peak = 0;
  for (const size of SIZES) {
    const at = `${size.columns}×${size.rows}`;
    const pty = await matched(many, size);
    const held = await hold(pty, DOWN, HELD);
    lines.push({ name: `held arrow, bytes a key, ${at}`, value: held.bytes, bound: size.bytes, unit: 'B' });
    if (size.columns >= 120)
      lines.push({ name: `pane that follows, ${at}`, value: held.after, bound: 4096, unit: 'B' });
    const took = await keyTimes(pty, [DOWN], KEYS_TIMED);
    lines.push({ name: `a key's frame, P95, ${at}`, value: p95(took), bound: 33, unit: 'ms' });
    await pty.settled(500);
    const [bytes, cpu] = [pty.bytes(), pty.cpuMs()];
    await sleep(IDLE_MS);
    lines.push({ name: `idle bytes, ${at}`, value: pty.bytes() - bytes, bound: 0, unit: 'B' });
    lines.push({ name: `idle, of a core, ${at}`, value: (100 * (pty.cpuMs() - cpu)) / IDLE_MS, bound: 1, unit: '%' });
    await pty.answer('/');
    await pty.settled();
    lines.push({
      name: `a letter of the filter, slowest, ${at}`,
      value: Math.max(...(await keyTimes(pty, [...LETTERS], LETTERS.length))),
      bound: 50,
      unit: 'ms',
    });
    peak = Math.max(peak, pty.peakMb());
    await end(pty);
    const small = await matched(few, size);
    const least = await hold(small, DOWN, HELD);
    await end(small);
    lines.push({
      name: `a key's CPU over ${FEW} files, ${at}`,
      value: held.cpuMs / least.cpuMs,
      bound: 1.2,
      unit: '×',
    });
    const others = await peers(list, size);
    for (const [name, cost] of Object.entries(others))
      notes.push(cost === null ? `${name} is not installed` : `${name}, ${at}: ${cost.toFixed(0)} B a key`);
  }
  lines.push({ name: 'peak memory', value: peak, bound: 250, unit: 'MB' });

  const scanning = await open(many, SIZES[1]);
  await scanning.waitFor(/\[To decide \d/);
  const during = await keyTimes(scanning, [DOWN, '\u001b[A'], KEYS_TIMED);
  await end(scanning);
  lines.push({ name: 'a key during a scan, P95', value: p95(during), bound: 50, unit: 'ms' });

  const bare = await bareProgram(root, workshop);
  const firsts = { bare: [], ours: [], rows: [] };
  for (let round = 0; round <= count; round += 1) {
    const naked = await openPty(node, [bare], SIZES[0]);
    const nakedSaid = await naked.whenSaid('quit');
    await end(naked);
    const pty = await open(few, SIZES[0]);
    const [frame, rows] = await Promise.all([pty.whenSaid('uit'), pty.whenShown(/read from/)]);
    await end(pty);
    if (round === 0) continue;
    firsts.bare.push(nakedSaid);
    firsts.ours.push(frame);
    firsts.rows.push(rows);
  }
  lines.push({
    name: 'first frame / bare Ink',
    value: median(firsts.ours) / median(firsts.bare),
    bound: 1.3,
    unit: '×',
  });
  lines.push({
    name: 'first rows after the first frame',
    value: median(firsts.rows) - median(firsts.ours),
    bound: 300,
    unit: 'ms',
  });
  notes.push(
    `bare Ink ${median(firsts.bare).toFixed(0)} ms, first frame ${median(firsts.ours).toFixed(0)} ms, first rows ${median(firsts.rows).toFixed(0)} ms`,
  );
  return report(lines, notes);
}

/** True where every bound is kept. */
export async function run(wish) {
  const workshop = mkdtempSync(join(tmpdir(), 'anivault-bench-tui-'));
  try {
    return await measure(wish, workshop);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}
