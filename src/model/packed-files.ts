// Files with what was read of them, packed: 300,000 of them must lie in memory beside a window. A folder is kept in columns, what siblings have in
// common is kept once, and a file is made anew whenever it is looked at. Whoever reads them sees plain values.
import type { FileIdentity, FileKind, MediaFile, MediaUnit } from './media-file.ts';
import type { ParsedName, ParsedUnit } from './parsed-name.ts';

const KINDS: readonly FileKind[] = ['video', 'subtitle', 'other'];

/** Numbers kept of a file: size, seconds, nanoseconds, inode, kind and place, links. */
const WIDTH = 6;
/** which of them is kind and place */
const WHAT = 4;
const BILLION = 1_000_000_000n;
/** Stands in no name of any system. */
const BETWEEN = '/';
/** More than a name has letters: a piece of one is kept as begin × this + length. */
const PIECE = 4096;

interface Place {
  readonly folder: string;
  readonly dev: string;
}

/** What a file's name says for itself alone; all else siblings mostly share. */
type Own = Pick<ParsedName, 'episodes' | 'absolute' | 'version'>;
/** A piece of the file's own name, a text that stands not in it, or none. */
type Piece = number | string | null;

const NO_NUMBERS: readonly number[] = [];
const NOT_SHARED = { episodes: NO_NUMBERS, absolute: NO_NUMBERS, version: null, checksum: null, episodeTitle: null };

/** One folder's files. A unit is a file with the sidecars behind it. */
interface Columns {
  /** all names, one after the other */
  readonly names: string;
  /** where each name begins, and where one after the last would */
  readonly begins: readonly number[];
  readonly numbers: readonly number[];
  /** inodes that no number holds exactly, by file */
  readonly largeInodes: ReadonlyMap<number, string>;
  readonly places: readonly Place[];
  /** of the sidecars, in order */
  readonly tails: readonly string[];
  /** index of each unit's file, and of one after the last */
  readonly units: readonly number[];
  readonly shared: readonly ParsedName[];
  readonly own: readonly Own[];
  readonly checksums: readonly Piece[];
  readonly episodeTitles: readonly Piece[];
}

const nameAt = ({ names, begins }: Columns, at: number): string =>
  names.slice(begins[at] ?? 0, (begins[at + 1] ?? 0) - BETWEEN.length);

const pieceOf = (name: string, text: string | null): Piece => {
  const begin = text === null ? -1 : name.indexOf(text);
  return text === null || begin < 0 ? text : begin * PIECE + text.length;
};

const textOf = (name: string, piece: Piece): string | null => {
  if (typeof piece !== 'number') return piece;
  const begin = Math.floor(piece / PIECE);
  return name.slice(begin, begin + (piece % PIECE));
};

function nanosecondsOf(seconds: number, rest: number): string {
  if (seconds <= 0) return String(BigInt(seconds) * BILLION + BigInt(rest));
  return `${seconds}${String(rest).padStart(9, '0')}`;
}

function fileAt(columns: Columns, at: number): MediaFile {
  const first = at * WIDTH;
  const [size = 0, seconds = 0, rest = 0, inode = 0, what = 0, links = 0] = columns.numbers.slice(first, first + WIDTH);
  const { folder, dev } = columns.places[Math.floor(what / KINDS.length)] ?? { folder: '', dev: '' };
  const identity: FileIdentity = {
    size,
    mtimeNs: nanosecondsOf(seconds, rest),
    dev,
    ino: columns.largeInodes.get(at) ?? String(inode),
  };
  return { folder, name: nameAt(columns, at), kind: KINDS[what % KINDS.length] ?? 'other', identity, links };
}

/** A unit of a packed folder: `unit` and `parsed` are made when they are asked for. */
class PackedUnit implements ParsedUnit {
  readonly columns: Columns;
  readonly index: number;

  constructor(columns: Columns, index: number) {
    this.columns = columns;
    this.index = index;
  }

  get name(): string {
    return nameAt(this.columns, this.columns.units[this.index] ?? 0);
  }

  get folder(): string {
    const { columns, index } = this;
    const what = columns.numbers[(columns.units[index] ?? 0) * WIDTH + WHAT] ?? 0;
    return columns.places[Math.floor(what / KINDS.length)]?.folder ?? '';
  }

  get unit(): MediaUnit {
    const { columns, index } = this;
    const [at = 0, end = 0] = [columns.units[index], columns.units[index + 1]];
    const sidecars = [];
    // as many files as units stand before it that are no sidecars
    for (let beside = at + 1; beside < end; beside += 1)
      sidecars.push({ file: fileAt(columns, beside), tail: columns.tails[beside - index - 1] ?? '' });
    return { file: fileAt(columns, at), sidecars };
  }

  get parsed(): ParsedName {
    const { columns, index, name } = this;
    const [shared, own] = [columns.shared[index], columns.own[index]];
    if (!shared || !own) throw new Error(`no unit ${index} in ${columns.names}`);
    const { episodes, absolute, version } = own;
    return {
      ...shared,
      episodes,
      absolute,
      version,
      checksum: textOf(name, columns.checksums[index] ?? null),
      episodeTitle: textOf(name, columns.episodeTitles[index] ?? null),
    };
  }
}

function once<V>(known: Map<string, V>, key: string, value: V): V {
  const before = known.get(key);
  if (before === undefined) known.set(key, value);
  return before ?? value;
}

/** Files in columns while they are added; lists are copied at the end, because one that grew holds room for half as much again. */
function createColumns(tailOnce: (tail: string) => string) {
  const names: string[] = [];
  const begins = [0];
  const numbers: number[] = [];
  const largeInodes = new Map<number, string>();
  const places: Place[] = [];
  const tails: string[] = [];
  const units: number[] = [];
  const placeOf = (folder: string, dev: string): number => {
    const known = places.findIndex((each) => each.folder === folder && each.dev === dev);
    return known < 0 ? places.push({ folder, dev }) - 1 : known;
  };
  const add = ({ folder, name, kind, identity, links }: MediaFile): void => {
    const { size, mtimeNs, dev, ino } = identity;
    const nanoseconds = BigInt(mtimeNs);
    const rest = ((nanoseconds % BILLION) + BILLION) % BILLION;
    if (!Number.isSafeInteger(Number(ino))) largeInodes.set(names.length, ino);
    const what = placeOf(folder, dev) * KINDS.length + KINDS.indexOf(kind);
    numbers.push(size, Number((nanoseconds - rest) / BILLION), Number(rest), Number(ino), what, links);
    names.push(name);
    begins.push((begins.at(-1) ?? 0) + name.length + BETWEEN.length);
  };
  return {
    add({ file, sidecars }: MediaUnit): void {
      units.push(names.length);
      add(file);
      for (const { file: beside, tail } of sidecars) {
        add(beside);
        tails.push(tailOnce(tail));
      }
    },
    made: () => ({
      names: names.join(BETWEEN),
      begins: begins.slice(),
      numbers: numbers.slice(),
      largeInodes,
      places,
      tails: tails.slice(),
      units: [...units, names.length],
    }),
  };
}

/** Packs what was read of a folder. Values that many files have are kept once over all folders that one packer packs. */
export function createPacker(): (units: readonly ParsedUnit[]) => readonly ParsedUnit[] {
  const tails = new Map<string, string>();
  const owns = new Map<string, Own>();
  const ownOf = ({ episodes, absolute, version }: ParsedName): Own =>
    once(owns, `${episodes.join()} ${absolute.join()} ${version ?? ''}`, { episodes, absolute, version });
  return (units) => {
    const files = createColumns((tail) => once(tails, tail, tail));
    for (const { unit } of units) files.add(unit);
    const read = new Map<string, ParsedName>();
    const pieces = (what: (parsed: ParsedName) => string | null): readonly Piece[] =>
      units.some(({ parsed }) => what(parsed) !== null)
        ? units.map(({ unit, parsed }) => pieceOf(unit.file.name, what(parsed)))
        : [];
    const columns: Columns = {
      ...files.made(),
      shared: units.map(({ parsed }) => {
        const shared = { ...parsed, ...NOT_SHARED };
        return once(read, JSON.stringify(shared), shared);
      }),
      own: units.map(({ parsed }) => ownOf(parsed)),
      checksums: pieces(({ checksum }) => checksum),
      episodeTitles: pieces(({ episodeTitle }) => episodeTitle),
    };
    return units.map((_, index) => new PackedUnit(columns, index));
  };
}

/** The folder of a file, without all that else is known of it. */
export const folderOf = (file: ParsedUnit): string =>
  file instanceof PackedUnit ? file.folder : file.unit.file.folder;

/** Whether the name of one of the files passes. Packed folders are looked through as one text first: most hold nothing that does. */
export function someName(files: readonly ParsedUnit[], passes: (text: string) => boolean): boolean {
  let looked: Columns | null = null;
  let isWorth = false;
  return files.some((file) => {
    if (!(file instanceof PackedUnit)) return passes(file.unit.file.name);
    if (file.columns !== looked) {
      looked = file.columns;
      isWorth = passes(looked.names);
    }
    return isWorth && passes(file.name);
  });
}
