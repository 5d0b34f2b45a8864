// How release names mark seasons, parts, episodes and kinds: one table, each row a pattern with an example. The first row that fits wins,
// so rows go from the plainest to the most doubtful. No pattern holds a repetition inside a repetition.
import type { NameType } from '../model/parsed-name.ts';
import { isYear, numberOf, rangeOf } from './numerals.ts';

export interface Said {
  readonly season?: number;
  readonly part?: number;
  readonly episodes?: readonly number[];
  readonly absolute?: readonly number[];
  readonly version?: number;
  readonly type?: NameType;
}

export interface Marker {
  readonly name: string;
  readonly pattern: RegExp;
  readonly example: string;
  /** what a text must have for the row to hold at all, so that others need not be tried: a sign beyond ASCII, a number; null: neither */
  readonly needs: 'wide' | 'number' | null;
  /** null: it does not hold here after all */
  readonly says: (found: RegExpExecArray) => Said | null;
}

const HAN_NUMBER = '[0-9０-９]{1,4}|[一二三四五六七八九十壱弐参贰叁]{1,3}';
const EPISODE = '\\d{1,4}(?:\\.\\d)?';
/** What may follow a range: nothing, another bracket, or a word that says it is one. */
const RANGE_ENDS = '\\s*(?:$|[,.(\\[\\u0000]|(?:END|FIN|Batch|Complete|Season)(?![\\p{L}]))';
const JOIN = '[-~～–&+]';
/** Joins a range; with blanks around it (`11 - 511 Kinderheim`) only where no words of a title follow. */
const DASH = `(?:${JOIN}|\\s?${JOIN}\\s?(?=[^\\s\\d]{0,2}\\d{1,4}(?:\\s?(?:v\\d|[話话集回화巻卷季期部]))?${RANGE_ENDS}))`;
/** No word of an alphabet goes on here; CJK has no blanks between words: `某作品S2`. */
const BEFORE = '(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{M}\\p{N}.])';
const AFTER = '(?![\\p{L}\\p{N}])';
const VERSION = '(?:[\\s_]?v(\\d))?';

const marker = (name: string, pattern: string, example: string, says: Marker['says'], flags = 'iu'): Marker => ({
  name,
  pattern: new RegExp(pattern, flags),
  example,
  needs: null,
  says,
});
/** A row whose counters are Han, Kana or Hangul in each of its ways. */
const wide = (...row: Parameters<typeof marker>): Marker => ({ ...marker(...row), needs: 'wide' });
/** A row that asks for a number in figures. */
const counted = (...row: Parameters<typeof marker>): Marker => ({ ...marker(...row), needs: 'number' });
/** A table whose every row asks for a number. */
const numbered = (rows: readonly Marker[]): readonly Marker[] =>
  rows.map((row) => ({ ...row, needs: row.needs ?? 'number' }));
const num = (text: string | undefined): number => numberOf(text ?? '') ?? 0;
const versioned = (text: string | undefined): { version?: number } =>
  text === undefined ? {} : { version: Number(text) };
const span = (first: string | undefined, last: string | undefined): readonly number[] =>
  last === undefined ? [num(first)] : rangeOf(num(first), num(last));

/** Episodes and seasons together. */
export const PLACE_MARKERS: readonly Marker[] = numbered([
  marker(
    'seasons',
    `${BEFORE}S(?:easons?\\s?)?(\\d{1,2})(?:\\s?[-~+&]\\s?S(?:eason\\s?)?(\\d{1,2})|[-~+&](\\d))${VERSION}${AFTER}`,
    'S1-S4',
    (f) => (num(f[2] ?? f[3]) > num(f[1]) ? { season: num(f[1]) } : null),
  ),
  marker(
    'season-episode',
    `${BEFORE}[ST](0?\\d{1,2})\\s?[._ -]?\\s?EP?(${EPISODE})(?:${DASH}(?:S\\d{1,2})?E?P?(\\d{1,4})${AFTER}|((?:E\\d{1,4})+))?${VERSION}${AFTER}`,
    'S01E02-E03',
    (f) => ({
      season: num(f[1]),
      episodes: f[4] === undefined ? span(f[2], f[3]) : [num(f[2]), ...f[4].slice(1).split(/e/i).map(Number)],
      ...versioned(f[5]),
    }),
  ),
  marker(
    'season-special',
    `${BEFORE}S(\\d{1,2})[\\s.-]?(?:OVA|OAD|SP|Special)\\s?(\\d{1,3})${VERSION}${AFTER}`,
    'S01OVA2',
    (f) => ({ season: num(f[1]), type: 'special', episodes: [num(f[2])], ...versioned(f[3]) }),
  ),
  marker(
    'season-x-episode',
    `${BEFORE}(\\d{1,2}|(?:19|20)\\d{2})x(\\d{2,3})(?:[-x](?:\\d{1,2}x)?(\\d{2,3})){0,6}${AFTER}`,
    '1x03',
    (f) => ({
      season: num(f[1]),
      episodes: span(f[2], f[3]),
    }),
  ),
  marker(
    'season-dash-episode',
    `${BEFORE}S(?:eason\\s?)?(\\d{1,2})\\s*-\\s*(?:EP?\\s?)?(${EPISODE})(?:${DASH}(\\d{1,4}))?${VERSION}${AFTER}`,
    'S2 - 03',
    (f) => ({ season: num(f[1]), episodes: span(f[2], f[3]), ...versioned(f[4]) }),
  ),
]);

const specialWord = '(?:OVA|OAD|ONA|SP|Special|Specials|특별편|特別編|特别篇|番外編|番外篇|总集篇|総集編|總集篇)';

/** A dash before a number: `Title - 12`, `Title- 12`. */
const LOOSE_DASH = '(?<!-)[-–]\\s+';

/** Episodes, from the surest way of writing them to the least sure. */
export const EPISODE_MARKERS: readonly Marker[] = numbered([
  wide(
    'han-episode',
    `(?<![全共0-9０-９])第?\\s?(${HAN_NUMBER})(?:${JOIN}第?(${HAN_NUMBER}))?\\s?[話话集回]${VERSION}`,
    '第12話',
    (f) => ({ episodes: span(f[1], f[2]), ...versioned(f[3]) }),
  ),
  wide('hangul-episode', `(?:제\\s?)?(\\d{1,4})(?:${JOIN}(\\d{1,4}))?\\s?[화회]${VERSION}`, '256화', (f) => ({
    episodes: span(f[1], f[2]),
    ...versioned(f[3]),
  })),
  marker('special-number', `${BEFORE}${specialWord}\\s?[-#.]?\\s?(\\d{1,2})${VERSION}${AFTER}`, 'OVA 2', (f) => ({
    type: 'special',
    episodes: [num(f[1])],
    ...versioned(f[2]),
  })),
  marker(
    'episode-word',
    `${BEFORE}(?:Episodes?|EPs?|Ep\\.|Eps\\.|Folge|Capitulo|Episodio|Episódio|Épisode|Серия|Odcinek|Odc\\.?|Aflevering|Avsnitt|ตอนที่|Tập|Vol\\.?E)\\s?[.:]?\\s?(${EPISODE})(?:${DASH}(?:EP?)?(\\d{1,4}))?${VERSION}${AFTER}`,
    'EP12',
    (f) => (isYear(num(f[1])) ? null : { episodes: span(f[1], f[2]), ...versioned(f[3]) }),
  ),
  marker(
    'number-word',
    `${BEFORE}(\\d{1,4})\\s?[.-]?\\s?(?:Bölüm|Bolum|Blm|серия|серії|odcinek|odc|rész|epizoda)${AFTER}`,
    '12. Bölüm',
    (f) => ({ episodes: [num(f[1])] }),
  ),
  marker('episode-letters', `${BEFORE}E(\\d{1,4})((?:\\sE\\d{1,4})+)${AFTER}`, 'E01 E02', (f) => ({
    episodes: [num(f[1]), ...(f[2] ?? '').split(/\s?e/i).filter(Boolean).map(Number)],
  })),
  marker('episode-letter', `${BEFORE}E(\\d{1,4}(?:\\.\\d)?)(?:${DASH}E?(\\d{1,4}))?${VERSION}${AFTER}`, 'E12', (f) => ({
    episodes: span(f[1], f[2]),
    ...versioned(f[3]),
  })),
  marker('episode-hash', `#\\s?(${EPISODE})(?:${DASH}#?(\\d{1,4}))?${VERSION}${AFTER}`, '#12', (f) => ({
    episodes: span(f[1], f[2]),
    ...versioned(f[3]),
  })),
  marker('episode-of', `${BEFORE}(\\d{1,3})\\s?(?:of|из)\\s?\\d{1,3}${AFTER}`, '03 of 12', (f) => ({
    episodes: [num(f[1])],
  })),
  marker('dash-chain', `(?:^|\\s)[-–]\\s(\\d{2,4})(?:-\\d{2,4}){0,6}-(\\d{2,4})(?=\\s|$)`, ' - 01-02-03', (f) =>
    num(f[2]) > num(f[1]) ? { episodes: span(f[1], f[2]) } : null,
  ),
  marker('dash-range', `(?:^|\\s)[-–]\\s(${EPISODE})${DASH}(\\d{1,4})${VERSION}(?=$|[\\s,.(\\[])`, ' - 01-12', (f) =>
    num(f[2]) > num(f[1]) ? { episodes: span(f[1], f[2]), ...versioned(f[3]) } : null,
  ),
  marker('zero-range', `(?:^|\\s)(0[1-9])${DASH}(\\d{2,4})(?=$|[\\s,.(\\[])`, '01 - 12', (f) =>
    num(f[2]) > num(f[1]) ? { episodes: span(f[1], f[2]) } : null,
  ),
  marker(
    'dash-number',
    `${LOOSE_DASH}(${EPISODE})[a-c']?(?:\\s?v(\\d))?(?:\\s?(?:END|FIN|Final))?(?=\\s*(?:$|[,.(\\[_\\u0000]|[-–](?:\\s|$)))`,
    ' - 12v2',
    (f) => ({ episodes: [num(f[1])], ...versioned(f[2]) }),
  ),
  marker('dash-number-words', `${LOOSE_DASH}(${EPISODE})(?:\\s?v(\\d))?(?=\\s)`, ' - 12 Words', (f) => ({
    episodes: [num(f[1])],
    ...versioned(f[2]),
  })),
  marker('plain-range', `(?:^|\\s|(?<=\\p{L})\\.)(1|\\d{2,4})${DASH}(\\d{2,4})(?=$|[\\s,.(\\[])`, '01-12', (f) =>
    num(f[2]) > num(f[1]) && !isYear(num(f[1])) ? { episodes: span(f[1], f[2]) } : null,
  ),
  // last of all: two digits that begin with a zero, between words
  marker(
    'zero-number-words',
    `(?<=[\\p{L}!?)\\]]\\s)(0[1-9])\\s(?=[^\\p{Ll}\\p{P}\\d]*\\p{L})`,
    'Title 05 Words',
    (f) => ({ episodes: [num(f[1])] }),
  ),
  marker('number-version', `(?:^|\\s)(${EPISODE})v(\\d)${AFTER}`, '12v2', (f) => ({
    episodes: [num(f[1])],
    version: Number(f[2]),
  })),
]);

/** Seasons, wherever they stand. */
export const SEASON_MARKERS: readonly Marker[] = [
  wide('han-season', `第\\s?(${HAN_NUMBER})\\s?(?:[季期]|部(?!\\p{Script=Han})|シーズン)`, '第二季', (f) => ({
    season: num(f[1]),
  })),
  wide('han-season-short', `(?<![\\p{L}\\p{N}])([0-9０-９]{1,2}|[二三四五六七])\\s?[季期]${AFTER}`, '2期', (f) => ({
    season: num(f[1]),
  })),
  wide('hangul-season', `(\\d{1,2})\\s?기${AFTER}`, '2기', (f) => ({ season: num(f[1]) })),
  wide('hangul-season-word', `시즌\\s?(\\d{1,2})`, '시즌 2', (f) => ({ season: num(f[1]) })),
  counted('nth-season', `${BEFORE}(\\d{1,2})(?:st|nd|rd|th)\\s(?:Season|Series|Stage)${AFTER}`, '2nd Season', (f) => ({
    season: num(f[1]),
  })),
  marker('word-season', `${BEFORE}(First|Second|Third|Fourth|Fifth|Sixth)\\sSeason${AFTER}`, 'Second Season', (f) => ({
    season: num(f[1]),
  })),
  marker(
    'season-number',
    `${BEFORE}(?:(?:Season|Saison|Staffel|Temporada|Stagione|Сезон)\\s?[.:]?\\s?|Series\\s)(\\d{1,2}|(?:19|20)\\d{2}|I{1,3}|IV|V)${AFTER}`,
    'Season 2',
    (f) => ({ season: num(f[1]) }),
  ),
  counted('number-season', `${BEFORE}(\\d{1,2})(?:-?[йя]|\\.)?\\s?(?:сезон|sezon|évad)${AFTER}`, '2 сезон', (f) => ({
    season: num(f[1]),
  })),
  counted('season-letter', `${BEFORE}S(\\d{1,2})(?:\\s?P(\\d{1,2}))?${AFTER}`, 'S2', (f) => ({
    season: num(f[1]),
    ...(f[2] === undefined ? {} : { part: num(f[2]) }),
  })),
];

/** Parts and cours. */
export const PART_MARKERS: readonly Marker[] = [
  marker(
    'part',
    `${BEFORE}-?(?:Part|Parte|Partie|Teil|Cour|Pt\\.?)\\s?(\\d{1,2}|I{1,3}|IV|V)${AFTER}`,
    'Part 2',
    (f) => ({
      part: num(f[1]),
    }),
  ),
  counted('nth-cour', `${BEFORE}(\\d)(?:st|nd|rd|th)\\s(?:Cour|Part)${AFTER}`, '2nd Cour', (f) => ({
    part: num(f[1]),
  })),
  wide('han-part', `第\\s?(${HAN_NUMBER})\\s?クール`, '第2クール', (f) => ({ part: num(f[1]) })),
];

/** Volumes of discs number what was sold, and totals count: neither is an episode. */
export const COUNT_MARKERS: readonly Marker[] = numbered([
  marker(
    'volume',
    `${BEFORE}Vol(?:ume)?s?[.\\s]?\\s?\\d{1,3}(?:v\\d)?(?:\\s?${JOIN}\\s?(?:Vol\\.?\\s?)?\\d{1,3}(?:v\\d)?)?${AFTER}`,
    'Vol.3',
    () => ({}),
  ),
  wide('han-total', `[全共]\\s?\\d{1,4}\\s?[話话集回]`, '全24話', () => ({})),
  wide('han-volume', `第?\\s?(?:${HAN_NUMBER})(?:${DASH}(?:${HAN_NUMBER}))?\\s?[巻卷]`, '第3巻', () => ({})),
]);

/** When an episode was broadcast: it is no number of it, and no word of a title. */
export const DATE_MARKERS: readonly Marker[] = numbered([
  marker('air-date', `(?<!\\d)(?:19|20)\\d{2}([-.])(?:0\\d|1[0-2])\\1[0-3]\\d(?!\\d)`, '2014-04-07', () => ({})),
]);

/** What comes with a show: openings, endings, trailers, menus. */
export const EXTRA_MARKERS: readonly Marker[] = [
  marker(
    'extra',
    `${BEFORE}(?:NC(?:OP|ED)|Creditless|Textless|Clean\\s(?:Opening|Ending)|(?:OP|ED|(?<=[-–]\\s)(?:Opening|Ending)|PV|CM|Menu|Promo|Teaser|Preview|Logo|Making|Interview|Eyecatch)(?=\\s?\\d{0,2}[a-z]?(?:v\\d)?\\s*$))(?:\\s?[-#.]?\\s?(\\d{1,2})(?:[a-u]${AFTER})?)?${VERSION}`,
    'NCOP1',
    (f) => ({ type: 'extra', episodes: f[1] === undefined ? [] : [num(f[1])], ...versioned(f[2]) }),
  ),
];

export const SPECIAL_MARKERS: readonly Marker[] = [
  // before another word `Special` belongs to the title: `Special A`
  marker('special', `${BEFORE}(?!Specials?\\s+\\p{L})${specialWord}${AFTER}`, 'OVA', () => ({ type: 'special' })),
];

export const FILM_MARKERS: readonly Marker[] = [
  marker(
    'film',
    `${BEFORE}(?:the\\s)?(?:Movie|Film|Gekijouban|Gekijōban)${AFTER}|剧场版|劇場版|电影版|電影版|映画|극장판`,
    '劇場版',
    () => ({ type: 'movie' }),
  ),
];

/** All kinds. */
export const KIND_MARKERS: readonly Marker[] = [...EXTRA_MARKERS, ...SPECIAL_MARKERS, ...FILM_MARKERS];
