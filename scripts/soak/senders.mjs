// Four processes that ask one TMDB for minutes, while it throttles, breaks, lies and goes silent at random.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startTmdbServer } from '../../test/support/tmdb-server.ts';
import { median, ownNode } from '../bench/measure.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const KEY = 'feedfacecafef00d0123456789abcdef';
const PROCESSES = 4;
const SPELL_MS = 2_000;
/** The last part of the time is fair weather, in which everybody must come back. */
const FAIR_SHARE = 0.3;

const TROUBLES = [
  { kind: 'status', status: 429, retryAfter: '1', times: 3 },
  { kind: 'status', status: 429, times: 2 },
  { kind: 'status', status: 503, times: 3 },
  { kind: 'status', status: 500, times: 2 },
  { kind: 'status', status: 502, html: true, times: 2 },
  { kind: 'malformed', times: 2 },
  { kind: 'truncated', times: 2 },
  { kind: 'reset', times: 3 },
  { kind: 'empty', times: 2 },
  { kind: 'html', times: 2 },
  { kind: 'wrong-types', times: 2 },
  { kind: 'hang', times: 1 },
  { kind: 'huge', bytes: 9_000_000, times: 1 },
];
const anyOf = (items) => items[Math.floor(Math.random() * items.length)];

function startSender(request) {
  const child = spawn(ownNode(root), [join(root, 'scripts', 'soak', 'sender.mjs')], {
    env: { ...process.env, TMDB_API_KEY: KEY, SOAK: JSON.stringify(request) },
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part) => (out += part));
  child.stderr.setEncoding('utf8').on('data', (part) => (err += part));
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

/** Most arrivals in any second. */
function peakOf(times) {
  const sorted = times.toSorted((a, b) => a - b);
  let [most, first] = [0, 0];
  for (const [index, at] of sorted.entries()) {
    while (sorted[first] <= at - 1000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

const holdsKey = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1').includes(KEY)).length;

/** Growth of one process: its memory in the last quarter over that in the second, when everything is loaded. */
const growth = (samples) => {
  const quarter = Math.floor(samples.length / 4);
  const rss = samples.map((sample) => sample.rss);
  return median(rss.slice(-quarter)) / median(rss.slice(quarter, 2 * quarter));
};

/** Runs it; lines and notes for the report. */
export async function fourProcesses(workshop, minutes) {
  const folder = join(workshop, 'senders');
  const server = await startTmdbServer({ key: KEY, latencyMs: 20 });
  const ms = minutes * 60_000;
  const request = { url: server.url, folder, ms };
  const senders = Array.from({ length: PROCESSES }, (_, number) => startSender({ ...request, number }));
  const foulUntil = Date.now() + ms * (1 - FAIR_SHARE);
  while (Date.now() < foulUntil) {
    server.script(...Array.from({ length: 3 }, () => anyOf(TROUBLES)));
    await after(SPELL_MS);
  }
  server.script();
  const ended = await Promise.all(senders);
  await server.close();
  const samples = ended.map(({ out }) =>
    out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
  const last = samples.map((each) => each.at(-1) ?? {});
  const times = server.arrivals.map(({ at }) => at);
  return {
    lines: [
      {
        name: 'four processes: ended by themselves',
        value: ended.filter(({ code }) => code === 0).length,
        bound: PROCESSES,
        unit: '',
        least: true,
      },
      { name: 'four processes: most requests in a second', value: peakOf(times), bound: 35, unit: '/s' },
      { name: 'four processes: growth of memory', value: Math.max(...samples.map(growth)), bound: 1.2, unit: '×' },
      {
        name: 'four processes: Normal again at the end',
        value: last.filter(({ state }) => state === 'Normal').length,
        bound: PROCESSES,
        unit: '',
        least: true,
      },
      {
        name: 'four processes: answers that are not TMDB’s',
        value: last.reduce((sum, { wrong }) => sum + (wrong ?? 1), 0),
        bound: 0,
        unit: '',
      },
      {
        name: 'four processes: files and lines with the key',
        value: holdsKey(folder) + ended.filter(({ out, err }) => (out + err).includes(KEY)).length,
        bound: 0,
        unit: '',
      },
    ],
    notes: [
      `${times.length} requests in ${minutes} min; answered ${last.map(({ found }) => found).join(', ')}, unavailable ${last.map(({ unavailable }) => unavailable).join(', ')}`,
      ...ended.map(({ err }) => err.trim().split('\n')[0]).filter(Boolean),
    ],
  };
}
