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

/** The text of what files say one after the other: made anew only where one says something else than the one before. */
function onceInARow(
  isSame: (one: ParsedName, other: ParsedName) => boolean,
  make: (parsed: ParsedName) => string,
): (parsed: ParsedName) => string {
  let before: ParsedName | null = null;
  let text = '';
  return (parsed) => {
    if (before === null || !isSame(before, parsed)) text = make(parsed);
    before = parsed;
    return text;
  };
}

const areSame = <T>(some: readonly T[], others: readonly T[]): boolean =>
  some.length === others.length && some.every((each, at) => each === others[at]);

/** The same words in the same order. */
function isSameEvidence(one: ParsedName['evidence'], other: ParsedName['evidence']): boolean {
  const fields = Object.keys(one);
  return areSame(fields, Object.keys(other)) && fields.every((field) => one[field] === other[field]);
}

/** What was read of names of one folder, as the contract's `parsed`: of a show's files, most say the same but for their numbers. */
function createParsedJson(): (parsed: ParsedName) => string {
  const show = onceInARow(
    (a, b) => a.title === b.title && a.season === b.season && areSame(a.titles, b.titles),
    ({ title, titles, season }) => `{"title":${textOf(title)},"titles":${textsOf(titles)},"season":${season},`,
  );
  const files = onceInARow(
    (a, b) =>
      a.year === b.year &&
      a.type === b.type &&
      a.releaseGroup === b.releaseGroup &&
      a.resolution === b.resolution &&
      a.source === b.source &&
      a.videoCodec === b.videoCodec &&
      a.audio === b.audio,
    ({ year, type, releaseGroup, resolution, source, videoCodec, audio }) =>
      `"year":${year},"type":"${type}","release_group":${textOf(releaseGroup)},"resolution":${textOf(resolution)},` +
      `"source":${textOf(source)},"video_codec":${textOf(videoCodec)},"audio":${textOf(audio)},`,
  );
  const reading = onceInARow(
    (a, b) => a.parser === b.parser && a.confidence === b.confidence && isSameEvidence(a.evidence, b.evidence),
    ({ parser, confidence, evidence }) =>
      `"parser":"${parser}","confidence":${confidence},"evidence":${evidenceOf(evidence)}}`,
  );
  return (parsed) =>
    `${show(parsed)}"episodes":${numbersOf(parsed.episodes)},"absolute":${numbersOf(parsed.absolute)},${files(parsed)}` +
    `"checksum":${textOf(parsed.checksum)},"version":${parsed.version},"episode_title":${textOf(parsed.episodeTitle)},${reading(parsed)}`;
}

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
  const parsedJson = createParsedJson();
  let lines = '';
  for (const { unit, parsed } of units) {
    const json = parsedJson(parsed);
    lines += lineOf(unit.file, json);
    for (const { file } of unit.sidecars) lines += lineOf(file, json);
  }
  return lines;
}
