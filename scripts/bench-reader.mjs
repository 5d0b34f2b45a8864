// Bundled and run by `bench/scan.mjs`: the whole reader against bare Anitomy on the names of one file, a path a line, in turns. Prints both as
// names a second.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { basename, dirname } from 'node:path';
import { createParser } from '../src/parse/parse-folder.ts';
import { openAnitomy } from '../src/parse/anitomy.ts';

const [list = '', rounds = '5'] = process.argv.slice(2);
const names = readFileSync(list, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((path) => ({ name: basename(path), above: dirname(path).split('/').slice(-3).reverse() }));
const parser = await createParser();
const anitomy = await openAnitomy();
const perSecond = (read) => {
  const began = performance.now();
  read();
  return (names.length * 1000) / (performance.now() - began);
};
const results = [];
for (let round = 0; round <= Number(rounds); round += 1)
  results.push({
    reader: perSecond(() => {
      for (const { name, above } of names) parser.parseName(name, above);
    }),
    bare: perSecond(() => {
      for (const { name } of names) anitomy.read(name);
    }),
  });
process.stdout.write(JSON.stringify(results.slice(1)));
