// Packed files read as they did before: packing is about room, never about what is said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MediaFile, Sidecar } from '../../src/model/media-file.ts';
import { createPacker, folderOf, someName } from '../../src/model/packed-files.ts';
import type { ParsedName, ParsedUnit } from '../../src/model/parsed-name.ts';
import { parsedName, parsedUnit } from '../support/builders.ts';

const plain = ({ unit, parsed }: ParsedUnit): ParsedUnit => ({ unit, parsed });

const file: fc.Arbitrary<MediaFile> = fc.record({
  folder: fc.constantFrom('/a', '/a/Subs', '/b'),
  name: fc.string({ minLength: 1, unit: 'binary' }).filter((name) => !/[/\0]/.test(name)),
  kind: fc.constantFrom('video', 'subtitle', 'other'),
  identity: fc.record({
    size: fc.maxSafeNat(),
    // far before 1970 and far behind it, and inodes of 64 bits
    mtimeNs: fc.bigInt({ min: -(2n ** 62n), max: 2n ** 63n }).map(String),
    dev: fc.constantFrom('1', '66306'),
    ino: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
  }),
  links: fc.integer({ min: 1, max: 70_000 }),
});
const sidecar: fc.Arbitrary<Sidecar> = fc.record({ file, tail: fc.constantFrom('', '.en', '.en.forced') });
const numbers = fc.array(fc.constantFrom(1, 2, 12.5, 1000), { maxLength: 3 });
const parsed: fc.Arbitrary<ParsedName> = fc
  .record({
    title: fc.constantFrom(null, 'Mushishi', '蟲師'),
    season: fc.constantFrom(null, 0, 2),
    episodes: numbers,
    absolute: numbers,
    version: fc.constantFrom(null, 2),
    checksum: fc.constantFrom(null, 'AB12CD34'),
    episodeTitle: fc.constantFrom(null, 'words of it', ''),
    evidence: fc.constantFrom({}, { title: 'name' }),
  })
  .map(({ title, ...said }) => ({ ...parsedName(said), title, titles: title === null ? [] : [title] }));
const unit: fc.Arbitrary<ParsedUnit> = fc
  .record({ file, sidecars: fc.array(sidecar, { maxLength: 3 }), parsed, inName: fc.boolean() })
  .map(({ file: main, sidecars, parsed: said, inName }) => {
    // a checksum mostly stands in the name, but what was read may also be written otherwise
    const name = inName && said.checksum !== null ? `${main.name} [${said.checksum}].mkv` : main.name;
    return { unit: { file: { ...main, name }, sidecars }, parsed: said };
  });

describe('packed files', () => {
  it('say what the files said that were packed', () => {
    fc.assert(
      fc.property(fc.array(fc.array(unit, { maxLength: 6 }), { maxLength: 3 }), (folders) => {
        const pack = createPacker();
        expect(folders.map((units) => pack(units).map(plain))).toEqual(folders);
      }),
    );
  });

  it('find a name among their own, and none that only a sibling bears', () => {
    const pack = createPacker();
    const [first, second] = pack([parsedUnit('/dl/Kanon 01.mkv'), parsedUnit('/dl/Trigun 01.mkv')]);
    const trigun = (text: string): boolean => text.includes('Trigun');
    expect(first && second).toBeDefined();
    expect(someName(first ? [first] : [], trigun)).toBe(false);
    expect(someName(second ? [second] : [], trigun)).toBe(true);
    expect(someName([parsedUnit('/dl/Trigun 02.mkv')], trigun)).toBe(true);
  });

  it('tell their folder', () => {
    const units = [parsedUnit('/dl/a/Kanon 01.mkv'), parsedUnit('/dl/b/Kanon 02.mkv')];
    expect(createPacker()(units).map(folderOf)).toEqual(['/dl/a', '/dl/b']);
    expect(units.map(folderOf)).toEqual(['/dl/a', '/dl/b']);
  });
});
