// Listings on their way from one thread to another: written as one text, since a text is handed over at a copy's cost and objects are not. What all files
// of a folder have is written in columns.
import type { FileKind, FolderListing, MediaFile, MediaUnit, SkippedFile } from '../model/media-file.ts';
import type { ScanEvent } from './walk.ts';

const KINDS: readonly FileKind[] = ['video', 'subtitle', 'other'];
/** Numbers written of a file: size, links, kind, folder, device. */
const WIDTH = 5;

/** A listing in columns. A unit is a file with the sidecars behind it. */
interface Columns {
  readonly root: string;
  readonly folder: string;
  readonly ignored: number;
  readonly skipped: readonly SkippedFile[];
  readonly names: readonly string[];
  readonly times: readonly string[];
  readonly inodes: readonly string[];
  readonly numbers: readonly number[];
  readonly folders: readonly string[];
  readonly devices: readonly string[];
  /** how many sidecars each unit has */
  readonly sidecars: readonly number[];
  /** of the sidecars, in order */
  readonly tails: readonly string[];
}

type Written = Columns | Exclude<ScanEvent, { type: 'listing' }>;

/** The index of a text in a list of few; it is added where it is not there. */
function indexIn(list: string[], text: string): number {
  const known = list.lastIndexOf(text);
  return known < 0 ? list.push(text) - 1 : known;
}

function columnsOf({ root, folder, ignored, skipped, units }: FolderListing): Columns {
  const names: string[] = [];
  const times: string[] = [];
  const inodes: string[] = [];
  const numbers: number[] = [];
  const folders = [folder];
  const devices: string[] = [];
  const tails: string[] = [];
  const add = (file: MediaFile): void => {
    const { size, mtimeNs, dev, ino } = file.identity;
    names.push(file.name);
    times.push(mtimeNs);
    inodes.push(ino);
    numbers.push(size, file.links, KINDS.indexOf(file.kind), indexIn(folders, file.folder), indexIn(devices, dev));
  };
  for (const { file, sidecars } of units) {
    add(file);
    for (const { file: beside, tail } of sidecars) {
      add(beside);
      tails.push(tail);
    }
  }
  const counts = units.map(({ sidecars }) => sidecars.length);
  return { root, folder, ignored, skipped, names, times, inodes, numbers, folders, devices, sidecars: counts, tails };
}

function listingOf(columns: Columns): FolderListing {
  const { root, folder, ignored, skipped, names, times, inodes, numbers, folders, devices, sidecars, tails } = columns;
  let at = 0;
  let tail = 0;
  const next = (): MediaFile => {
    const first = at * WIDTH;
    const identity = {
      size: numbers[first] ?? 0,
      mtimeNs: times[at] ?? '',
      dev: devices[numbers[first + 4] ?? 0] ?? '',
      ino: inodes[at] ?? '',
    };
    const name = names[at] ?? '';
    at += 1;
    return {
      folder: folders[numbers[first + 3] ?? 0] ?? folder,
      name,
      kind: KINDS[numbers[first + 2] ?? 0] ?? 'other',
      identity,
      links: numbers[first + 1] ?? 0,
    };
  };
  const units = sidecars.map((count): MediaUnit => {
    const file = next();
    const beside = [];
    for (let more = count; more > 0; more -= 1) {
      beside.push({ file: next(), tail: tails[tail] ?? '' });
      tail += 1;
    }
    return { file, sidecars: beside };
  });
  return { root, folder, units, skipped, ignored };
}

/** Events as one text. */
export const parcelOf = (events: readonly ScanEvent[]): string =>
  JSON.stringify(events.map((event): Written => (event.type === 'listing' ? columnsOf(event.listing) : event)));

/** The events in a text that `parcelOf` made. */
export const eventsOf = (parcel: string): readonly ScanEvent[] =>
  (JSON.parse(parcel) as readonly Written[]).map((written): ScanEvent =>
    'trouble' in written ? written : { type: 'listing', listing: listingOf(written) },
  );
