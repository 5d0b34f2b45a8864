// What the patterns of markers are put together from: how numbers are written, what joins them, where a marker may begin and end.

export const HAN_NUMBER = '[0-9０-９]{1,4}|[一二三四五六七八九十壱弐参贰叁]{1,3}';
export const EPISODE = '\\d{1,4}(?:\\.\\d)?';

/** What may follow a range: nothing, another bracket, or a word that says it is one. */
const RANGE_ENDS = '\\s*(?:$|[,.(\\[\\u0000]|(?:END|FIN|Batch|Complete|Season)(?![\\p{L}]))';
export const JOIN = '[-~～–&+]';
/** Joins a range; with blanks around it (`11 - 511 Kinderheim`) only where no words of a title follow. */
export const DASH = `(?:${JOIN}|\\s?${JOIN}\\s?(?=[^\\s\\d]{0,2}\\d{1,4}(?:\\s?(?:v\\d|[話话集回화巻卷季期部]))?${RANGE_ENDS}))`;
/** A dash before a number: `Title - 12`, `Title- 12`. */
export const LOOSE_DASH = '(?<!-)[-–]\\s+';

/** No word of an alphabet goes on here; CJK has no blanks between words: `某作品S2`. */
export const BEFORE = '(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{M}\\p{N}.])';
export const AFTER = '(?![\\p{L}\\p{N}])';
export const VERSION = '(?:[\\s_]?v(?<version>\\d))?';

export const SPECIAL_WORD =
  '(?:OVA|OAD|ONA|SP|Special|Specials|특별편|特別編|特别篇|番外編|番外篇|总集篇|総集編|總集篇)';
export const SPECIAL_CUES = 'ova|oad|ona|sp|특별편|特別編|特别篇|番外編|番外篇|总集篇|総集編|總集篇';
