// How the program bears up against a TMDB on loopback, well-behaved and not: its pace, what a second run asks, what trouble costs, and that
// the key shows up nowhere. Every run is the built program as a user starts it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { ownNode, report } from './measure.mjs';
import { plainWorld, plant, startServer } from './stand-in.mjs';

const KEY = 'feedfacecafef00d0123456789abcdef';
const LOOK_UPS = 300;
const POLL_MS = 100;

const leaks = [];
const searchFor = (text, where) => {
  if (text.includes(KEY)) leaks.push(where);
};
function searchBelow(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) searchFor(readFileSync(join(entry.parentPath, entry.name), 'latin1'), entry.name);
}

/** Runs `anivault match` to its end. */
function match({ root }, folder, { home, url, key = KEY, args = [] }) {
  const began = performance.now();
  const child = spawn(ownNode(root), [join(root, 'dist', 'main.js'), 'match', folder, '--json', ...args], {
    env: { ...process.env, ANIVAULT_HOME: home, ANIVAULT_TMDB_URL: url, TMDB_API_KEY: key },
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part) => (out += part));
  child.stderr.setEncoding('utf8').on('data', (part) => (err += part));
  setTimeout(() => {
    const path = `/proc/${child.pid}/cmdline`;
    if (existsSync(path)) searchFor(readFileSync(path, 'latin1'), 'process list');
  }, 500);
  return new Promise((done) =>
    child.on('close', (code) => {
      const lines = out.split('\n').filter(Boolean);
      const events = lines.map((line) => JSON.parse(line));
      searchFor(out, 'stdout');
      searchFor(err, 'stderr');
      done({
        code,
        err,
        ms: performance.now() - began,
        last: events.at(-1)?.fields ?? {},
        told: events.flatMap(({ phase, event, fields }) =>
          phase === 'system' && event === 'info' ? [fields.message] : [],
        ),
        states: events.flatMap(({ phase, event, fields }) =>
          phase === 'match' && event === 'info' ? [`${fields.file_path} ${fields.tmdb_id} ${fields.state}`] : [],
        ),
      });
    }),
  );
}

/** Requests a second while `work` runs, its first and last second left out. */
async function sustained(server, work) {
  const seen = [];
  let isOver = false;
  const watch = (async () => {
    while (!isOver) {
      seen.push({ at: performance.now(), requests: (await server.stats()).requests });
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
  })();
  const result = await work;
  isOver = true;
  await watch;
  const most = seen.at(-1).requests;
  const steady = seen.filter(({ requests }) => requests > 35 && requests < most - 70);
  const [first, last] = [steady[0], steady.at(-1)];
  const rate = first && last !== first ? (last.requests - first.requests) / ((last.at - first.at) / 1000) : 0;
  return { result, rate };
}

const STORM = [
  { status: 429, retry_after: '1', times: 6 },
  { status: 503, times: 3 },
  { malformed: true, times: 2 },
  { truncate: true, times: 2 },
  { reset: true, times: 3 },
  { status: 502, html: true, times: 2 },
  { status: 200, html: true, times: 2 },
  { empty: true },
];

async function measure(request, workshop) {
  const home = (name) => join(workshop, 'homes', name);
  // a server that searches thousands of titles is slower than what is measured here
  const { world, chosen } = plainWorld(request, workshop, LOOK_UPS);
  const library = plant(join(workshop, 'library'), chosen);
  const small = plant(join(workshop, 'small'), chosen.slice(0, 40));
  const lines = [];
  const notes = [];
  const add = (name, value, bound, unit, least = false) => lines.push({ name, value, bound, unit, least });

  const server = await startServer(world);
  const calm = await sustained(server, match(world, library, { home: home('one'), url: server.url }));
  const first = await server.stats();
  add('300 look-ups: most requests in a second', first.peak_rps, 35, '/s');
  add('300 look-ups: requests a second sustained', calm.rate, 33, '/s', true);
  add('300 look-ups: requests in flight', first.in_flight_peak, 4, '');
  notes.push(`300 look-ups: ${first.requests} requests in ${(calm.result.ms / 1000).toFixed(1)} s`);
  await server.reset();
  const again = await match(world, library, { home: home('one'), url: server.url });
  add('second run: requests', (await server.stats()).requests, 0, '');
  add('second run / first run', again.ms / calm.result.ms, 0.2, '×');
  add(
    'second run: answers that differ',
    again.states.filter((each) => !calm.result.states.includes(each)).length,
    0,
    '',
  );

  await server.reset();
  const parts = [0, 1, 2, 3].map((part) =>
    plant(
      join(workshop, `part-${part}`),
      chosen.filter((_, index) => index % 4 === part),
    ),
  );
  const four = await sustained(
    server,
    Promise.all(parts.map((part) => match(world, part, { home: home('four'), url: server.url }))),
  );
  add('four processes: most requests in a second', (await server.stats()).peak_rps, 35, '/s');
  add('four processes: requests a second sustained', four.rate, 33, '/s', true);

  await server.reset();
  const quiet = await match(world, small, { home: home('calm'), url: server.url });
  await server.reset();
  await server.faults(STORM);
  const storm = await match(world, small, { home: home('storm'), url: server.url });
  add('storm: answers that differ', storm.states.filter((each) => !quiet.states.includes(each)).length, 0, '');
  notes.push(
    `storm: ${(storm.ms / 1000).toFixed(1)} s instead of ${(quiet.ms / 1000).toFixed(1)}; ${storm.told.join('; ')}`,
  );
  server.close();

  const strict = await startServer(world, '--key', '0'.repeat(32));
  const refused = await match(world, library, { home: home('refused'), url: strict.url });
  add('refused key: exit code', refused.code, 2, '');
  add('refused key: requests', (await strict.stats()).requests, 1, '');
  strict.close();

  for (const [name, url] of [
    ['nobody listens', strict.url],
    ['no route', 'https://192.0.2.1/3'],
    ['no such name', 'https://tmdb.invalid/3'],
  ]) {
    const dead = await match(world, library, { home: home('calm'), url });
    add(`dead network (${name}): time`, dead.ms / 1000, 12, 's');
    add(`dead network (${name}): exit code 10`, dead.code === 10 ? 1 : 0, 1, '', true);
    add(`dead network (${name}): answers from the cache`, dead.last.cache_hits ?? 0, 40, '', true);
    notes.push(`dead network (${name}): ${dead.told.join('; ')}`);
  }
  // now, when nobody writes any more
  searchBelow(join(workshop, 'homes'));
  add('places where the key shows up', leaks.length, 0, '');
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
