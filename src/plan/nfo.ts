// The nfo files that Kodi reads to know a show or film without searching. Pure.
import type { FiledWork } from '../model/filing.ts';

const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** `tvshow.nfo` or `movie.nfo`, by the work's type. */
export const nfoName = (work: FiledWork): string => (work.type === 'tv' ? 'tvshow.nfo' : 'movie.nfo');

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
