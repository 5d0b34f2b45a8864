// Each title of a name by itself: the year, the season and the kind that stand beside it are taken, and it is told what is left. Pure.
import { tidy } from './blanks.ts';
import type { Marker } from './marker.ts';
import { FILM_MARKERS, PART_MARKERS, SEASON_MARKERS, SPECIAL_MARKERS } from './markers.ts';
import { memory } from './memory.ts';
import { isYear, numberOf } from './numerals.ts';
import { emptyDraft, find, search, say, take, takeRead, type Draft, type Reading } from './reading.ts';
import { isCjk, NUMBERED_TITLES, orderTitles, separate } from './titles.ts';

/** Ends with a number that belongs to the title. */
export const endsNumbered = (text: string): boolean => {
  const lower = text.toLowerCase().trim();
  return NUMBERED_TITLES.some((title) => lower === title || lower.endsWith(` ${title}`) || lower.endsWith(`-${title}`));
};

/** A year at the end, or that of an edition: `某作品 2024年版`. One that the brackets gave already is taken again only where it is the same. */
function withoutYear(draft: Draft, text: string): string {
  if (!/[\d版)）]/.test(text.slice(-1))) return text;
  const found = /^(.*\S)\s+[(（]?((?:19|20)\d{2})(?:(年版)|[)）])?$/u.exec(text);
  if (found?.[1] === undefined || endsNumbered(text) || !isYear(Number(found[2]))) return text;
  // `Title 2011 (2011)` says it twice; `Title 2049 (2017)` does not
  if (draft.year !== null && draft.year !== Number(found[2])) return text;
  say(draft, 'year', Number(found[2]), found[3] === undefined ? 'last-year' : 'edition-year');
  return found[1];
}

/** A title, and what it may be called besides. */
interface Named {
  readonly title: string;
  readonly variants: readonly string[];
}

const named = (title: string, ...variants: readonly string[]): Named => ({ title, variants });

/** `第二季 2nd Season S2` says it three times; nobody says it more often than this. */
const SAID_MOST = 4;

/** Text without what the tables mark, wherever it stands; the first of each table is taken. */
function withoutMarkers(draft: Draft, text: string, tables: readonly (readonly Marker[])[]): string {
  let bare = text;
  for (const table of tables) {
    let taker = draft;
    for (let more = 0; more <= SAID_MOST; more += 1) {
      const hit = find(taker, bare, table);
      if (!hit) break;
      const shorter = `${bare.slice(0, hit.start)} ${bare.slice(hit.end)}`;
      // a name that is a season and nothing else
      if (shorter.trim() === '' && more > 0) break;
      bare = shorter;
      taker = emptyDraft();
    }
  }
  return tidy(bare);
}

const SEASONS = [SEASON_MARKERS, PART_MARKERS];
const CLINGS_BEHIND = /[\s\-–:,~～]+$/u;

/**
 * A title without its seasons and parts. Where words go on behind one, it may belong to the title (`某作品 第二季 ～某篇～`): the title then stays
 * whole, unless dashes or a change of script set them apart.
 */
function withoutSeason(draft: Draft, text: string): Named {
  const bare = withoutMarkers(draft, text, SEASONS);
  const plain = tidy(text);
  if (bare === plain || plain.startsWith(bare) || plain.endsWith(bare)) return named(bare);
  const hit = search(plain, SEASON_MARKERS) ?? search(plain, PART_MARKERS);
  if (!hit) return named(bare);
  const [before, said, after] = [plain.slice(0, hit.start), plain.slice(hit.start, hit.end), plain.slice(hit.end)];
  const first = before.replace(CLINGS_BEHIND, '');
  if (first === '') return named(bare);
  if (/[-–]\s*$/.test(before) && /^\s*[-–]/.test(after)) return named(first, `${first}${after}`);
  if (isCjk(before) !== isCjk(after) && !/^\s*[~～〜-]/.test(after))
    return named(first, withoutMarkers(emptyDraft(), after, SEASONS));
  // no title has `S2` among its words
  return /^S\d/i.test(said) ? named(bare) : named(plain, bare.replace(/\s([:_])/g, '$1'));
}

/** Words before a number that make it a part of the title. */
const COUNTS_ITSELF = /(?:^|\s)(?:no|vol|phase|act|stage|level|lv|chapter|type|zone|gate|disc|[-+/&×])\.?$/i;
const SEQUEL =
  /(?:\s|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}！。]))(II|III|IV|VI{0,3}|IX|[Ⅱ-Ⅸ]|[2-4])$/u;
const ENDS_IN_NUMBER = /[IVXⅡ-Ⅸ2-4]$/;
/** A season that is more than this is told with its episodes. */
const SEQUELS_MOST = 5;
/** The number of a sequel that a title ends in; most end in none, which their last letter tells. */
const sequelOf = (text: string): string | undefined =>
  ENDS_IN_NUMBER.test(text.slice(-1)) ? SEQUEL.exec(text)?.[1] : undefined;

/** What is known when a number behind a title is read. */
interface Beside {
  /** an episode is said, so that a number behind the title may be a season */
  readonly isNumbered: boolean;
  /** the numbers behind all titles of the name: one that stands behind two is no word of either */
  readonly sequels: readonly (string | undefined)[];
}

/**
 * `Title II`, `Title 3`: the number of a sequel. A roman one is a season, and so is any that was said otherwise or stands behind two titles. Another
 * is one more often than not beside an episode: the title then keeps it, and is a variant without it, for the catalogue to tell.
 */
function withoutSequel(draft: Draft, text: string, { isNumbered, sequels }: Beside): Named {
  const said = sequelOf(text);
  const number = numberOf(said ?? '');
  if (said === undefined || number === null) return named(text);
  const before = text.slice(0, -said.length).trim();
  const isRoman = !/\d/.test(said);
  // films and games are counted so (`Some Work VII`), shows hardly ever: without an episode it is a word of the title
  if (isRoman && number > SEQUELS_MOST && !isNumbered) return named(text, before);
  if (before === '' || endsNumbered(text) || COUNTS_ITSELF.test(before)) return named(text);
  // `Area 1 2`: the first of two numbers is no less the title's
  if (!isRoman && /\d$/.test(before)) return named(text);
  if (draft.season === number) return named(before, text);
  if (draft.season !== null || draft.year !== null || !(isRoman || (isNumbered && draft.part === null)))
    return named(text);
  take(draft, { season: number }, isRoman ? 'roman-numeral' : 'number-behind-title');
  const isCertain = isRoman || sequels.filter((other) => other === said).length > 1;
  return isCertain ? named(before, text) : named(text, before);
}

/**
 * `劇場版 某作品`, `某作品 Movie`, `Some Work 剧场版`: a film's word before a title, or behind it where either is CJK, is no part of it. In the middle it
 * may be (`某作品 劇場版：某篇`).
 */
function withoutFilm(draft: Draft, text: string): Named {
  const hit = find(draft, text, FILM_MARKERS);
  if (!hit) return named(text);
  const [before, said] = [text.slice(0, hit.start).trim(), text.slice(hit.start, hit.end)];
  const after = text.slice(hit.end).replace(/^[\s\-–:：]+/u, '');
  if (before === '') return named(after === '' ? text : after);
  if (!isCjk(said) && !isCjk(before)) return named(text);
  return after === '' ? named(before) : named(text, `${before} ${after}`);
}

/** Cut at `OVA`, `Special`: what stands behind is the episode's title. At the beginning such a word is left out. */
function withoutSpecial(draft: Draft, text: string): string {
  const hit = find(draft, text, SPECIAL_MARKERS);
  if (!hit) return text;
  const before = text.slice(0, hit.start).trim();
  const after = text.slice(hit.end).replace(/^[\s\-–:]+/u, '');
  if (before === '') return after === '' ? text : after;
  const rest = withoutMarkers(draft, after, SEASONS);
  if (/\p{L}/u.test(rest)) draft.episodeTitle ??= rest;
  return before;
}

function readAll(draft: Draft, text: string, isNumbered: boolean): readonly string[] {
  const film = withoutFilm(draft, text);
  const seasonless = separate(film.title).map((part) =>
    withoutSeason(draft, withoutSpecial(draft, withoutYear(draft, part))),
  );
  const beside = { isNumbered, sequels: seasonless.map(({ title }) => sequelOf(title)) };
  const read = seasonless.map(({ title, variants }) => {
    const plain = withoutFilm(draft, title);
    const first = withoutSequel(draft, plain.title, beside);
    return named(first.title, ...first.variants, ...plain.variants, ...variants);
  });
  return orderTitles(
    read.map(({ title }) => title),
    read.flatMap(({ variants }) => variants),
  );
}

/** All files of a show bear its titles, and so does its folder. */
const TITLES_KEPT = 64;
const known = memory<Reading>(TITLES_KEPT);

/** Reads the titles that stand in one text, and takes what stands beside them; `isNumbered`: a number behind a title may be a season. */
export function readTitles(draft: Draft, text: string, isNumbered: boolean): void {
  const { season, part, year } = draft;
  const read = known(`${isNumbered ? '#' : ''} ${season ?? ''} ${part ?? ''} ${year ?? ''} ${text}`, () => {
    const beside: Draft = { ...emptyDraft(), season, part, year };
    beside.titles = readAll(beside, text, isNumbered);
    return beside;
  });
  draft.titles = read.titles;
  takeRead(draft, read);
}
