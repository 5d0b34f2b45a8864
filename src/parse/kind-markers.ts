// How release names mark what is no plain episode: extras, specials, films. A table, and nothing else.
import { marker } from './marker.ts';
import { AFTER, BEFORE, SPECIAL_CUES, SPECIAL_WORD, VERSION } from './marker-parts.ts';

/** What comes with a show: openings, endings, trailers, menus. */
export const EXTRA_MARKERS = [
  marker(
    'extra',
    'nc|creditless|textless|clean|op|ed|ending|pv|cm|menu|promo|teaser|preview|logo|making|interview|eyecatch',
    `${BEFORE}(?:NC(?:OP|ED)|Creditless|Textless|Clean\\s(?:Opening|Ending)|(?:OP|ED|(?<=[-–]\\s)(?:Opening|Ending)|PV|CM|Menu|Promo|Teaser|Preview|Logo|Making|Interview|Eyecatch)(?=\\s?\\d{0,2}[a-z]?(?:v\\d)?\\s*$))(?:\\s?[-#.]?\\s?(?<first>\\d{1,2})(?:[a-u]${AFTER})?)?${VERSION}`,
    'NCOP1',
    { type: 'extra' },
  ),
];

export const SPECIAL_MARKERS = [
  // before another word `Special` belongs to the title: `Special A`
  marker('special', SPECIAL_CUES, `${BEFORE}(?!Specials?\\s+\\p{L})${SPECIAL_WORD}${AFTER}`, 'OVA', {
    type: 'special',
  }),
];

export const FILM_MARKERS = [
  marker(
    'film',
    'movie|film|gekijouban|gekij|剧场版|劇場版|电影版|電影版|映画|극장판',
    `${BEFORE}(?:the\\s)?(?:Movie|Film|Gekijouban|Gekijōban)${AFTER}|剧场版|劇場版|电影版|電影版|映画|극장판`,
    '劇場版',
    { type: 'movie' },
  ),
];

/** All kinds. */
export const KIND_MARKERS = [...EXTRA_MARKERS, ...SPECIAL_MARKERS, ...FILM_MARKERS];
