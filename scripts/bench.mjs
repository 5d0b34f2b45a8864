// `npm run bench -- NAME [--files N] [--rounds N]`: measures the program against the bounds it promises. All but `apply` and `exe` need a corpus
// folder (ANIVAULT_CORPUS, default ../shared) whose tools make the trees; they say `skipped: no corpus` where there is none.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** One row for each thing that is measured. */
const BENCHES = {
  scan: () => import('./bench/scan.mjs'),
  apply: () => import('./bench/apply.mjs'),
  tui: () => import('./bench/tui.mjs'),
  tmdb: () => import('./bench/tmdb.mjs'),
  exe: () => import('./bench/exe.mjs'),
  log: () => import('./bench/log.mjs'),
};

/** They bring what they need. */
const WITHOUT_CORPUS = ['apply', 'exe'];

const root = fileURLToPath(new URL('..', import.meta.url));
const corpus = resolve(root, process.env.ANIVAULT_CORPUS ?? '../shared');
const makeTree = resolve(corpus, 'tools', 'make-tree.mjs');

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { files: { type: 'string', default: '30000' }, rounds: { type: 'string', default: '5' } },
  });
  const bench = BENCHES[positionals[0]];
  const [files, rounds] = [Number(values.files), Number(values.rounds)];
  if (bench === undefined || !(files > 0) || !(rounds > 0)) {
    console.error(`usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--files 300000] [--rounds 5]`);
    process.exitCode = 64;
  } else if (!WITHOUT_CORPUS.includes(positionals[0]) && !existsSync(makeTree)) console.log('skipped: no corpus');
  else {
    const { run } = await bench();
    const paths = existsSync(makeTree) ? (await import(pathToFileURL(makeTree).href)).paths : null;
    const met = await run({ root, corpus, files, rounds, makeTree, paths });
    if (!met) process.exitCode = 1;
  }
}

await main();
