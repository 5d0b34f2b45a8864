// Names that files had before a run filed them, read in place of what they are called now: a show is matched anew by what it came as. Pure.
import { basename, dirname, join } from 'node:path';
import type { FolderListing, MediaUnit } from '../model/media-file.ts';
import type { ParsedFolder, ParsedUnit } from '../model/parsed-name.ts';

/** where a file is now -> where it was first */
export type FirstNames = ReadonlyMap<string, string>;

const pathOf = ({ file }: MediaUnit): string => join(file.folder, file.name);

/** A listing with nothing in it but one file. */
export const onlyFile = (listing: FolderListing, path: string): FolderListing => ({
  ...listing,
  units: listing.units.filter((unit) => pathOf(unit) === path),
});

/** Reads a listing, each file that has a first name by that name and beside those it lay with then. */
export function parseByFirst(
  parse: (listing: FolderListing) => ParsedFolder,
  listing: FolderListing,
  names: FirstNames,
): ParsedFolder {
  if (names.size === 0) return parse(listing);
  const byFolder = Map.groupBy(listing.units, (unit) => {
    const first = names.get(pathOf(unit));
    return first === undefined ? null : dirname(first);
  });
  const read = new Map<MediaUnit, ParsedUnit>();
  for (const [folder, units] of byFolder) {
    if (folder === null) {
      for (const each of parse({ ...listing, units }).units) read.set(each.unit, each);
      continue;
    }
    const asFirst = units.map((unit) => ({
      ...unit,
      file: { ...unit.file, folder, name: basename(names.get(pathOf(unit)) ?? unit.file.name) },
    }));
    // nobody knows any more which folders above it were read: the nearest was
    const { units: parsed } = parse({ ...listing, folder, root: dirname(folder), units: asFirst });
    for (const [index, unit] of units.entries()) {
      const one = parsed[index];
      if (one) read.set(unit, { ...one, unit });
    }
  }
  return { listing, units: listing.units.flatMap((unit) => read.get(unit) ?? []) };
}
