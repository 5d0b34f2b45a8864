import { afterEach, describe, expect, test } from 'vitest';
import type { Answer, CatalogueEntry, Show } from '../../src/model/catalogue.ts';
import type { TmdbClient } from '../../src/tmdb/client.ts';
import { closeTmdb, openTmdb, V3_KEY, V4_KEY } from '../support/tmdb-client.ts';

const signal = new AbortController().signal;

afterEach(closeTmdb);

const search = (client: TmdbClient, text: string, year: number | null = null, from = signal) =>
  client.search({ type: 'tv', text, year, language: 'en-US' }, from);

const foundShow = (answer: Answer<CatalogueEntry>): Show => {
  if (answer.kind !== 'found' || answer.value.type !== 'tv') throw new Error(`no show but ${JSON.stringify(answer)}`);
  return answer.value;
};

describe('what is asked and made of it', () => {
  test('a search by a Japanese, a romaji and a translated title', async () => {
    const { client } = await openTmdb();
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
    const { client } = await openTmdb();
    const both = await search(client, 'Kanon');
    expect(both).toMatchObject({ value: [{ year: 2006 }, { year: 2002 }] });
    expect(await search(client, 'Kanon', 2002)).toMatchObject({ value: [{ id: 90_000_002 }] });
  });

  test('nothing found is an empty answer, and a search for nothing asks nobody', async () => {
    const { client, server } = await openTmdb();
    expect(await search(client, 'no such show')).toEqual({ kind: 'found', value: [], cached: false });
    expect(await search(client, '  ')).toEqual({ kind: 'found', value: [], cached: false });
    expect(server.arrivals).toHaveLength(1);
  });

  test('the other orders of a show come part by part, specials apart', async () => {
    const { client } = await openTmdb();
    const first = { season: 1, number: 1 };
    expect(await client.episodeGroups(1429, 'en-US', signal)).toMatchObject({
      kind: 'found',
      value: [
        {
          id: '5b16d4cbc3a3685c37000d2a',
          name: 'Halves',
          parts: [
            { number: 0, episodes: [{ season: 0, number: 1 }] },
            { number: 1, episodes: [first, { season: 1, number: 2 }] },
            { number: 2, episodes: [{ season: 1, number: 3 }] },
          ],
        },
      ],
    });
    expect(await client.find({ site: 'tvdb', id: '424536' }, signal)).toMatchObject({
      value: [{ type: 'tv', id: 209867 }],
    });
    expect(await client.find({ site: 'imdb', id: 'tt5311514' }, signal)).toMatchObject({
      value: [{ type: 'movie', id: 372058 }],
    });
    expect(await client.find({ site: 'tvdb', id: '1' }, signal)).toMatchObject({ kind: 'found', value: [] });
    expect(await client.episodeGroups(30984, 'en-US', signal)).toEqual({ kind: 'found', value: [], cached: false });
    expect(await client.episodeGroups(5, 'en-US', signal)).toEqual({ kind: 'missing', cached: false });
  });

  test('a show comes with all seasons and titles in one request', async () => {
    const { client, server } = await openTmdb();
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
    const { client, server } = await openTmdb();
    const show = foundShow(await client.entry({ type: 'tv', id: 31910 }, 'en-US', signal));
    expect(show.seasons.map((season) => season.number)).toEqual(Array.from({ length: 21 }, (_, number) => number));
    expect(show.seasons.slice(1).reduce((sum, season) => sum + season.episodes.length, 0)).toBe(500);
    expect(server.arrivals.map(({ params }) => params['append_to_response']?.split(',').length)).toEqual([20, 4]);
  });

  test('a film, in German, with its length', async () => {
    const { client } = await openTmdb();
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

  test('ids at other sites come along; what is no id there asks nobody', async () => {
    const { client, server } = await openTmdb();
    const titan = foundShow(await client.entry({ type: 'tv', id: 1429 }, 'en-US', signal));
    expect(titan.externalIds).toEqual({ imdb: null, tvdb: 81_189 });
    for (const id of ['', '../tv/5', '1?x=1', 'tt1', '9'.repeat(13)])
      expect(await client.find({ site: 'tvdb', id }, signal)).toMatchObject({ kind: 'found', value: [] });
    expect(await client.find({ site: 'imdb', id: '12' }, signal)).toMatchObject({ kind: 'found', value: [] });
    expect(server.arrivals).toHaveLength(1);
  });

  test('what is not there is missing, without a second try', async () => {
    const { client, server } = await openTmdb();
    expect(await client.entry({ type: 'tv', id: 5 }, 'en-US', signal)).toEqual({ kind: 'missing', cached: false });
    expect(server.arrivals).toHaveLength(1);
  });
});

describe('the key', () => {
  test.each([V3_KEY, V4_KEY])('%s goes where it belongs and appears nowhere else', async (key) => {
    const { client, server, log } = await openTmdb({ key, faults: [{ kind: 'status', status: 503 }] }, ` ${key}\n`);
    expect((await search(client, 'Bleach')).kind).toBe('found');
    await client.checkKey(signal);
    for (const { params, headers } of server.arrivals) {
      expect(params['api_key']).toBe(key === V3_KEY ? V3_KEY : undefined);
      expect(headers.authorization).toBe(key === V4_KEY ? `Bearer ${V4_KEY}` : undefined);
    }
    expect(log.lines.join('\n')).not.toContain(key);
  });

  test('a refused key is seen after one request, however many wait, and is never sent again', async () => {
    const { client, server } = await openTmdb({ key: V4_KEY });
    const asked = ['Bleach', 'Kanon', 'Mushishi', 'Frieren', 'AoT'].map((text) => search(client, text));
    for (const each of asked) await expect(each).rejects.toMatchObject({ code: 'E-TMDB-KEY' });
    await expect(client.checkKey(signal)).rejects.toMatchObject({ code: 'E-TMDB-KEY' });
    expect(server.arrivals).toHaveLength(1);
  });

  test('a key that can not be tried is no refused key', async () => {
    const { client } = await openTmdb({ faults: [{ kind: 'reset', times: -1 }] });
    const refusal = client.checkKey(signal);
    await expect(refusal).rejects.toMatchObject({ code: 'E-TMDB-DOWN' });
    await expect(refusal).rejects.not.toThrow(V3_KEY);
  });
});
