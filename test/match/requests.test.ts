// What a whole library costs: a thousand files of sixty shows, asked for through the client at a server on loopback, then once more.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCachedCatalogue } from '../../src/cache/cached-catalogue.ts';
import { openJsonCache } from '../../src/cache/json-cache.ts';
import { CATALOGUE_DECODERS } from '../../src/tmdb/decode.ts';
import { matchedLibrary, type Matched } from '../support/library.ts';
import { closeTmdb, openTmdb, timerClock } from '../support/tmdb-client.ts';
import { show, type WorkFacts } from '../support/tmdb-works.ts';

const SHOWS = 60;
const FILES = 1000;
/** Two requests a show, and what is asked again where a name is not the catalogue's own. */
const REQUESTS_MOST = 150;

const FIRST = ['Amber', 'Crimson', 'Silent', 'Winter', 'Paper', 'Hollow', 'Copper', 'Distant', 'Seventh', 'Midnight'];
const SECOND = ['Lantern', 'Harbour', 'Orchard', 'Engine', 'Sparrow', 'Library'];
/** Names that a search knows and does not show. */
const ROMAJI = ['Kohaku', 'Guren', 'Seijaku', 'Fuyuzora', 'Shihen', 'Kuudou', 'Douiro', 'Enpou', 'Nanaban', 'Shinya'];
const WHAT = ['Rantan', 'Minato', 'Kajuen', 'Kikan', 'Suzume', 'Toshokan'];
const KANJI = ['琥珀', '紅蓮', '静寂', '冬空', '紙片', '空洞', '銅色', '遠方', '七番', '真夜'];
const KANA = ['のランタン', 'のみなと', 'のかじゅえん', 'のきかん', 'のすずめ', 'のとしょかん'];

/** So many have an episode more than twelve, that there are a thousand. */
const LONGER = 40;

const romajiOf = (index: number): string =>
  `${ROMAJI[index % ROMAJI.length] ?? ''} no ${WHAT[Math.floor(index / ROMAJI.length)] ?? ''}`;

/** Made-up shows with names of two words, each word in several of them; every third has two seasons. */
const works: readonly WorkFacts[] = Array.from({ length: SHOWS }, (_, index) => {
  const [first, second] = [index % FIRST.length, Math.floor(index / FIRST.length)];
  const season = (number: number, airDate: string): WorkFacts['seasons'][number] => ({
    number,
    episodes: number === 1 && index < LONGER ? 13 : 12,
    airDate,
  });
  return show({
    id: 91_000_000 + index,
    name: `${FIRST[first] ?? ''} ${SECOND[second] ?? ''}`,
    originalName: `${KANJI[first] ?? ''}${KANA[second] ?? ''}`,
    date: '2015-04-05',
    popularity: 10,
    titles: [{ country: 'JP', type: 'romaji', title: romajiOf(index) }],
    seasons: [season(1, '2015-04-05'), ...(index % 3 === 0 ? [season(2, '2017-04-05')] : [])],
  });
});

/** A file as groups of several habits name it. */
function nameOf({ name, originalName }: WorkFacts, index: number, season: number, episode: number): string {
  const two = String(episode).padStart(2, '0');
  const said = season > 1 ? ` S${season}` : '';
  const habits = [
    `[Grp] ${name}${said} - ${two} (1080p).mkv`,
    `${originalName}${season > 1 ? ` 第${season}期` : ''} 第${two}話.mp4`,
    `${name.replaceAll(' ', '.')}.S0${season}E${two}.1080p.mkv`,
    `[Grp] ${romajiOf(index)}${said} - ${two}v2 [1080p].mkv`,
    `【字幕组】[${originalName}][${name}]${said}[${two}][1080p].mkv`,
  ];
  return habits[index % habits.length] ?? '';
}

/** Folder -> names: every season in a folder of its own. */
const library = (): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    works.flatMap((work, index) =>
      work.seasons.map(({ number, episodes }) => [
        `/srv/${index}/${number}`,
        Array.from({ length: episodes }, (_, episode) => nameOf(work, index, number, episode + 1)),
      ]),
    ),
  );

let cacheFolder = '';
beforeEach(() => {
  cacheFolder = mkdtempSync(join(tmpdir(), 'anivault-requests-'));
});
afterEach(async () => {
  await closeTmdb();
  rmSync(cacheFolder, { recursive: true, force: true });
});

/** A run of the program over the library; the requests that came of it. */
async function run(): Promise<{ readonly matched: Matched; readonly requests: number }> {
  const { server, client, log } = await openTmdb({ works });
  const cache = openJsonCache({ folder: cacheFolder, clock: timerClock, log });
  const catalogue = createCachedCatalogue({ cache, source: client, decoders: CATALOGUE_DECODERS });
  const matched = await matchedLibrary(library(), catalogue);
  return { matched, requests: server.arrivals.length };
}

it('asks at most 150 times for a thousand files of sixty shows, and not at all the second time', async () => {
  const cold = await run();
  const files = cold.matched.groups.flatMap(({ group }) => group.files);
  const found = new Set(cold.matched.groups.map(({ match }) => match.candidates[0]?.id));
  expect([files.length, found.size]).toEqual([FILES, SHOWS]);
  expect(cold.matched.groups.filter(({ match }) => match.state !== 'strong').map(({ group }) => group.title)).toEqual(
    [],
  );
  expect(cold.requests).toBeGreaterThanOrEqual(SHOWS * 2);
  expect(cold.requests).toBeLessThanOrEqual(REQUESTS_MOST);
  const warm = await run();
  expect(warm.requests).toBe(0);
  expect(warm.matched.groups.map(({ match }) => match.candidates[0]?.id)).toEqual(
    cold.matched.groups.map(({ match }) => match.candidates[0]?.id),
  );
});
