// What the log costs: the same run with the log at `info` and at `error`, which writes nothing in a run that goes well. Cold, TMDB is asked
// and each request is a line; warm, all comes from the cache and nothing waits for the network, so that every microsecond counts.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, ownNode, report, rounds, timed } from './measure.mjs';
import { plainWorld, plant, startServer } from './stand-in.mjs';

const KEY = 'feedfacecafef00d0123456789abcdef';
/** Cold runs last as long as TMDB's pace has it: fewer series there. */
const COLD = 40;
const WARM = 300;
const LEVELS = ['info', 'error'];

const linesOf = (home) => {
  const path = join(home, 'state', 'app.log');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
};

async function measure(request, workshop, onEnd) {
  const { world, chosen } = plainWorld(request, workshop, WARM);
  const server = await startServer(world);
  onEnd(server.close);
  const warm = plant(join(workshop, 'warm'), chosen);
  const cold = plant(join(workshop, 'cold'), chosen.slice(0, COLD));
  const match = (folder, home, level) =>
    timed(
      ownNode(request.root),
      [join(request.root, 'dist', 'main.js'), 'match', folder, '--json', '--log-level', level],
      {
        env: { ANIVAULT_HOME: home, ANIVAULT_TMDB_URL: server.url, TMDB_API_KEY: KEY },
        // some series may have namesakes, and wait for a person
        codes: [0, 10],
      },
    );
  const homes = Object.fromEntries(LEVELS.map((level) => [level, join(workshop, `home-${level}`)]));
  for (const level of LEVELS) await match(warm, homes[level], level);
  const before = linesOf(homes.info);
  let fresh = 0;
  const contenders = Object.fromEntries(
    LEVELS.flatMap((level) => [
      [`warm ${level}`, () => match(warm, homes[level], level)],
      [`cold ${level}`, () => match(cold, join(workshop, `fresh-${(fresh += 1)}`), level)],
    ]),
  );
  const results = await rounds(request.rounds, contenders);
  const time = (name) => median(results[name].map(({ ms }) => ms));
  const ratio = (kind) => time(`${kind} info`) / time(`${kind} error`);
  return report(
    ['warm', 'cold'].map((kind) => ({
      name: `${kind} run, log at info / at error`,
      value: ratio(kind),
      bound: 1.05,
      unit: '×',
    })),
    [
      `${WARM} series from the cache: ${time('warm info').toFixed(0)} ms and ${(linesOf(homes.info) - before) / (request.rounds + 1)} lines a run; ${COLD} from TMDB: ${time('cold info').toFixed(0)} ms and ${linesOf(join(workshop, 'fresh-1'))} lines; at error ${linesOf(homes.error)}`,
    ],
  );
}

/** Measures and prints; true where every bound is kept. */
export async function run(request) {
  const closers = [];
  const workshop = mkdtempSync(join(tmpdir(), 'anivault-bench-'));
  try {
    return await measure(request, workshop, (close) => closers.push(close));
  } finally {
    for (const close of closers) close();
    rmSync(workshop, { recursive: true, force: true });
  }
}
