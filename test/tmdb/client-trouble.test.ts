import { afterEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../src/model/ports.ts';
import type { TmdbClient } from '../../src/tmdb/client.ts';
import { closeTmdb, openTmdb, timerClock, V3_KEY } from '../support/tmdb-client.ts';

const signal = new AbortController().signal;

afterEach(closeTmdb);

const search = (client: TmdbClient, text: string, year: number | null = null, from = signal) =>
  client.search({ type: 'tv', text, year, language: 'en-US' }, from);

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
    const { client, server } = await openTmdb({ faults: [fault] });
    expect(await search(client, 'Mushishi')).toMatchObject({ kind: 'found', value: [{ id: 90_000_001 }] });
    expect(server.arrivals).toHaveLength(2);
  });

  test.each([
    [{ kind: 'status', status: 503 }, 5, 'E-TMDB-DOWN'],
    [{ kind: 'status', status: 429 }, 5, 'E-TMDB-429'],
    [{ kind: 'malformed' }, 5, 'E-PARSE-FAIL'],
    [{ kind: 'wrong-types' }, 2, 'E-PARSE-FAIL'],
    [{ kind: 'huge', bytes: 9_000_000 }, 1, 'E-PARSE-FAIL'],
    [{ kind: 'status', status: 400 }, 1, 'E-TMDB-DOWN'],
    [{ kind: 'status', status: 403 }, 1, 'E-TMDB-DOWN'],
    [{ kind: 'status', status: 422 }, 1, 'E-TMDB-DOWN'],
    [{ kind: 'redirect', location: 'http://127.0.0.1:9/3/search/tv' }, 1, 'E-TMDB-DOWN'],
    [{ kind: 'html' }, 5, 'E-TMDB-DOWN'],
  ] as const)('%o for ever is asked %i times and ends as %s', async (fault, requests, code) => {
    const { client, server } = await openTmdb({ faults: [{ ...fault, times: -1 }] });
    expect(await search(client, 'Mushishi')).toMatchObject({ kind: 'unavailable', code });
    expect(server.arrivals).toHaveLength(requests);
    expect(client.status().requests).toBe(requests);
  });

  test('Retry-After holds every sender', async () => {
    const { client, server } = await openTmdb({ faults: [{ kind: 'status', status: 429, retryAfter: '1' }] });
    const answers = await Promise.all(['Bleach', 'Kanon', 'Mushishi'].map((text) => search(client, text)));
    expect(answers.map(({ kind }) => kind)).toEqual(['found', 'found', 'found']);
    const [first, ...others] = server.arrivals.map(({ at }) => at);
    for (const at of others) expect(at - (first ?? 0)).toBeGreaterThanOrEqual(995);
  });

  test('a server that is not there is given up after two tries, and said once', async () => {
    const { client, server, log } = await openTmdb();
    await server.close();
    const told: string[] = [];
    client.onChange((text) => told.push(text));
    const answers = await Promise.all(['Bleach', 'Kanon', 'Mushishi'].map((text) => search(client, text)));
    expect(answers.map((answer) => answer.kind === 'unavailable' && answer.code)).toEqual(Array(3).fill('E-TMDB-DOWN'));
    expect(client.status()).toMatchObject({ state: 'CacheOnly', requests: 2, rate: 0 });
    expect(told).toEqual(["TMDB can't be reached: only what is cached is used, next try in 60 s"]);
    expect(log.lines.filter((line) => line.startsWith('info'))).toHaveLength(1);
  });

  test('a server that drips is left after 20 s, five times', async () => {
    const clock: Clock = { ...timerClock, sleep: (ms, until) => timerClock.sleep(ms === 20_000 ? 20 : ms, until) };
    const { client, server } = await openTmdb({ faults: [{ kind: 'drip', times: -1 }] }, V3_KEY, clock);
    expect(await search(client, 'Bleach')).toMatchObject({
      kind: 'unavailable',
      reason: 'no whole answer within 20 s',
    });
    expect(server.arrivals).toHaveLength(5);
  });
});

describe('together', () => {
  test('identical requests in flight are one', async () => {
    const { client, server } = await openTmdb({ latencyMs: 20 });
    const answers = await Promise.all([search(client, 'Bleach'), search(client, 'Bleach'), search(client, 'Bleach')]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(server.arrivals).toHaveLength(1);
    await search(client, 'Bleach');
    expect(server.arrivals).toHaveLength(2);
  });

  test('one asker giving up leaves the answer to the other', async () => {
    const { client, server } = await openTmdb({ latencyMs: 50 });
    const controller = new AbortController();
    const left = search(client, 'Bleach', null, controller.signal);
    const stays = search(client, 'Bleach');
    await server.arrived(1);
    controller.abort(new Error('enough'));
    await expect(left).rejects.toThrow('enough');
    expect((await stays).kind).toBe('found');
  });

  test.each(['hang', 'drip'] as const)('an abort ends a server that %ss within 200 ms', async (kind) => {
    const { client, server } = await openTmdb({ faults: [{ kind, times: -1 }] });
    const controller = new AbortController();
    const asked = ['Bleach', 'Kanon', 'Mushishi'].map((text) => search(client, text, null, controller.signal));
    await server.arrived(1);
    const start = performance.now();
    controller.abort(new Error('enough'));
    for (const each of asked) await expect(each).rejects.toThrow('enough');
    expect(performance.now() - start).toBeLessThan(200);
  });

  test('a burst keeps the pace on the server', async () => {
    const { client, server } = await openTmdb();
    await Promise.all(Array.from({ length: 50 }, (_, index) => search(client, `show ${index}`)));
    expect(server.peak(1000)).toBeLessThanOrEqual(35);
    expect(Math.max(...server.arrivals.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(4);
  });
});
