import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathKey } from '../../src/names/path-key.ts';

describe('pathKey', () => {
  it.each([
    ['/srv/Frieren/S01E01.mkv', '/srv/frieren/s01e01.MKV'],
    ['/srv/ガンダム', '/srv/\u30ab\u3099ンダム'],
    ['/srv/Straße', '/srv/STRASSE'],
    ['/srv/ﬁnal', '/srv/FINAL'],
    ['/srv/Show./a', '/srv/Show/a'],
    ['/srv/Show /a', '/srv/Show/a'],
    ['/srv/ΟΔΟΣ', '/srv/οδος'],
  ])('%s is %s on some disk', (one, other) => {
    expect(pathKey(one)).toBe(pathKey(other));
  });

  it.each([
    ['/srv/Show 1', '/srv/Show 2'],
    ['/srv/a/b', '/srv/ab'],
    ['/srv/..', '/srv/.'],
    ['/srv/K-On!', '/srv/K-On!!'],
  ])('%s is never %s', (one, other) => {
    expect(pathKey(one)).not.toBe(pathKey(other));
  });

  it('is a fixed point, and blind to case and Unicode form', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 })), (parts) => {
        const path = `/${parts.join('/')}`;
        expect(pathKey(pathKey(path))).toBe(pathKey(path));
        expect(pathKey(path.normalize('NFD'))).toBe(pathKey(path));
      }),
    );
  });
});
