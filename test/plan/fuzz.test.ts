// Names from anything: below the library, safe on every platform, within 255 bytes, and the same when made safe again.
// ANIVAULT_FUZZ_RUNS sets how many are tried; `npm run fuzz` tries a hundred thousand.
import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Filing } from '../../src/model/filing.ts';
import { safeComponent } from '../../src/names/safe-name.ts';
import { endingsOf } from '../../src/plan/endings.ts';
import { nameFiling } from '../../src/plan/naming.ts';
import { parsedName } from '../support/builders.ts';

const RUNS = Number(process.env['ANIVAULT_FUZZ_RUNS'] ?? 600);
/** A long run has no use for the test's own limit. */
const MINUTES = 20;

const NASTY = [
  '..',
  '.',
  '/',
  '\\',
  ':',
  ': ',
  '*',
  '?',
  '"',
  '<',
  '>',
  '|',
  '\0',
  '\n',
  '\u001b[2J',
  '\u202e',
  '\u200b',
  '\ud800',
  '\udc00',
  'CON',
  'nul.',
  'COM1',
  'LPT³',
  'aux .mkv',
  'C:\\',
  '\\\\srv\\share',
  '\\\\?\\',
  '~',
  '$(x)',
  '`',
  '-rf',
  ' ',
  '  ',
  '...',
  'e\u0301',
  '\u1100\u1161',
  '葬送',
  'フリーレン',
  '한국어',
  '👨‍👩‍👧‍👦',
  'ß',
  'İ',
  'ﬁ',
  '(2005)',
  ' (2005)',
  '{',
  '}',
  '%00',
  '../../etc',
  'S01E01',
  'x'.repeat(300),
  '星'.repeat(120),
];
const text = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...NASTY), { maxLength: 8 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
);
const maybe = fc.option(text, { nil: null });

const TEMPLATES = [
  null,
  '{title}/{numbers}',
  '{originalTitle}/{romajiTitle}< [{group}]> {numbers}',
  '<{group}>/{title}< ({year})>/S{season:000}/{absolute:0000}< - {episodeTitle}><.{source}><.{codec}>{version}',
];
const FILM_TEMPLATES = [null, '{title}', '{year}/{title}< {resolution}>/{originalTitle} {title}'];

const filing = fc.record({
  groupId: fc.constant('g'),
  unit: fc.record({
    file: text.map((name) => ({
      folder: '/in',
      name: `${name}.mkv`,
      kind: 'video' as const,
      identity: { size: 1, mtimeNs: '1', dev: '1', ino: '1' },
      links: 1,
    })),
    sidecars: fc.array(
      fc.tuple(text, fc.constantFrom('.ass', '.srt', '.jpg', '')).map(([tail, extension]) => ({
        tail: `.${tail}`,
        file: {
          folder: '/in',
          name: `${tail}${extension}`,
          kind: 'subtitle' as const,
          identity: { size: 1, mtimeNs: '1', dev: '1', ino: '1' },
          links: 1,
        },
      })),
      { maxLength: 2 },
    ),
  }),
  parsed: fc
    .record({ releaseGroup: maybe, resolution: maybe, source: maybe, videoCodec: maybe })
    .map((told) => parsedName(told)),
  work: fc.record({
    type: fc.constantFrom('tv' as const, 'movie' as const),
    id: fc.option(fc.integer({ min: 1, max: 9_999_999 }), { nil: null }),
    title: text,
    originalTitle: maybe,
    romajiTitle: maybe,
    year: fc.option(fc.integer({ min: 1900, max: 2100 }), { nil: null }),
  }),
  placement: fc.oneof(
    fc.record({
      kind: fc.constant('episode' as const),
      season: fc.integer({ min: 0, max: 9_999 }),
      episodes: fc.array(fc.integer({ min: 0, max: 9_999 }), { minLength: 1, maxLength: 4 }),
      episodeTitle: maybe,
      note: fc.constant(null),
      certain: fc.constant(true),
    }),
    fc.constant({ kind: 'film' as const }),
    fc.record({ kind: fc.constant('extra' as const), season: fc.option(fc.nat(20), { nil: null }) }),
  ),
  absolute: fc.array(fc.nat(9_999), { maxLength: 3 }),
  accepted: fc.constant(true),
}) satisfies fc.Arbitrary<Filing>;

const RESERVED = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i;

function expectFit(component: string): void {
  expect(safeComponent(component)).toBe(component);
  expect(component).not.toMatch(
    /[\u0000-\u001f\u007f-\u009f\\/:*?"<>|\u202a-\u202e\u2066-\u2069\ufeff]|^[. ]|[. ]$|^$/,
  );
  expect(component).not.toMatch(RESERVED);
  expect(component.isWellFormed()).toBe(true);
  expect(component).toBe(component.normalize('NFC'));
  expect(Buffer.byteLength(component)).toBeLessThanOrEqual(255);
}

it(
  `leaves the library never, over ${RUNS} titles and paths`,
  () => {
    fc.assert(
      fc.property(
        filing,
        fc.constantFrom('anivault' as const, 'plex' as const, 'jellyfin' as const, 'kodi' as const),
        fc.constantFrom(...TEMPLATES),
        fc.constantFrom(...FILM_TEMPLATES),
        fc.constantFrom('', ' (2)', ' - 2160p'),
        (some, preset, template, filmTemplate, suffix) => {
          const { components } = nameFiling(some, { preset, template, filmTemplate }, suffix);
          if (components.length === 0) return;
          for (const { ending } of endingsOf(some.unit)) {
            const leaf = (components.at(-1) ?? '') + ending;
            const parts = [...components.slice(0, -1), leaf];
            for (const part of parts) expectFit(part);
            expect(posix.relative('/lib', posix.join('/lib', ...parts))).toBe(parts.join('/'));
            expect(win32.relative('C:\\lib', win32.join('C:\\lib', ...parts))).toBe(parts.join('\\'));
          }
        },
      ),
      { numRuns: RUNS },
    );
  },
  MINUTES * 60_000,
);
