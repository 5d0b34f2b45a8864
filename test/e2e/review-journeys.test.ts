// What a review costs in keys, in a real terminal with the built program: the long evening, the weekly look, a cour that is numbered wrong.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { inTerminal } from '../support/built.ts';
import { openTerminal, type Terminal } from '../support/terminal.ts';
import { startTmdbServer, type TmdbServer } from '../support/tmdb-server.ts';
import { show, type WorkFacts } from '../support/tmdb-works.ts';
import { plant, temporaryFolder, treeOf } from '../support/tree.ts';

const KEY = '0123456789abcdef0123456789abcdef';

const COLORS = ['Amber', 'Blue', 'Crimson', 'Dun', 'Emerald', 'Fallow', 'Golden'];
const THINGS = ['Harbor', 'Lantern', 'Orchard', 'Viaduct'];
/** 28 names that nothing else is like. */
const PLAIN = COLORS.flatMap((color) => THINGS.map((thing) => `${color} ${thing}`));
/** Their files say a second season, which TMDB has not yet: right, but to be looked at. */
const SEQUELS = ['Quiet Kiln', 'Rainy Rotunda', 'Sunken Sundial', 'Tidal Turbine', 'Umber Umbrella', 'Violet Vestry'];
/** Two shows of one name: the less popular is meant. */
const PAIRS = ['Hollow Meridian', 'Ivory Narrows', 'Jasper Quorum'];
/** Files whose names say nothing, and what they are. */
const ADDRESSES = { 'Zqxw Plugh': 'Keystone Parade', 'Qqvb Xyzzy': 'Lowland Mirage' };
const TYPED = { 'Mxrntain Bxll': 'Mountain Bell' };

const tv = (id: number, name: string, popularity: number, date: string): WorkFacts =>
  show({
    id,
    name,
    originalName: name,
    date,
    popularity,
    titles: [],
    seasons: [{ number: 1, episodes: 12, airDate: date }],
  });

const names = [...PLAIN, ...SEQUELS, ...PAIRS, ...Object.values(ADDRESSES), ...Object.values(TYPED)];
const idOf = (name: string): number => 91_000_000 + names.indexOf(name);
const SPLIT = 'Winter Causeway';
const WORKS: readonly WorkFacts[] = [
  ...names.map((name) => tv(idOf(name), name, 10, '2020-04-05')),
  ...PAIRS.map((name) => tv(idOf(name) + 500, name, 90, '2009-10-04')),
  show({
    id: 92_000_000,
    name: SPLIT,
    originalName: SPLIT,
    date: '2021-01-10',
    popularity: 30,
    titles: [],
    seasons: [
      { number: 1, episodes: 12, airDate: '2021-01-10' },
      { number: 2, episodes: 12, airDate: '2021-07-11' },
    ],
  }),
];

const episodes = (title: string, from: number, to: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, index) => {
      const number = String(from + index).padStart(2, '0');
      return [`${title}/[Grp] ${title} - ${number} [1080p].mkv`, `${title} ${number}`];
    }),
  );

let server: TmdbServer;
let folder: ReturnType<typeof temporaryFolder>;
let input: string;
let output: string;
let terminal: Terminal | null = null;
beforeAll(async () => {
  server = await startTmdbServer({ key: KEY, works: WORKS });
});
afterAll(() => server.close());
beforeEach(() => {
  folder = temporaryFolder();
  input = join(folder.path, 'in');
  output = join(folder.path, 'out');
  mkdirSync(output);
});
afterEach(async () => {
  terminal?.kill('SIGKILL');
  await terminal?.ended;
  terminal = null;
  folder.remove();
});

interface Counted {
  readonly terminal: Terminal;
  readonly press: (...keys: readonly string[]) => void;
  /** letters are not counted */
  readonly type: (text: string) => void;
  readonly keys: () => number;
}

/** A terminal whose keys are counted. */
function open(): Counted {
  const opened = openTerminal({
    ...inTerminal(input, '--library', output),
    columns: 80,
    rows: 24,
    env: { ANIVAULT_HOME: join(folder.path, 'home'), ANIVAULT_TMDB_URL: server.url, TMDB_API_KEY: KEY },
  });
  terminal = opened;
  let count = 0;
  return {
    terminal: opened,
    press: (...keys) => {
      count += keys.length;
      opened.press(...keys);
    },
    type: (text) => {
      opened.press(text);
    },
    keys: () => count,
  };
}

const waitingIn = (screen: string): number => Number(/To decide (\d+)/.exec(screen)?.[1] ?? Number.NaN);
const rowAt = (screen: string): string => screen.split('\n').find((line) => line.startsWith('>')) ?? '';

it('the long evening: 40 groups, 6 of them wrong, in at most 45 keys', async () => {
  for (const title of PLAIN) plant(input, episodes(title, 1, 2));
  for (const title of SEQUELS) plant(input, episodes(`${title} S2`, 1, 2));
  for (const title of PAIRS) plant(input, episodes(title, 1, 2));
  for (const name of [...Object.keys(ADDRESSES), ...Object.keys(TYPED)]) plant(input, episodes(name, 1, 2));
  const { terminal: at, press, type, keys } = open();
  await at.waitFor(/all 40 groups matched/);
  let screen = await at.waitFor(/\[To decide 12\] +Ready 28/);
  let isOpen = false;
  const wrong = [...PAIRS, ...Object.keys(ADDRESSES), ...Object.keys(TYPED)];
  while (wrong.length > 0) {
    if (keys() > 60) throw new Error(`still wrong: ${wrong.join(', ')}\n${screen}`);
    const row = rowAt(screen);
    const name = wrong.find((each) => row.includes(each));
    if (name === undefined) {
      press('n');
      await at.waitFor((text) => rowAt(text) !== row && rowAt(text) !== '');
    } else {
      const left = waitingIn(screen) - 1;
      wrong.splice(wrong.indexOf(name), 1);
      if (PAIRS.includes(name)) {
        if (!isOpen) press('tab');
        isOpen = true;
        await at.waitFor(/1 +\d+ +.*2009[^]*2 +\d+ +.*2020/);
        press('2');
      } else if (name in ADDRESSES) {
        const work = ADDRESSES[name as keyof typeof ADDRESSES];
        press('s');
        press(`\u001b[200~https://www.themoviedb.org/tv/${idOf(work)}-x\u001b[201~`);
        await at.waitFor(new RegExp(`1 +\\d+ +${work}`));
        press('enter');
      } else {
        press('e', 'ctrl-u');
        type(TYPED[name as keyof typeof TYPED]);
        await at.waitFor(/1 +\d+ +Mountain Bell/);
        press('enter');
      }
      await at.waitFor((text) => waitingIn(text) === left);
    }
    await at.settled(60);
    screen = at.screen();
  }
  press('a');
  await at.waitFor(/\[To decide 0\] +Ready 40/);
  press('p');
  await at.waitFor(/nothing is changed yet/);
  press('y');
  await at.waitFor(/Done: 80/);
  expect(keys()).toBeLessThanOrEqual(45);
  const places = Object.keys(treeOf(output));
  for (const name of names) expect(places.filter((place) => place.startsWith(`${name} (2020)/`))).toHaveLength(2);
  for (const name of SEQUELS)
    expect(places.filter((place) => place.startsWith(`${name} (2020)/Season 02/`))).toHaveLength(2);
});

it('the weekly look: 30 files of 8 shows that the library knows, in 4 keys', async () => {
  const known = PLAIN.slice(0, 8);
  for (const title of known) {
    plant(output, { [`${title} (2020)/Season 1/${title} - S01E01.mkv`]: 'here' });
    plant(input, episodes(title, 2, title === known[0] || title === known[1] ? 4 : 5));
  }
  const { terminal: at, press, keys } = open();
  await at.waitFor(/\[To decide 0\] +Ready 8/);
  press('p');
  await at.waitFor(/nothing is changed yet/);
  press('y');
  await at.waitFor(/Done: 30/);
  press('q');
  expect(await at.ended).toBe(0);
  expect(keys()).toBeLessThanOrEqual(4);
  // a season's folder keeps the spelling that it has
  const places = Object.keys(treeOf(output)).filter((place) => place.endsWith('.mkv'));
  expect(places.filter((place) => place.includes('/Season 1/'))).toHaveLength(38);
});

it('a cour that is numbered from one goes to its season, every file shown as it moves', async () => {
  plant(input, episodes(SPLIT, 1, 4));
  const { terminal: at, press, type } = open();
  await at.waitFor(/Ready 1/);
  press('f', 'r');
  await at.waitFor(/order +<as TMDB counts: 2 seasons>[^]*- 04 .* S01E04/);
  press('down');
  type('2');
  await at.waitFor(/S02E01-04[^]*- 04 .* S02E04/);
  press('enter');
  await at.waitFor(/yours .*S02E01-04/);
  press('p');
  await at.waitFor(/nothing is changed yet/);
  press('y');
  await at.waitFor(/Done: 4/);
  expect(Object.keys(treeOf(output)).filter((place) => /Season 02\/.*S02E0[1-4]\.mkv$/.test(place))).toHaveLength(4);
});
