import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileLines } from '../../src/cli/file-lines.ts';
import type { FileReadFields } from '../../src/cli/event-schema.ts';
import type { MediaFile } from '../../src/model/media-file.ts';
import type { ParsedFolder, ParsedName, ParsedUnit } from '../../src/model/parsed-name.ts';
import { displayJson } from '../../src/names/display.ts';

const STAMP = '2026-11-28T07:00:00.000Z';

/** What names hold and what JSON or a terminal trips over. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\u202e', '\ud800', '葬送', '\u0007', ''),
);
const maybe = fc.option(text);
const number = fc.oneof(fc.nat(9999), fc.constant(12.5));
const parsed: fc.Arbitrary<ParsedName> = fc.record({
  title: maybe,
  titles: fc.array(text),
  season: fc.option(number),
  part: fc.option(number),
  episodes: fc.array(number),
  absolute: fc.array(number),
  year: fc.option(number),
  type: fc.constantFrom('episode', 'movie', 'special', 'extra'),
  releaseGroup: maybe,
  resolution: maybe,
  source: maybe,
  videoCodec: maybe,
  audio: maybe,
  checksum: maybe,
  version: fc.option(number),
  episodeTitle: maybe,
  parser: fc.constantFrom('anitomy', 'second-reader', 'folders', 'none'),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  evidence: fc.dictionary(fc.constantFrom('title', 'season', 'release_group'), text),
  failure: fc.constant(null),
});
const file: fc.Arbitrary<MediaFile> = fc.record({
  folder: fc.oneof(fc.constantFrom('/', '/dl/Show', '/dl/Show/Subs'), text),
  name: text,
  kind: fc.constantFrom('video', 'subtitle', 'other'),
  identity: fc.record({ size: fc.nat(), mtimeNs: fc.constant('0'), dev: fc.constant('1'), ino: fc.constant('1') }),
  links: fc.constant(1),
});
const unit: fc.Arbitrary<ParsedUnit> = fc.record({
  unit: fc.record({ file, sidecars: fc.array(fc.record({ file, tail: text }), { maxLength: 3 }) }),
  parsed,
});

const fieldsOf = ({ folder, name, kind, identity }: MediaFile, read: ParsedName): FileReadFields => ({
  file_path: `${folder.endsWith('/') ? folder : `${folder}/`}${name}`,
  kind,
  size: identity.size,
  parsed: {
    title: read.title,
    titles: read.titles,
    season: read.season,
    episodes: read.episodes,
    absolute: read.absolute,
    year: read.year,
    type: read.type,
    release_group: read.releaseGroup,
    resolution: read.resolution,
    source: read.source,
    video_codec: read.videoCodec,
    audio: read.audio,
    checksum: read.checksum,
    version: read.version,
    episode_title: read.episodeTitle,
    parser: read.parser,
    confidence: read.confidence,
    evidence: read.evidence,
  },
});

it('lines of files that were read are what JSON makes of their fields, byte by byte', () => {
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 4 }), (units) => {
      const lines = units.flatMap(({ unit: { file: first, sidecars }, parsed: read }) =>
        [first, ...sidecars.map((sidecar) => sidecar.file)].map((each) =>
          displayJson(JSON.stringify({ phase: 'parse', event: 'info', ts: STAMP, fields: fieldsOf(each, read) })),
        ),
      );
      expect(fileLines({ units } as unknown as ParsedFolder, STAMP)).toBe(lines.map((line) => `${line}\n`).join(''));
    }),
  );
});
