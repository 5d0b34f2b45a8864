// One look at the cache, as a process of its own: fill it, read from it, or write it until its disk is full. Prints its answer as JSON.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { encodeEntry, entryName } from '../../src/cache/entry.ts';
import { openJsonCache } from '../../src/cache/json-cache.ts';

const [what, folder, count] = process.argv.slice(2);
const DAY_SEC = 86_400;
const HITS = 2_000;

const keyOf = (index) => ({
  endpoint: 'search',
  q_norm: `show ${index}`,
  lang: 'en-US',
  year_hint: null,
  media_type: 'tv',
});
const dataOf = (index, round = 0) => ({ index, round, filling: `${round}`.repeat(4_000 + (index % 7) * 1_000) });
const told = [];
const open = () =>
  openJsonCache({
    folder,
    clock: { now: () => Date.now(), monotonic: () => performance.now(), sleep: () => Promise.resolve() },
    log: { write: (level, event) => told.push(event) },
  });
const anything = (data) => data;

const LOOKS = {
  fill() {
    for (let index = 0; index < Number(count); index += 1) {
      const key = keyOf(index);
      const shard = join(folder, 'entries', entryName(key).slice(0, 2));
      mkdirSync(shard, { recursive: true });
      writeFileSync(join(shard, entryName(key)), encodeEntry(key, DAY_SEC, dataOf(index), Date.now()));
    }
    return {};
  },
  async read() {
    const began = performance.now();
    const cache = open();
    const hits = [];
    let firstMs = 0;
    for (let hit = 0; hit < HITS; hit += 1) {
      const index = (hit * 7_919) % Number(count);
      const start = performance.now();
      const got = await cache.get(keyOf(index), anything);
      hits.push(performance.now() - start);
      if (hit === 0) firstMs = performance.now() - began;
      if (got?.value.index !== index) throw new Error(`entry ${index} is not there`);
    }
    const sorted = hits.toSorted((a, b) => a - b);
    return { firstMs, hitMs: sorted[HITS / 2], rss: process.memoryUsage().rss / 1_048_576 };
  },
  async 'fill-up'() {
    const cache = open();
    const rounds = new Map();
    for (let round = 1; round <= 3; round += 1)
      for (let index = 0; index < Number(count); index += 1) {
        const before = told.length;
        await cache.put(keyOf(index), DAY_SEC, dataOf(index, round));
        if (told.length === before) rounds.set(index, round);
      }
    const refused = told.filter((event) => event === 'cache-write-failed').length;
    let [cut, lost] = [0, 0];
    for (const [index, round] of rounds) {
      const got = await open().get(keyOf(index), anything);
      if (got === null) lost += 1;
      else if (JSON.stringify(got.value) !== JSON.stringify(dataOf(index, round))) cut += 1;
    }
    cut += told.filter((event) => event === 'cache-entry-quarantined').length;
    const left = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.tmp')).length;
    return { refused, cut, lost, left };
  },
};

console.log(JSON.stringify(await LOOKS[what]()));
