// How release names mark episodes, with and without their season. The first row that holds wins, so rows go from the plainest to the most
// doubtful. A table, and nothing else.
import { marker, numbered } from './marker.ts';
import {
  AFTER,
  BEFORE,
  DASH,
  EPISODE,
  HAN_NUMBER,
  JOIN,
  LOOSE_DASH,
  SPECIAL_CUES,
  SPECIAL_WORD,
  VERSION,
} from './marker-parts.ts';

/** Episodes and seasons together. */
export const PLACE_MARKERS = numbered([
  marker(
    'seasons',
    's0|season',
    `${BEFORE}S(?:easons?\\s?)?(?<season>\\d{1,2})(?:\\s?[-~+&]\\s?S(?:eason\\s?)?|[-~+&](?=\\d(?!\\d)))(?<until>\\d{1,2})${VERSION}${AFTER}`,
    'S1-S4',
    { ascends: true },
  ),
  marker(
    'season-episode',
    'e0|p0',
    `${BEFORE}[ST](?<season>0?\\d{1,2})\\s?[._ -]?\\s?EP?(?<first>${EPISODE})(?:${DASH}(?:S\\d{1,2})?E?P?(?<last>\\d{1,4})${AFTER}|(?<more>(?:E\\d{1,4})+))?${VERSION}${AFTER}`,
    'S01E02-E03',
  ),
  marker(
    'season-special',
    'ova|oad|sp',
    `${BEFORE}S(?<season>\\d{1,2})[\\s.-]?(?:OVA|OAD|SP|Special)\\s?(?<first>\\d{1,3})${VERSION}${AFTER}`,
    'S01OVA2',
    { type: 'special' },
  ),
  marker(
    'season-x-episode',
    '0x0',
    `${BEFORE}(?<season>\\d{1,2}|(?:19|20)\\d{2})x(?<first>\\d{2,3})(?:[-x](?:\\d{1,2}x)?(?<last>\\d{2,3})){0,6}${AFTER}`,
    '1x03',
  ),
  marker(
    'season-dash-episode',
    's0|season|volume',
    `${BEFORE}(?:S(?:eason\\s?)?|Volume\\s)(?<season>\\d{1,2})\\s*-\\s*(?:EP?\\s?)?(?<first>${EPISODE})(?:${DASH}(?<last>\\d{1,4}))?${VERSION}${AFTER}`,
    'S2 - 03',
  ),
]);

/** Episodes, from the surest way of writing them to the least sure. */
export const EPISODE_MARKERS = numbered([
  marker(
    'han-episode',
    '話|话|集|回',
    `(?<![全共0-9０-９])第?\\s?(?<first>${HAN_NUMBER})(?:${JOIN}第?(?<last>${HAN_NUMBER}))?\\s?[話话集回]${VERSION}`,
    '第12話',
  ),
  marker(
    'hangul-episode',
    '화|회',
    `(?:제\\s?)?(?<first>\\d{1,4})(?:${JOIN}(?<last>\\d{1,4}))?\\s?[화회]${VERSION}`,
    '256화',
  ),
  marker(
    'special-number',
    SPECIAL_CUES,
    `${BEFORE}${SPECIAL_WORD}\\s?[-#.]?\\s?(?<first>\\d{1,2})${VERSION}${AFTER}(?!\\s[-–]\\s\\d)`,
    'OVA 2',
    { type: 'special' },
  ),
  marker(
    'episode-word',
    'ep|pisod|folge|capitulo|odc|aflevering|avsnitt|vol|ерия|ตอนที่|ập',
    `${BEFORE}(?:Episodes?|EPs?|Ep\\.|Eps\\.|Folge|Capitulo|Episodio|Episódio|Épisode|Серия|Odcinek|Odc\\.?|Aflevering|Avsnitt|ตอนที่|Tập|Vol\\.?E)\\s?[.:]?\\s?(?<first>${EPISODE})(?:${DASH}(?:EP?)?(?<last>\\d{1,4}))?${VERSION}${AFTER}`,
    'EP12',
    { isNoYear: true },
  ),
  marker(
    'number-word',
    'bolum|blm|odc|epizoda|ö|ерия|ерії|é',
    `${BEFORE}(?<first>\\d{1,4})\\s?[.-]?\\s?(?:Bölüm|Bolum|Blm|серия|серії|odcinek|odc|rész|epizoda)${AFTER}`,
    '12. Bölüm',
  ),
  marker('episode-letters', 'e0', `${BEFORE}E(?<first>\\d{1,4})(?<more>(?:\\sE\\d{1,4})+)${AFTER}`, 'E01 E02'),
  marker(
    'episode-letter',
    'e0',
    `${BEFORE}E(?<first>\\d{1,4}(?:\\.\\d)?)(?:${DASH}E?(?<last>\\d{1,4}))?${VERSION}${AFTER}`,
    'E12',
  ),
  marker('episode-hash', '#', `#\\s?(?<first>${EPISODE})(?:${DASH}#?(?<last>\\d{1,4}))?${VERSION}${AFTER}`, '#12'),
  marker('episode-of', '0of|0 of|из', `${BEFORE}(?<first>\\d{1,3})\\s?(?:of|из)\\s?\\d{1,3}${AFTER}`, '03 of 12'),
  marker(
    'dash-chain',
    '- 0',
    `(?:^|\\s)[-–]\\s(?<first>\\d{2,4})(?:-\\d{2,4}){0,6}-(?<last>\\d{2,4})(?=\\s|$)`,
    ' - 01-02-03',
    { ascends: true },
  ),
  marker(
    'dash-range',
    '- 0',
    `(?:^|\\s)[-–]\\s(?<first>${EPISODE})${DASH}(?<last>\\d{1,4})${VERSION}(?=$|[\\s,.(\\[])`,
    ' - 01-12',
    { ascends: true },
  ),
  // with blanks around its dash a pack begins at its first: `Title 02 - 05` is an episode of a show that was numbered
  marker(
    'zero-range',
    '0-|0 -',
    `(?:^|\\s)(?<first>01|0[1-9](?=${JOIN}\\d))${DASH}(?<last>\\d{2,4})(?=$|[\\s,.(\\[])`,
    '01 - 12',
    { ascends: true },
  ),
  marker(
    'dash-number',
    '- 0',
    `${LOOSE_DASH}(?<first>${EPISODE})[a-c']?(?:\\s?v(?<version>\\d))?(?:\\s?(?:END|FIN|Final))?(?=\\s*(?:$|[,.(\\[_\\u0000]|[-–](?:\\s|$)))`,
    ' - 12v2',
    { isNoYear: true },
  ),
  marker(
    'dash-number-words',
    '- 0',
    `${LOOSE_DASH}(?<first>${EPISODE})(?:\\s?v(?<version>\\d))?(?=\\s)`,
    ' - 12 Words',
    { isNoYear: true },
  ),
  marker(
    'line-number',
    '_ 0',
    `\\s_\\s(?<first>${EPISODE})${VERSION}(?=\\s_(?:\\s|$)|\\s*$|\\s*[(\\[])`,
    'Title _ 07 _ Words',
    {
      isNoYear: true,
    },
  ),
  marker(
    'plain-range',
    '0-|0 -',
    `(?:^|\\s|(?<=\\p{L})\\.)(?<first>1|\\d{2,4})${DASH}(?<last>\\d{2,4})(?=$|[\\s,.(\\[])`,
    '01-12',
    { ascends: true, isNoYear: true },
  ),
  // last of all: two digits that begin with a zero, between words
  marker(
    'zero-number-words',
    ' 0',
    `(?<=[\\p{L}!?)\\]]\\s)(?<first>0[1-9])\\s(?=[^\\p{Ll}\\p{P}\\d]*\\p{L})`,
    'Title 05 Words',
  ),
  marker('number-version', '0v0', `(?:^|\\s)(?<first>${EPISODE})v(?<version>\\d)${AFTER}`, '12v2'),
]);
