import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FolderListing, MediaFile } from '../../src/model/media-file.ts';
import { eventsOf, parcelOf } from '../../src/scan/parcel.ts';
import type { ScanEvent } from '../../src/scan/walk.ts';

const text = fc.string({ unit: 'grapheme' });
const file: fc.Arbitrary<MediaFile> = fc.record({
  folder: fc.constantFrom('/dl/Show', '/dl/Show/Subs'),
  name: text,
  kind: fc.constantFrom('video', 'subtitle', 'other'),
  identity: fc.record({
    size: fc.nat(),
    mtimeNs: fc.bigInt(0n, 2n ** 63n).map(String),
    dev: fc.constantFrom('2049', '64768'),
    ino: fc.bigInt(0n, 2n ** 64n - 1n).map(String),
  }),
  links: fc.nat(),
});
const listing: fc.Arbitrary<FolderListing> = fc.record({
  root: fc.constant('/dl'),
  folder: fc.constant('/dl/Show'),
  units: fc.array(fc.record({ file, sidecars: fc.array(fc.record({ file, tail: text })) })),
  skipped: fc.array(
    fc.record({
      path: text,
      kind: fc.constantFrom('video', null),
      size: fc.option(fc.nat()),
      code: fc.constant('sample'),
      reason: text,
    }),
  ),
  ignored: fc.nat(),
});
const event: fc.Arbitrary<ScanEvent> = fc.oneof(
  fc.record({ type: fc.constant('listing'), listing }),
  fc.record({
    type: fc.constant('trouble'),
    trouble: fc.record({ code: fc.constant('E-FS-PERM'), message: text, path: text, hint: fc.option(text) }),
  }),
);

it('whatever is sent from one thread to another arrives as it was', () => {
  fc.assert(
    fc.property(fc.array(event), (events) => {
      expect(eventsOf(parcelOf(events))).toEqual(events);
    }),
  );
});
