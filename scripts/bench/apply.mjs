// Moving, undoing and copying with the journal, against the same work done bare: a loop of renames, one sync an operation, cp and openssl.
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fdatasyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { startRun } from '../../src/apply/run.ts';
import { copyTo } from '../../src/apply/transfer/copy.ts';
import { median, report, rounds as inRounds, spread, timed } from './measure.mjs';

/** A season's worth in a folder. */
const IN_A_FOLDER = 24;
/** Videos, as nearly every file that is copied; and what lies beside them. */
const VIDEOS = { count: 2, bytes: 256 * 1024 * 1024 };
const SUBTITLES = { count: 200, bytes: 64 * 1024 };
const NEVER = new AbortController().signal;

const identityOf = (path) => {
  const { size, mtimeNs, dev, ino } = lstatSync(path, { bigint: true });
  return { size: Number(size), mtimeNs: String(mtimeNs), dev: String(dev), ino: String(ino) };
};

const nameOf = (index) => join(`Show ${Math.floor(index / IN_A_FOLDER)}`, `Episode ${index}.mkv`);

/** Makes files and the pairs of names that they go between. Nothing of it is timed. */
function plant(folder, count, content) {
  const pairs = Array.from({ length: count }, (_, index) => [
    join(folder, 'in', nameOf(index)),
    join(folder, 'out', nameOf(index)),
  ]);
  for (const [from, to] of pairs) {
    mkdirSync(join(from, '..'), { recursive: true });
    mkdirSync(join(to, '..'), { recursive: true });
    writeFileSync(from, content);
  }
  execFileSync('sync', ['-f', folder]);
  return pairs;
}

function planOf(folder, pairs, mode) {
  const root = join(folder, 'out');
  return {
    id: 'plan',
    created: new Date().toISOString(),
    options: { preset: 'anivault', template: null, filmTemplate: null, mode, onConflict: 'skip', prune: false },
    roots: { shows: root, films: root },
    sources: [join(folder, 'in')],
    operations: pairs.map(([source, destination], index) => ({
      id: `o${index + 1}`,
      action: mode,
      unit: `u${index + 1}`,
      source,
      destination,
      identity: identityOf(source),
      replaces: null,
      content: null,
      accepted: true,
      show: 'Show',
    })),
    refusals: [],
    preflight: [],
  };
}

/** From the first call to the last event, as a window sees it; throws where not everything went. */
async function carriedOut(request, count) {
  const began = performance.now();
  let end = null;
  for await (const event of startRun(request, NEVER)) end = event;
  const ms = performance.now() - began;
  if (end?.state !== 'complete' || end.done < count) throw new Error(`The run did not go: ${JSON.stringify(end)}`);
  return { ms };
}

const clock = async (work) => {
  const began = performance.now();
  await work();
  return { ms: performance.now() - began };
};

/** A contender with a folder of its own, made before and removed after. */
const inFolder = (count, content, work) => async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anivault-bench-'));
  try {
    return await work(folder, plant(folder, count, content));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const placeIn = (folder, workerFile) => ({
  runsFolder: join(folder, 'state', 'runs'),
  stateFolder: join(folder, 'state'),
  workerFile,
  now: Date.now(),
  breakLock: false,
});

const applyIn = (folder, pairs, mode, workerFile) => ({
  kind: 'apply',
  ...placeIn(folder, workerFile),
  runId: 'bench001',
  plan: planOf(folder, pairs, mode),
  planText: '{}',
  verifyHash: false,
});

function syncedEach(folder, pairs) {
  const journal = openSync(join(folder, 'journal'), 'a');
  for (const [from, to] of pairs) {
    writeSync(journal, `${JSON.stringify({ from, to, id: identityOf(from) })}\n`);
    fdatasyncSync(journal);
    renameSync(from, to);
  }
  closeSync(journal);
}

/** Times of moving and undoing `files` files, and of the same work done bare. */
async function moves(files, rounds, workerFile) {
  const alone = (work) => inFolder(files, 'x', (folder, pairs) => clock(() => work(folder, pairs)));
  return inRounds(rounds, {
    moves: inFolder(files, 'x', (folder, pairs) => carriedOut(applyIn(folder, pairs, 'move', workerFile), files)),
    rollback: inFolder(files, 'x', async (folder, pairs) => {
      await carriedOut(applyIn(folder, pairs, 'move', workerFile), files);
      const undo = { kind: 'rollback', ...placeIn(folder, workerFile), runId: 'bench002', undoes: 'bench001' };
      return carriedOut({ ...undo, operationIds: null, includeChanged: false }, files);
    }),
    renames: alone(async (_, pairs) => {
      for (const [from, to] of pairs) await rename(from, to);
    }),
    synced: alone(syncedEach),
  });
}

/** What a copy's hands are told: nothing. */
const HANDS = { step: () => {}, stopped: () => false, sleep: () => {}, noLinks: false, noSameDevice: false };

/**
 * Times of copying: the whole run, which reads back what it wrote; the copy alone, synced and with its SHA-256, begun in this very thread; and `cp`,
 * which syncs nothing, by itself, synced, and with a checksum of what it made.
 */
async function copies(rounds, workerFile, { count, bytes }) {
  const content = randomBytes(bytes);
  const wanted = createHash('sha256').update(content).digest('hex');
  const every = (work) => inFolder(count, content, (folder, pairs) => clock(async () => work(folder, pairs)));
  const cp = (folder) => timed('cp', ['-rT', '--reflink=auto', join(folder, 'in'), join(folder, 'out')]);
  const made = (pairs) => pairs.map(([, to]) => to);
  return inRounds(rounds, {
    copies: inFolder(count, content, (folder, pairs) => carriedOut(applyIn(folder, pairs, 'copy', workerFile), count)),
    'copy and hash': every((_, pairs) => {
      for (const [from, to] of pairs) {
        const source = lstatSync(from, { bigint: true });
        if (copyTo({ from, temp: to, mtimeNs: null }, source, HANDS) !== wanted) throw new Error('Another file.');
      }
    }),
    cp: every(cp),
    'cp, synced': every(async (folder, pairs) => {
      await cp(folder);
      await timed('sync', made(pairs));
    }),
    'cp and openssl': every(async (folder, pairs) => {
      await cp(folder);
      const { text } = await timed('openssl', ['dgst', '-sha256', ...made(pairs)], { out: 'pipe' });
      if (text.split(wanted).length - 1 !== count) throw new Error('A copy is another file.');
    }),
  });
}

const mediansOf = (results) =>
  Object.fromEntries(Object.entries(results).map(([name, all]) => [name, median(all.map((each) => each.ms))]));

/** True where every bound is kept. */
export async function run({ root, files, rounds }) {
  execFileSync(process.execPath, [join(root, 'scripts', 'bundle.mjs'), '--if-stale'], { stdio: 'inherit' });
  const workerFile = join(root, 'dist', 'apply-worker.js');
  const count = Math.min(files, 10_000);
  const moved = await moves(count, rounds, workerFile);
  const videos = await copies(rounds, workerFile, VIDEOS);
  const subtitles = await copies(rounds, workerFile, SUBTITLES);
  const [ms, copied] = [mediansOf(moved), mediansOf(videos)];
  const speed = (one, other) => ms[other] / ms[one];
  const times = (one, other) => copied[one] / copied[other];
  const told = (results) =>
    Object.entries(results)
      .map(([name, all]) => `${name} ${Math.round(mediansOf(results)[name])} ms (spread ${spread(all).toFixed(1)})`)
      .join(', ');
  const least = true;
  return report(
    [
      {
        name: 'moves, journalled, to a bare loop of renames',
        value: speed('moves', 'renames'),
        bound: 0.4,
        unit: '×',
        least,
      },
      { name: '… to one fdatasync an operation', value: speed('moves', 'synced'), bound: 2, unit: '×', least },
      { name: 'rollback, to the moves', value: speed('rollback', 'moves'), bound: 0.9, unit: '×', least },
      {
        // like with like: ours is on the disk when it ends, and a cp that is not has only been promised
        name: 'videos copied with SHA-256, synced, time of cp, synced',
        value: times('copy and hash', 'cp, synced'),
        bound: 2,
        unit: '×',
      },
      {
        name: '… a whole run, read back, time of cp and openssl',
        value: times('copies', 'cp and openssl'),
        bound: 2,
        unit: '×',
      },
    ],
    [
      `${count} moves: ${Object.entries(moved)
        .map(([name, all]) => `${name} ${Math.round((count * 1000) / ms[name])}/s (spread ${spread(all).toFixed(1)})`)
        .join(', ')}`,
      `${VIDEOS.count} videos of ${VIDEOS.bytes >> 20} MiB: ${told(videos)}`,
      `copy and hash to a cp that syncs nothing: ${times('copy and hash', 'cp').toFixed(2)} ×`,
      `${SUBTITLES.count} files of ${SUBTITLES.bytes >> 10} KiB: ${told(subtitles)}`,
    ],
  );
}
