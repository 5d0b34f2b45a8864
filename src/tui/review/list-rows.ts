// The rows of the list, counted instead of made: groups, and the files of those that are open. What a key costs does not grow with the list.
import type { FileGroup } from '../../model/match.ts';

/** A row of the list: a group, or one of an opened group's files. */
export interface Row {
  readonly group: string;
  /** index of the file; null for the group itself */
  readonly file: number | null;
}

export interface Rows {
  readonly total: number;
  at(index: number): Row | undefined;
  /** -1 where the row is not in the list */
  indexOf(row: Row): number;
  slice(first: number, count: number): readonly Row[];
}

const places = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Where each group stands in a list; remembered with the list. */
export function placesOf(listed: readonly string[]): ReadonlyMap<string, number> {
  const known = places.get(listed);
  if (known) return known;
  const made = new Map(listed.map((id, index) => [id, index]));
  places.set(listed, made);
  return made;
}

interface Opened {
  readonly place: number;
  readonly files: number;
}

function openedIn(
  listed: readonly string[],
  opened: ReadonlySet<string>,
  groups: ReadonlyMap<string, FileGroup>,
): readonly Opened[] {
  const place = placesOf(listed);
  return [...opened]
    .flatMap((id): readonly Opened[] => {
      const at = place.get(id);
      return at === undefined ? [] : [{ place: at, files: groups.get(id)?.files.length ?? 0 }];
    })
    .toSorted((a, b) => a.place - b.place);
}

function makeRows(
  listed: readonly string[],
  opened: ReadonlySet<string>,
  groups: ReadonlyMap<string, FileGroup>,
): Rows {
  const open = openedIn(listed, opened, groups);
  const total = listed.length + open.reduce((sum, { files }) => sum + files, 0);
  const at = (index: number): Row | undefined => {
    let above = 0;
    for (const { place, files } of open) {
      const own = place + above;
      if (index <= own) break;
      if (index <= own + files) {
        const group = listed[place];
        return group === undefined ? undefined : { group, file: index - own - 1 };
      }
      above += files;
    }
    const group = listed[index - above];
    return group === undefined || index < 0 ? undefined : { group, file: null };
  };
  return {
    total,
    at,
    indexOf({ group, file }) {
      const place = placesOf(listed).get(group);
      if (place === undefined) return -1;
      let index = place;
      for (const each of open) {
        if (each.place > place) break;
        if (each.place < place) index += each.files;
        else if (file !== null) return file < each.files ? index + file + 1 : index;
      }
      return index;
    },
    slice(first, count) {
      const rows: Row[] = [];
      for (let index = first; index < Math.min(total, first + count); index += 1) {
        const row = at(index);
        if (row) rows.push(row);
      }
      return rows;
    },
  };
}

interface Kept {
  readonly opened: ReadonlySet<string>;
  readonly groups: ReadonlyMap<string, FileGroup>;
  readonly rows: Rows;
}
const kept = new WeakMap<readonly string[], Kept>();

/** The rows of a list; remembered as long as nothing of it changes. */
export function rowsIn(
  listed: readonly string[],
  opened: ReadonlySet<string>,
  groups: ReadonlyMap<string, FileGroup>,
): Rows {
  const known = kept.get(listed);
  if (known && known.opened === opened && known.groups === groups) return known.rows;
  const rows = makeRows(listed, opened, groups);
  kept.set(listed, { opened, groups, rows });
  return rows;
}
