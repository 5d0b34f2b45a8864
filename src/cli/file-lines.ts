// The lines of files that were read: most of what a scan writes, so that they are put together by hand. A test holds them to what JSON itself would make
// of the same fields.
import { sep } from 'node:path';
import type { MediaFile } from '../model/media-file.ts';
import type { ParsedFolder, ParsedName } from '../model/parsed-name.ts';
import { displayJson } from '../names/display.ts';

/** Neither hidden nor escaped by JSON: it stands there as it is. */
const AS_IT_IS = /^[ !#-[\]-~]*$/;

const escaped = (text: string): string => (AS_IT_IS.test(text) ? text : displayJson(JSON.stringify(text)).slice(1, -1));
const textOf = (text: string | null): string => (text === null ? 'null' : `"${escaped(text)}"`);
const textsOf = (texts: readonly string[]): string =>
  texts.length === 1 ? `[${textOf(texts[0] ?? '')}]` : `[${texts.map(textOf).join(',')}]`;
const numbersOf = (numbers: readonly number[]): string => `[${numbers.join(',')}]`;

function evidenceOf(evidence: ParsedName['evidence']): string {
  let text = '';
  for (const field in evidence) text += `${text === '' ? '' : ','}"${field}":${textOf(evidence[field] ?? '')}`;
  return `{${text}}`;
}

/** What was read of a name, as the contract's `parsed`. */
export const parsedJson = (parsed: ParsedName): string =>
  `{"title":${textOf(parsed.title)},"titles":${textsOf(parsed.titles)},"season":${parsed.season},"episodes":${numbersOf(parsed.episodes)},` +
  `"absolute":${numbersOf(parsed.absolute)},"year":${parsed.year},"type":"${parsed.type}","release_group":${textOf(parsed.releaseGroup)},` +
  `"resolution":${textOf(parsed.resolution)},"source":${textOf(parsed.source)},"video_codec":${textOf(parsed.videoCodec)},` +
  `"audio":${textOf(parsed.audio)},"checksum":${textOf(parsed.checksum)},"version":${parsed.version},"episode_title":${textOf(parsed.episodeTitle)},` +
  `"parser":"${parsed.parser}","confidence":${parsed.confidence},"evidence":${evidenceOf(parsed.evidence)}}`;

/** The lines of a folder's files, a video's sidecars behind it; `stamp`: the time that they bear. */
export function fileLines({ units }: ParsedFolder, stamp: string): string {
  const begin = `{"phase":"parse","event":"info","ts":"${stamp}","fields":{"file_path":"`;
  let folder: string | null = null;
  let path = '';
  const lineOf = (file: MediaFile, parsed: string): string => {
    if (file.folder !== folder) {
      ({ folder } = file);
      path = begin + escaped(folder.endsWith(sep) ? folder : folder + sep);
    }
    return `${path}${escaped(file.name)}","kind":"${file.kind}","size":${file.identity.size},"parsed":${parsed}}}\n`;
  };
  let lines = '';
  for (const { unit, parsed } of units) {
    const json = parsedJson(parsed);
    lines += lineOf(unit.file, json);
    for (const { file } of unit.sidecars) lines += lineOf(file, json);
  }
  return lines;
}
