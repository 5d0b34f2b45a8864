// How release names mark seasons and parts, and what they count besides: volumes, totals, days. A table, and nothing else.
import { marker, numbered } from './marker.ts';
import { AFTER, BEFORE, DASH, HAN_NUMBER, JOIN } from './marker-parts.ts';

/** Seasons, wherever they stand. */
export const SEASON_MARKERS = [
  marker(
    'han-season-part',
    '第',
    `第\\s?(?<season>${HAN_NUMBER})\\s?[季期]\\s?第?\\s?(?<part>${HAN_NUMBER})\\s?(?:部分?(?!\\p{Script=Han})|クール)`,
    '第2期 第2部',
  ),
  marker('han-season', '第', `第\\s?(?<season>${HAN_NUMBER})\\s?(?:[季期]|部(?!\\p{Script=Han})|シーズン)`, '第二季'),
  marker(
    'han-season-short',
    '季|期',
    `(?<![\\p{L}\\p{N}])(?<season>[0-9０-９]{1,2}|[二三四五六七])\\s?[季期]${AFTER}`,
    '2期',
  ),
  marker('hangul-season', '기', `(?<season>\\d{1,2})\\s?기${AFTER}`, '2기'),
  marker('hangul-season-word', '시즌', `시즌\\s?(?<season>\\d{1,2})`, '시즌 2'),
  marker(
    'nth-season',
    'season|series|stage',
    `${BEFORE}(?<season>\\d{1,2})(?:st|nd|rd|th)\\s(?:Season|Series|Stage)${AFTER}`,
    '2nd Season',
    { isNumbered: true },
  ),
  marker('dai-season', 'dai', `${BEFORE}Dai[\\s-]?(?<season>\\d{1,2})[\\s-]?Ki${AFTER}`, 'Dai 2 Ki', {
    isNumbered: true,
  }),
  marker(
    'word-season',
    'season',
    `${BEFORE}(?<season>First|Second|Third|Fourth|Fifth|Sixth)\\sSeason${AFTER}`,
    'Second Season',
  ),
  marker(
    'season-number',
    'season|saison|staffel|temporada|stagione|series|езон',
    `${BEFORE}(?:(?:Season|Saison|Staffel|Temporada|Stagione|Сезон)\\s?[.:]?\\s?|Series\\s)(?<season>\\d{1,2}|(?:19|20)\\d{2}|I{1,3}|IV|V)${AFTER}`,
    'Season 2',
  ),
  marker(
    'number-season',
    'sezon|езон|évad',
    `${BEFORE}(?<season>\\d{1,2})(?:-?[йя]|\\.)?\\s?(?:сезон|sezon|évad)${AFTER}`,
    '2 сезон',
    { isNumbered: true },
  ),
  marker('season-letter', 's0', `${BEFORE}S(?<season>\\d{1,2})(?:\\s?P(?<part>\\d{1,2}))?${AFTER}`, 'S2', {
    isNumbered: true,
  }),
];

/** Parts and cours. */
export const PART_MARKERS = [
  marker(
    'part',
    'part|teil|cour|pt',
    `${BEFORE}-?(?:Part|Parte|Partie|Teil|Cour|Pt\\.?)\\s?(?<part>\\d{1,2}|I{1,3}|IV|V)${AFTER}`,
    'Part 2',
  ),
  marker('nth-cour', 'cour|part', `${BEFORE}(?<part>\\d)(?:st|nd|rd|th)\\s(?:Cour|Part)${AFTER}`, '2nd Cour', {
    isNumbered: true,
  }),
  marker('dai-cour', 'dai', `${BEFORE}Dai[\\s-]?(?<part>\\d)[\\s-]?(?:Cour|Kuuru|Kūru|Bu)${AFTER}`, 'Dai 2 Cour', {
    isNumbered: true,
  }),
  marker('han-part', 'クール', `第\\s?(?<part>${HAN_NUMBER})\\s?クール`, '第2クール'),
];

/** Volumes of discs number what was sold, and totals count: neither is an episode. */
export const COUNT_MARKERS = numbered([
  marker(
    'volume',
    'vol',
    `${BEFORE}(?!Volume\\s\\d{1,2}\\s-\\s\\d)Vol(?:ume)?s?[.\\s]?\\s?\\d{1,3}(?:v\\d)?(?:(?:${JOIN}|\\s?${JOIN}\\s?Vol\\.?\\s?)\\d{1,3}(?:v\\d)?)?${AFTER}`,
    'Vol.3',
  ),
  marker('han-total', '話|话|集|回', `[全共]\\s?\\d{1,4}\\s?[話话集回]`, '全24話'),
  marker('han-volume', '巻|卷', `第?\\s?(?:${HAN_NUMBER})(?:${DASH}(?:${HAN_NUMBER}))?\\s?[巻卷]`, '第3巻'),
]);

/** When an episode was broadcast: it is no number of it, and no word of a title. */
export const DATE_MARKERS = numbered([
  marker('air-date', '0-0|0.0', `(?<!\\d)(?:19|20)\\d{2}([-.])(?:0\\d|1[0-2])\\1[0-3]\\d(?!\\d)`, '2014-04-07'),
]);
