import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCachedCatalogue, type CachedCatalogue } from '../../src/cache/cached-catalogue.ts';
import { openJsonCache } from '../../src/cache/json-cache.ts';
import type { Catalogue } from '../../src/model/ports.ts';
import { createTmdbClient } from '../../src/tmdb/client.ts';
import { CATALOGUE_DECODERS } from '../../src/tmdb/decode.ts';
import { ALONE, keptLog, noJitter, timerClock } from '../support/tmdb-client.ts';
import { startTmdbServer, type TmdbServer } from '../support/tmdb-server.ts';

const HOUR_MS = 3_600_000;
const signal = new AbortController().signal;
let folder = '';
let now = 0;
let server: TmdbServer;
const closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anivault-cached-'));
  now = Date.now();
  server = await startTmdbServer();
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A run of the program: a new client (or none) and a new look at the same folder. */
const run = (online = true): CachedCatalogue => {
  const log = keptLog();
  const clock = { ...timerClock, now: () => now };
  const options = {
    ...ALONE,
    baseUrl: `${server.url}/3`,
    key: 'a'.repeat(32),
    rate: 35,
    concurrency: 4,
    random: noJitter,
  };
  const client = online ? createTmdbClient({ ...options, clock, log }) : null;
  if (client !== null) closers.push(() => client.close());
  const source: Catalogue | null = client;
  return createCachedCatalogue({
    cache: openJsonCache({ folder, clock, log }),
    source,
    decoders: CATALOGUE_DECODERS,
  });
};

const search = (catalogue: CachedCatalogue, text: string) =>
  catalogue.search({ type: 'tv', text, year: null, language: 'en-US' }, signal);
const titan = (catalogue: CachedCatalogue) => catalogue.entry({ type: 'tv', id: 1429 }, 'en-US', signal);
const film = (catalogue: CachedCatalogue) => catalogue.entry({ type: 'movie', id: 372058 }, 'en-US', signal);

test('a second run asks nothing and says the same', async () => {
  const ask = async (catalogue: CachedCatalogue) => [
    await search(catalogue, 'Frieren'),
    await search(catalogue, 'no such show'),
    await titan(catalogue),
    await film(catalogue),
    await catalogue.entry({ type: 'tv', id: 5 }, 'en-US', signal),
    await catalogue.episodeGroups(1429, 'en-US', signal),
  ];
  const first = run();
  const answers = await ask(first);
  expect(first.counts()).toEqual({ hits: 0, misses: 6 });
  // the list of episode groups, and the one there is
  expect(server.arrivals).toHaveLength(7);
  const second = run();
  expect(await ask(second)).toEqual(answers.map((answer) => ({ ...answer, cached: true })));
  expect(second.counts()).toEqual({ hits: 6, misses: 0 });
  expect(server.arrivals).toHaveLength(7);
});

test('the same question many times at once is one request, and all but the first are hits', async () => {
  const catalogue = run();
  const answers = await Promise.all(Array.from({ length: 8 }, () => search(catalogue, 'Frieren')));
  expect(answers.map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => 'found'));
  expect(catalogue.counts()).toEqual({ hits: 7, misses: 1 });
  expect(server.arrivals).toHaveLength(1);
});

test('who waits for another’s answer can give up at once, and the other still gets it', async () => {
  const catalogue = run();
  const stop = new AbortController();
  const first = search(catalogue, 'Frieren');
  const second = catalogue.search({ type: 'tv', text: 'Frieren', year: null, language: 'en-US' }, stop.signal);
  stop.abort(new Error('enough'));
  await expect(second).rejects.toThrow('enough');
  await expect(
    catalogue.search({ type: 'tv', text: 'Frieren', year: null, language: 'en-US' }, stop.signal),
  ).rejects.toThrow('enough');
  expect((await first).kind).toBe('found');
});

test('case, width and spaces make no other search', async () => {
  await search(run(), 'Ｆｒｉｅｒｅｎ');
  expect(await search(run(), '  FRIEREN ')).toMatchObject({ kind: 'found', cached: true });
  expect(server.arrivals).toHaveLength(1);
});

test.each([
  ['a search that found', (catalogue: CachedCatalogue) => search(catalogue, 'Frieren'), 7 * 24],
  ['a search that found nothing', (catalogue: CachedCatalogue) => search(catalogue, 'no such show'), 24],
  ['details', titan, 30 * 24],
  ['a 404', (catalogue: CachedCatalogue) => catalogue.entry({ type: 'tv', id: 5 }, 'en-US', signal), 24],
])('%s is asked again only after its time', async (_, ask, hours) => {
  await ask(run());
  now += hours * HOUR_MS - 1000;
  await ask(run());
  expect(server.arrivals).toHaveLength(1);
  now += 1000;
  expect(await ask(run())).toMatchObject({ cached: false });
  expect(server.arrivals).toHaveLength(2);
});

test('offline answers what is known, also when its time is over, and remembers no ignorance', async () => {
  await titan(run());
  now += 365 * 24 * HOUR_MS;
  const offline = run(false);
  expect(await titan(offline)).toMatchObject({ kind: 'found', cached: true });
  expect(await film(offline)).toEqual({
    kind: 'unavailable',
    code: 'E-TMDB-DOWN',
    reason: 'offline, and the cache does not know it',
  });
  expect(offline.counts()).toEqual({ hits: 1, misses: 1 });
  expect(await film(run())).toMatchObject({ kind: 'found', cached: false });
});

test('a server in trouble: what is cached counts, trouble is never cached', async () => {
  await titan(run());
  now += 31 * 24 * HOUR_MS;
  server.script({ kind: 'status', status: 503, times: -1 });
  const troubled = run();
  expect(await titan(troubled)).toMatchObject({ kind: 'found', cached: true });
  expect(troubled.counts()).toEqual({ hits: 1, misses: 0 });
  expect(await film(run())).toMatchObject({ kind: 'unavailable' });
  server.script();
  expect(await film(run())).toMatchObject({ kind: 'found', cached: false });
});
