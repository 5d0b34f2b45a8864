import { afterEach, describe, expect, test } from 'vitest';
import type { Answer, CatalogueEntry, Show } from '../../src/model/catalogue.ts';
import type { Clock } from '../../src/model/ports.ts';
import { createTmdbClient, type TmdbClient } from '../../src/tmdb/client.ts';
import { keptLog, noJitter, timerClock, type KeptLog } from '../support/tmdb-client.ts';
import { startTmdbServer, type TmdbServer, type TmdbServerOptions } from '../support/tmdb-server.ts';

const V3 = '0123456789abcdef0123456789abcdef';
const V4 = 'eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOnRydWV9.c2lnbmF0dXJl';
const signal = new AbortController().signal;
const closers: (() => Promise<void>)[] = [];

interface Opened {
  readonly server: TmdbServer;
  readonly client: TmdbClient;
  readonly log: KeptLog;
}

const open = async (
  options: TmdbServerOptions = {},
  key = V3,
  concurrency = 4,
  clock = timerClock,
): Promise<Opened> => {
  const server = await startTmdbServer(options);
  const log = keptLog();
  const parts = { clock, random: noJitter, log };
  const client = createTmdbClient({ baseUrl: `${server.url}/3`, key, rate: 35, concurrency, ...parts });
  closers.push(() => client.close(), server.close);
  return { server, client, log };
};

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const search = (client: TmdbClient, text: string, year: number | null = null, from = signal) =>
  client.search({ type: 'tv', text, year, language: 'en-US' }, from);

const foundShow = (answer: Answer<CatalogueEntry>): Show => {
  if (answer.kind !== 'found' || answer.value.type !== 'tv') throw new Error(`no show but ${JSON.stringify(answer)}`);
  return answer.value;
};

describe('what is asked and made of it', () => {
  test('a search by a Japanese, a romaji and a translated title', async () => {
    const { client } = await open();
    for (const text of ['葬送のフリーレン', 'Sousou no Frieren', '장송의 프리렌']) {
      expect(await search(client, text)).toMatchObject({
        kind: 'found',
        cached: false,
        value: [
          { type: 'tv', id: 209867, year: 2023, originalLanguage: 'ja', genreIds: [16], originCountries: ['JP'] },
        ],
      });
    }
  });

  test('the year tells two shows of one name apart', async () => {
    const { client } = await open();
    const both = await search(client, 'Kanon');
    expect(both).toMatchObject({ value: [{ year: 2006 }, { year: 2002 }] });
    expect(await search(client, 'Kanon', 2002)).toMatchObject({ value: [{ id: 90_000_002 }] });
  });

  test('nothing found is an empty answer, and a search for nothing asks nobody', async () => {
    const { client, server } = await open();
    expect(await search(client, 'no such show')).toEqual({ kind: 'found', value: [], cached: false });
    expect(await search(client, '  ')).toEqual({ kind: 'found', value: [], cached: false });
    expect(server.arrivals).toHaveLength(1);
  });

  test('a show comes with all seasons and titles in one request', async () => {
    const { client, server } = await open();
    const titan = foundShow(await client.entry({ type: 'tv', id: 1429 }, 'en-US', signal));
    expect(titan.seasons.map((season) => [season.number, season.episodes.length])).toEqual([
      [0, 8],
      [1, 25],
      [2, 12],
      [3, 22],
      [4, 28],
    ]);
    expect(titan).toMatchObject({ name: 'Attack on Titan', originalName: '進撃の巨人', year: 2013 });
    expect(titan.titles).toContainEqual({ title: 'Shingeki no Kyojin', language: 'JP', kind: 'romaji' });
    expect(titan.titles).toContainEqual({ title: '진격의 거인', language: 'ko', kind: 'translation' });
    expect(titan.seasons[2]?.episodes[11]).toEqual({
      season: 2,
      number: 12,
      name: 'Episode 12',
      airDate: '2017-06-17',
    });
    expect(server.arrivals).toHaveLength(1);
  });

  test('a show of twenty-one seasons takes two requests', async () => {
    const { client, server } = await open();
    const show = foundShow(await client.entry({ type: 'tv', id: 31910 }, 'en-US', signal));
    expect(show.seasons.map((season) => season.number)).toEqual(Array.from({ length: 21 }, (_, number) => number));
    expect(show.seasons.slice(1).reduce((sum, season) => sum + season.episodes.length, 0)).toBe(500);
    expect(server.arrivals.map(({ params }) => params['append_to_response']?.split(',').length)).toEqual([20, 3]);
  });

  test('a film, in German, with its length', async () => {
    const { client } = await open();
    expect(await client.entry({ type: 'movie', id: 372058 }, 'de-DE', signal)).toMatchObject({
      kind: 'found',
      value: {
        type: 'movie',
        name: 'Your Name. – Gestern, heute und für immer',
        originalName: '君の名は。',
        year: 2016,
        runtimeMinutes: 106,
        originCountries: ['JP'],
      },
    });
  });

  test('what is not there is missing, without a second try', async () => {
    const { client, server } = await open();
    expect(await client.entry({ type: 'tv', id: 5 }, 'en-US', signal)).toEqual({ kind: 'missing', cached: false });
    expect(server.arrivals).toHaveLength(1);
  });
});

describe('the key', () => {
  test.each([V3, V4])('%s goes where it belongs and appears nowhere else', async (key) => {
    const { client, server, log } = await open({ key, faults: [{ kind: 'status', status: 503 }] }, ` ${key}\n`);
    expect((await search(client, 'Bleach')).kind).toBe('found');
    await client.checkKey(signal);
    for (const { params, headers } of server.arrivals) {
      expect(params['api_key']).toBe(key === V3 ? V3 : undefined);
      expect(headers.authorization).toBe(key === V4 ? `Bearer ${V4}` : undefined);
    }
    expect(log.lines.join('\n')).not.toContain(key);
  });

  test('a refused key is seen after one request, however many wait, and is never sent again', async () => {
    const { client, server } = await open({ key: V4 });
    const asked = ['Bleach', 'Kanon', 'Mushishi', 'Frieren', 'AoT'].map((text) => search(client, text));
    for (const each of asked) await expect(each).rejects.toMatchObject({ code: 'E-TMDB-KEY' });
    await expect(client.checkKey(signal)).rejects.toMatchObject({ code: 'E-TMDB-KEY' });
    expect(server.arrivals).toHaveLength(1);
  });

  test('a key that can not be tried is no refused key', async () => {
    const { client } = await open({ faults: [{ kind: 'reset', times: -1 }] });
    const refusal = client.checkKey(signal);
    await expect(refusal).rejects.toMatchObject({ code: 'E-TMDB-DOWN' });
    await expect(refusal).rejects.not.toThrow(V3);
  });
});

describe('trouble', () => {
  test.each([
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 408 },
    { kind: 'status', status: 502, html: true },
    { kind: 'malformed' },
    { kind: 'truncated' },
    { kind: 'reset' },
    { kind: 'empty' },
    { kind: 'html' },
    { kind: 'wrong-types' },
  ] as const)('$kind $status once is mended by a second try', async (fault) => {
    const { client, server } = await open({ faults: [fault] });
    expect(await search(client, 'Mushishi')).toMatchObject({ kind: 'found', value: [{ id: 90_000_001 }] });
    expect(server.arrivals).toHaveLength(2);
  });

  test.each([
    [{ kind: 'status', status: 503 }, 5, 'E-TMDB-DOWN'],
    [{ kind: 'malformed' }, 5, 'E-PARSE-FAIL'],
    [{ kind: 'wrong-types' }, 2, 'E-PARSE-FAIL'],
    [{ kind: 'huge', bytes: 9_000_000 }, 1, 'E-PARSE-FAIL'],
    [{ kind: 'status', status: 400 }, 1, 'E-TMDB-DOWN'],
    [{ kind: 'status', status: 403 }, 1, 'E-TMDB-DOWN'],
    [{ kind: 'status', status: 422 }, 1, 'E-TMDB-DOWN'],
    [{ kind: 'redirect', location: 'http://127.0.0.1:9/3/search/tv' }, 1, 'E-TMDB-DOWN'],
    [{ kind: 'html' }, 3, 'E-TMDB-DOWN'],
  ] as const)('%o for ever is asked %i times and ends as %s', async (fault, requests, code) => {
    const { client, server } = await open({ faults: [{ ...fault, times: -1 }] });
    expect(await search(client, 'Mushishi')).toMatchObject({ kind: 'unavailable', code });
    expect(server.arrivals).toHaveLength(requests);
    expect(client.status().requests).toBe(requests);
  });

  test('Retry-After holds every sender', async () => {
    const { client, server } = await open({ faults: [{ kind: 'status', status: 429, retryAfter: '1' }] });
    const answers = await Promise.all(['Bleach', 'Kanon', 'Mushishi'].map((text) => search(client, text)));
    expect(answers.map(({ kind }) => kind)).toEqual(['found', 'found', 'found']);
    const [first, ...others] = server.arrivals.map(({ at }) => at);
    for (const at of others) expect(at - (first ?? 0)).toBeGreaterThanOrEqual(995);
  });

  test('a server that is not there is given up after two tries, and said once', async () => {
    const { client, server, log } = await open();
    await server.close();
    const told: string[] = [];
    client.onTransition((from, to, text) => told.push(`${from} ${to}: ${text}`));
    const answers = await Promise.all(['Bleach', 'Kanon', 'Mushishi'].map((text) => search(client, text)));
    expect(answers.map((answer) => answer.kind === 'unavailable' && answer.code)).toEqual(Array(3).fill('E-TMDB-DOWN'));
    expect(client.status()).toMatchObject({ state: 'CacheOnly', requests: 2, rate: 0 });
    expect(told).toEqual(["Normal CacheOnly: TMDB can't be reached: only what is cached is used, next try in 60 s"]);
    expect(log.lines.filter((line) => line.startsWith('info'))).toHaveLength(1);
  });

  test('a server that drips is left after 20 s, five times', async () => {
    const clock: Clock = { ...timerClock, sleep: (ms, until) => timerClock.sleep(ms === 20_000 ? 20 : ms, until) };
    const { client, server } = await open({ faults: [{ kind: 'drip', times: -1 }] }, V3, 4, clock);
    expect(await search(client, 'Bleach')).toMatchObject({
      kind: 'unavailable',
      reason: 'no whole answer within 20 s',
    });
    expect(server.arrivals).toHaveLength(5);
  });
});

describe('together', () => {
  test('identical requests in flight are one', async () => {
    const { client, server } = await open({ latencyMs: 20 });
    const answers = await Promise.all([search(client, 'Bleach'), search(client, 'Bleach'), search(client, 'Bleach')]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(server.arrivals).toHaveLength(1);
    await search(client, 'Bleach');
    expect(server.arrivals).toHaveLength(2);
  });

  test('one asker giving up leaves the answer to the other', async () => {
    const { client, server } = await open({ latencyMs: 50 });
    const controller = new AbortController();
    const left = search(client, 'Bleach', null, controller.signal);
    const stays = search(client, 'Bleach');
    await server.arrived(1);
    controller.abort(new Error('enough'));
    await expect(left).rejects.toThrow('enough');
    expect((await stays).kind).toBe('found');
  });

  test.each(['hang', 'drip'] as const)('an abort ends a server that %ss within 200 ms', async (kind) => {
    const { client, server } = await open({ faults: [{ kind, times: -1 }] });
    const controller = new AbortController();
    const asked = ['Bleach', 'Kanon', 'Mushishi'].map((text) => search(client, text, null, controller.signal));
    await server.arrived(1);
    const start = performance.now();
    controller.abort(new Error('enough'));
    for (const each of asked) await expect(each).rejects.toThrow('enough');
    expect(performance.now() - start).toBeLessThan(200);
  });

  test('a burst keeps the pace on the server', async () => {
    const { client, server } = await open();
    await Promise.all(Array.from({ length: 50 }, (_, index) => search(client, `show ${index}`)));
    expect(server.peak(1000)).toBeLessThanOrEqual(35);
    expect(Math.max(...server.arrivals.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(4);
  });
});
