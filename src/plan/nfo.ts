// The nfo files that Kodi reads to know a show or film without searching: written for it, and read to know a folder. Pure.
import type { TmdbType, WorkRef } from '../model/catalogue.ts';
import type { FiledWork } from '../model/filing.ts';

const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** `tvshow.nfo` or `movie.nfo`, by the work's type. */
export const nfoName = (type: TmdbType): string => (type === 'tv' ? 'tvshow.nfo' : 'movie.nfo');

/** Of an nfo only the beginning is read; ids stand there. Bytes. */
export const NFO_HEAD_BYTES = 65_536;

export function nfoContent(work: FiledWork): string {
  const tag = work.type === 'tv' ? 'tvshow' : 'movie';
  const lines = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<${tag}>`,
    `  <title>${escapeXml(work.title)}</title>`,
    ...(work.originalTitle === null ? [] : [`  <originaltitle>${escapeXml(work.originalTitle)}</originaltitle>`]),
    ...(work.year === null ? [] : [`  <year>${work.year}</year>`]),
    ...(work.id === null ? [] : [`  <uniqueid type="tmdb" default="true">${work.id}</uniqueid>`]),
    `</${tag}>`,
  ];
  return `${lines.join('\n')}\n`;
}

const ROOT_TAG = /<(tvshow|movie)[\s>]/i;
const IDS = [
  /<uniqueid\s[^>]{0,200}\btype="tmdb"[^>]{0,200}>\s{0,20}(\d{1,10})\s{0,20}<\/uniqueid>/i,
  /<tmdbid>\s{0,20}(\d{1,10})\s{0,20}<\/tmdbid>/i,
];
/** Kodi also takes an nfo that holds nothing but the work's address. */
const ADDRESS = /\bthemoviedb\.org\/(tv|movie)\/(\d{1,10})/i;

/** The TMDB entry that an nfo names, by element or address; null where it names none. Nothing in it is obeyed: it is text to look through. */
export function workOfNfo(text: string): WorkRef | null {
  const root = ROOT_TAG.exec(text)?.[1]?.toLowerCase();
  for (const pattern of root === undefined ? [] : IDS) {
    const id = pattern.exec(text)?.[1];
    if (id !== undefined) return { type: root === 'tvshow' ? 'tv' : 'movie', id: Number(id) };
  }
  const [, type, id] = ADDRESS.exec(text) ?? [];
  return id === undefined ? null : { type: type?.toLowerCase() === 'tv' ? 'tv' : 'movie', id: Number(id) };
}
