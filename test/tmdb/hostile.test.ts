// Answers that were made to hurt, or that no honest TMDB gives: each is refused, none is believed, and the client goes on.
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../src/model/ports.ts';
import { createTmdbClient, type TmdbClient } from '../../src/tmdb/client.ts';
import { parseJson } from '../../src/tmdb/json.ts';
import { proxiesOf } from '../../src/tmdb/proxies.ts';
import { ALONE, closeTmdb, keptLog, noJitter, openTmdb, timerClock, V3_KEY } from '../support/tmdb-client.ts';

const signal = new AbortController().signal;
const servers: Server[] = [];

afterEach(closeTmdb);
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const search = (client: TmdbClient, text: string) =>
  client.search({ type: 'tv', text, year: null, language: 'en-US' }, signal);

/** Twenty seconds pass in one, so that what is asked to be waited for is waited for. */
const FAST = 20;
const fastClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now() * FAST,
  sleep: (ms, until) => timerClock.sleep(ms / FAST, until),
};

const page = (results: string): string => `{"page":1,"results":[${results}],"total_results":1}`;
const HIT = '{"id":7,"name":"Kanon","genre_ids":[16],"unknown":{"deep":[[1]]}}';

describe('bodies', () => {
  test.each([
    [
      'a gzip bomb',
      { body: gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)), headers: { 'content-encoding': 'gzip' } },
      1,
    ],
    ['200 MiB', { body: Buffer.alloc(200 * 1024 * 1024, 0x20) }, 1],
    ['a million brackets', { body: page('['.repeat(1_000_000)) }, 5],
    ['compression that is none', { body: page(HIT), headers: { 'content-encoding': 'gzip' } }, 5],
    ['text', { body: page(HIT), headers: { 'content-type': 'text/plain' } }, 5],
    ['another shape', { body: '[]' }, 2],
    ['a number as text', { body: page('{"id":"7","name":"Kanon"}') }, 2],
    ['twenty thousand and one results', { body: page(Array(20_001).fill(HIT).join(',')) }, 2],
  ] as const)('%s is no answer', async (_, raw, requests) => {
    const { client, server } = await openTmdb({ faults: [{ kind: 'raw', ...raw, times: -1 }] });
    expect(await search(client, 'Kanon')).toMatchObject({ kind: 'unavailable' });
    expect(client.status().requests).toBe(requests);
    server.script();
    expect(await search(client, 'Kanon')).toMatchObject({ kind: 'found' });
  });

  test('names that reach for prototypes reach nothing', async () => {
    const evil = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const hit = HIT.replace('{', `{${evil},`);
    const season = '"season/1":{"season_number":1,"episodes":[{"episode_number":1,"__proto__":{"polluted":1}}]}';
    const details = `{${evil},"id":7,"name":"Kanon","seasons":[],${season},"season/__proto__":{"polluted":1}}`;
    const { client } = await openTmdb({
      faults: [
        { kind: 'raw', body: page(hit), path: '/3/search' },
        { kind: 'raw', body: details, path: '/3/tv' },
      ],
    });
    const hits = await search(client, 'Kanon');
    expect(hits).toMatchObject({ kind: 'found', value: [{ id: 7, name: 'Kanon' }] });
    const entry = await client.entry({ type: 'tv', id: 7 }, 'en-US', signal);
    expect(entry).toMatchObject({ kind: 'found', value: { seasons: [{ number: 1, episodes: [{ number: 1 }] }] } });
    expect(JSON.stringify([hits, entry])).not.toContain('polluted');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('depth is counted outside of texts', () => {
    expect(parseJson(`{"a":"${'['.repeat(100)}\\"${'{'.repeat(100)}"}`)).toHaveProperty('a');
    expect(parseJson('['.repeat(32) + ']'.repeat(32))).toBeInstanceOf(Array);
    expect(() => parseJson('['.repeat(33) + ']'.repeat(33))).toThrow('deep');
  });
});

describe('connections', () => {
  test.each([
    ['2', 1_995],
    ['0', 995],
    ['-1', 995],
    ['abc', 995],
    ['99999', 995],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 995],
    ['in the future', 1_995],
  ])('Retry-After: %s holds everybody', async (header, least) => {
    const now = new Date(Math.ceil(Date.now() / 1000) * 1000);
    const date = now.toUTCString();
    const value = header === 'in the future' ? new Date(now.getTime() + 2_000).toUTCString() : header;
    const headers = { 'retry-after': value, date };
    const { client } = await openTmdb(
      { faults: [{ kind: 'raw', status: 429, body: '{}', headers }] },
      V3_KEY,
      fastClock,
    );
    const start = fastClock.monotonic();
    expect(await search(client, 'Kanon')).toMatchObject({ kind: 'found' });
    expect(fastClock.monotonic() - start).toBeGreaterThanOrEqual(least);
    expect(fastClock.monotonic() - start).toBeLessThan(60_000);
  });

  test('a server that closes after each answer is connected to anew', async () => {
    const { client, server } = await openTmdb({
      faults: [{ kind: 'raw', body: page(HIT), headers: { connection: 'close' }, times: 3 }],
    });
    for (const text of ['one', 'two', 'three']) expect(await search(client, text)).toMatchObject({ kind: 'found' });
    expect(server.arrivals).toHaveLength(3);
  });

  test('a redirect is not followed, and the key does not go along', async () => {
    const { server: elsewhere } = await openTmdb();
    const { client } = await openTmdb({ faults: [{ kind: 'redirect', location: `${elsewhere.url}/3/search/tv` }] });
    expect(await search(client, 'Kanon')).toMatchObject({
      kind: 'unavailable',
      reason: 'a redirect came instead of an answer',
    });
    expect(elsewhere.arrivals).toEqual([]);
  });

  test('three silent answers are no TMDB: what waits is told after ten seconds, not after twenty', async () => {
    const clock = {
      ...timerClock,
      sleep: (ms: number, until?: AbortSignal) => timerClock.sleep(ms === 10_000 ? 20 : ms, until),
    };
    const { client, server } = await openTmdb({ faults: [{ kind: 'hang', times: -1 }] }, V3_KEY, clock);
    expect(await search(client, 'Kanon')).toMatchObject({ kind: 'unavailable' });
    expect(server.arrivals).toHaveLength(3);
    expect(client.status().state).toBe('CacheOnly');
  });
});

describe('proxies', () => {
  /** A proxy that notes what it is asked and refuses, or digs the tunnel to somewhere else. */
  const openProxy = async (tunnelTo: number | null) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
      response.writeHead(502).end();
    });
    server.on('connect', (request, socket) => {
      asked.push(`CONNECT ${request.url ?? ''} ${JSON.stringify(request.headers)}`);
      socket.on('error', () => undefined);
      if (tunnelTo === null) return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      const onward = connect(tunnelTo, '127.0.0.1', () => onward.pipe(socket).pipe(onward));
      onward.on('error', () => socket.destroy());
      return onward;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    return { asked, url: `http://hanako:hush@127.0.0.1:${(server.address() as AddressInfo).port}` };
  };
  const clientOver = (env: Readonly<Record<string, string>>, baseUrl = 'https://tmdb.invalid/3') => {
    const log = keptLog();
    const parts = { ...ALONE, proxies: proxiesOf(env), clock: timerClock, random: noJitter, log };
    return { log, client: createTmdbClient({ ...parts, baseUrl, key: V3_KEY, rate: 35, concurrency: 4 }) };
  };

  test('https goes through a tunnel, and the key only inside of it', async () => {
    const { server } = await openTmdb();
    const proxy = await openProxy(Number(new URL(server.url).port));
    const { client, log } = clientOver({ HTTPS_PROXY: proxy.url });
    const answer = await search(client, 'Kanon');
    await client.close();
    // what is at the tunnel's other end speaks no TLS
    expect(answer).toMatchObject({ kind: 'unavailable' });
    expect(proxy.asked[0]).toMatch(/^CONNECT tmdb\.invalid:443 .*proxy-authorization/u);
    expect([...proxy.asked, ...log.lines, JSON.stringify(answer)].join('\n')).not.toContain(V3_KEY);
    expect([...log.lines, JSON.stringify(answer)].join('\n')).not.toContain('hush');
    expect(server.arrivals).toEqual([]);
  });

  test('one that refuses is no route, and said so', async () => {
    const proxy = await openProxy(null);
    const { client } = clientOver({ https_proxy: proxy.url });
    expect(await search(client, 'Kanon')).toMatchObject({ kind: 'unavailable', code: 'E-TMDB-DOWN' });
    expect(client.status()).toMatchObject({ state: 'CacheOnly', requests: 2 });
    await client.close();
  });

  test('NO_PROXY, and this machine, are gone to directly', async () => {
    const proxy = await openProxy(null);
    const env = { HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, NO_PROXY: 'tmdb.invalid' };
    const far = clientOver(env);
    await search(far.client, 'Kanon');
    await far.client.close();
    const { server } = await openTmdb();
    const near = clientOver({ ...env, NO_PROXY: '' }, `${server.url}/3`);
    expect(await search(near.client, 'Kanon')).toMatchObject({ kind: 'found' });
    await near.client.close();
    expect(proxy.asked).toEqual([]);
  });

  test('what is no address is refused without being shown', () => {
    expect(proxiesOf({})).toEqual({ httpsProxy: '', httpProxy: '', noProxy: '' });
    expect(proxiesOf({ HTTPS_PROXY: 'proxy.example:3128' }).httpsProxy).toBe('http://proxy.example:3128');
    expect(() => proxiesOf({ HTTPS_PROXY: 'ftp://hanako:hush@proxy' })).toThrow(
      /^HTTPS_PROXY is no proxy's address\.$/u,
    );
    expect(() => proxiesOf({ http_proxy: 'http://' })).toThrow('HTTP_PROXY');
  });
});
