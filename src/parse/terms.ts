// What release names say of the file itself. A table; each row with an example. Words here are never part of a title.

import { memory } from './memory.ts';

export type Field = 'resolution' | 'source' | 'videoCodec' | 'audio' | 'noise';

interface Term {
  readonly field: Field;
  /** the whole of one word or of one bracket */
  readonly pattern: RegExp;
  readonly example: string;
}

export const TERMS: readonly Term[] = [
  { field: 'resolution', pattern: /^(?:\d{3,4}[pi]|4k|8k|\d{3,4}[x×]\d{3,4}p?|fhd|uhd|hd|sd)$/i, example: '1080p' },
  {
    field: 'source',
    pattern:
      /^(?:(?:uhd)?bd(?:rip|remux|mv)?|blu-?ray|web(?:-?dl|-?rip)?|dvd(?:rip|\d)?|hdtv(?:rip)?|tv(?:rip)?|vhs(?:rip)?|ld(?:rip)?|remux|dvd\d{3}p|bdrip\d*)$/i,
    example: 'BDRip',
  },
  {
    field: 'source',
    pattern:
      /^(?:baha|b-?global|bilibili|cr|crunchyroll|nf|netflix|amzn|amazon|dsnp|disney\+?|hulu|hidive|funi|abema|at-?x|ytv|ntv|tbs|mx|adn|vrv|u-?next|ani-?one|viutv|friday|linetv|iqiyi|wakanim|at)$/i,
    example: 'Baha',
  },
  {
    field: 'videoCodec',
    pattern:
      /^(?:[xh]\.?26[456]|hevc|avc|av1|vp9|xvid|divx\d?|mpeg-?[24]|hi10p?|hi444pp?|ma10p|yuv\d{3}p?\d*|(?:8|10|12)-?bits?|hevc-\w+|wmv9?|vc-?1|main\d*)$/i,
    example: 'HEVC',
  },
  {
    field: 'audio',
    pattern:
      /^(?:(?:2x|dual-?|multi-?)?(?:aac|flac|ac-?3|e-?ac-?3|ddp?\+?|dts(?:-?(?:hd|ma|es|x))?|opus|mp3|truehd|pcm|lpcm|ogg|vorbis|atmos)(?:\d\.\d|x\d)*|[257]\.[01](?:ch)?|\dch|dual-?audio|multi-?audio|(?:\d|dual|multi)audio)$/i,
    example: 'AAC',
  },
  {
    field: 'noise',
    pattern:
      /^(?:mkv|mp4|avi|mka|ogm|rmvb|ts|iso|ass(?:x\d)?|srt(?:x\d)?|ssa|pgs|sub|subs?|softsubs?|hardsubs?|vostfr|esubs?|msubs?)$/i,
    example: 'MP4',
  },
  {
    field: 'noise',
    pattern:
      /^(?:ch[ts]|(?:big5|gb)(?:_?jp)?|jp(?:n|tc|sc|cn)?|eng?(?:sub)?|jap|fre|fra|ger|deu|ita|spa|rus|por|por-br|ara|chi|kor|ind|vie|tha|msa|raw|dub(?:bed)?|sub(?:bed)?|multi|multiple|dual|subtitles?|multi-?subs?|subs?itle|audio|uncensored|uncen|censored|cc|hdr(?:10\+?)?|sdr|dv|dovi)$/i,
    example: 'CHT',
  },
  {
    field: 'noise',
    pattern:
      /^(?:batch|complete|completed|end|fin|final|proper|repack|rerip|remaster(?:ed)?|unofficial|internal|limited|retail|box|boxset|60fps|\d{2}(?:\.\d+)?fps|vfr|cfr|hq|lq|mini|weekly|patch|fix(?:ed)?|prot|tv series)$/i,
    example: 'REPACK',
  },
  {
    field: 'noise',
    pattern:
      /^(?=.*[^\x00-\x7f])[简簡繁體体日中英双雙語语文字幕內内嵌封挂掛外附合集全版本台港粤粵国國配音GBJ_&+／/ 、・]{2,}$/iu,
    example: '简繁日内封',
  },
  // eight digits that are a day, before they are taken for a checksum
  { field: 'noise', pattern: /^(?:19|20)\d{2}([-._ ]?)(?:0[1-9]|1[0-2])\1[0-3]\d$/, example: '2014.04.07' },
  { field: 'noise', pattern: /^(?:★.*★|[◆●☆★].*[◆●☆★])$/u, example: '★10月新番★' },
  { field: 'noise', pattern: /^\d{0,4}年?(?:\d{1,2}|[一二三四五六七八九十]+)?(?:月|季)?新番$/u, example: '10月新番' },
  {
    field: 'noise',
    pattern:
      /招募|检索|檢索|搜索用|搬运|搬運|转载|轉載|翻译|翻譯|急需|时轴|時軸|校对|校對|后期|後期|仅限|僅限|年齡限制|先行(?:版|播出)?$|特效|典藏版|無修|无修|修正|生肉|自购|自購|自抓|完结|完結|更新|合集|全集|(?:v\d)?修$/u,
    example: '招募翻译校对',
  },
  { field: 'noise', pattern: /^(?:자막|더빙|완결|완|무삭제|고화질|한글자막|방영|신작|bd판)$/iu, example: '완결' },
];

const WORDS_KEPT = 2048;
const known = memory<Field | null>(WORDS_KEPT);
const lookUp = (text: string): Field | null => TERMS.find(({ pattern }) => pattern.test(text))?.field ?? null;

/** What a whole word, or a whole bracket, says of the file; null where it may be a title. */
export const termOf = (text: string): Field | null => known(text, lookUp);
