// One of several processes that ask without end, through limiter and cache as the program does; prints a line a second.
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { tmdbAddress } from '../../src/settings/tmdb-address.ts';
import { openTmdbSession } from '../../src/world/catalogue-session.ts';
import { systemClock, systemRandom } from '../../src/world/runtime.ts';

const { url, folder, ms, number } = JSON.parse(process.env.SOAK);
const AT_ONCE = 8;
const NAMES = ['Frieren', 'Attack on Titan', 'Bleach', 'Kanon', 'Mushishi', 'Naruto'];
const IDS = [209867, 1429, 30984, 31910];
mkdirSync(folder, { recursive: true });
const log = {
  write: (level, event, fields) =>
    appendFileSync(join(folder, `log-${number}`), `${level} ${event} ${JSON.stringify(fields)}\n`),
};
const session = await openTmdbSession({
  baseUrl: tmdbAddress(url, 'the soak'),
  env: {},
  folders: { config: folder, cache: join(folder, 'cache'), state: folder },
  clock: systemClock,
  random: systemRandom,
  log,
  key: process.env.TMDB_API_KEY,
  rate: 35,
  concurrency: 4,
});
const counts = { found: 0, missing: 0, unavailable: 0, wrong: 0 };
const end = performance.now() + ms;
const signal = new globalThis.AbortController().signal;
let asked = 0;

async function askOn() {
  while (performance.now() < end) {
    const turn = (asked += 1);
    const id = IDS[turn % IDS.length];
    // a number behind a name makes another question, so that the cache does not answer everything
    const text = `${NAMES[turn % NAMES.length]}${turn % 5 === 0 ? '' : ` ${number}-${turn}`}`;
    const answer =
      turn % 9 === 0
        ? await session.catalogue.entry({ type: 'tv', id }, 'en-US', signal)
        : await session.catalogue.search({ type: 'tv', text, year: null, language: 'en-US' }, signal);
    counts[answer.kind] += 1;
    if (turn % 9 === 0 && answer.kind === 'found' && answer.value.id !== id) counts.wrong += 1;
    // where there is no route nobody waits: look again a little later, as a person would
    if (answer.kind === 'unavailable') await systemClock.sleep(1_000);
  }
}
const tell = () => {
  const { state, requests, cacheHits } = session.status();
  console.log(JSON.stringify({ rss: process.memoryUsage().rss, state, requests, cacheHits, ...counts }));
};
async function tellOn() {
  while (performance.now() < end) {
    tell();
    await systemClock.sleep(1_000);
  }
}
await Promise.all([tellOn(), ...Array.from({ length: AT_ONCE }, askOn)]);
tell();
await session.close();
