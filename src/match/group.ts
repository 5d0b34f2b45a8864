// Puts files of one work together: folded title, year and kind, over the whole run.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { FileGroup } from '../model/match.ts';
import type { ParsedFolder, ParsedName, ParsedUnit } from '../model/parsed-name.ts';
import { foldTitle } from '../parse/title.ts';

export interface Grouper {
  /** adds a folder's files; the ids of groups that are new or have grown */
  add(folder: ParsedFolder): readonly string[];
  /** throws for an id that `add` never gave */
  group(id: string): FileGroup;
  groups(): readonly FileGroup[];
}

interface Growing {
  readonly id: string;
  readonly kind: FileGroup['kind'];
  readonly year: number | null;
  readonly titles: Set<string>;
  readonly files: ParsedUnit[];
}

const kindOf = ({ type }: ParsedName): FileGroup['kind'] => (type === 'movie' ? 'film' : 'series');

/** Sixteen hex digits: enough for a library, short enough to read in a log. */
const idOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

const natural = new Intl.Collator('en', { numeric: true });
const nameOf = ({ unit }: ParsedUnit): string => `${unit.file.folder}/${unit.file.name}`;

export function createGrouper(): Grouper {
  const groups = new Map<string, Growing>();

  const place = (unit: ParsedUnit): string => {
    const { parsed } = unit;
    // what has no title is kept together by its folder, so that a person can name it at once
    const folded = parsed.title === null ? `\0${unit.unit.file.folder}` : foldTitle(parsed.title);
    const kind = kindOf(parsed);
    const id = idOf(`${folded}\n${parsed.year ?? ''}\n${kind}`);
    const known = groups.get(id);
    if (known) {
      known.files.push(unit);
      for (const title of parsed.titles) known.titles.add(title);
    } else groups.set(id, { id, kind, year: parsed.year, titles: new Set(parsed.titles), files: [unit] });
    return id;
  };

  const frozen = ({ id, kind, year, titles, files }: Growing): FileGroup => {
    const ordered = files.toSorted((a, b) => natural.compare(nameOf(a), nameOf(b)));
    const [title = basename(files[0]?.unit.file.folder ?? '')] = titles;
    return { id, title, titles: [...titles], year, kind, files: ordered };
  };

  return {
    add(folder) {
      return [...new Set(folder.units.map(place))];
    },
    group(id) {
      const found = groups.get(id);
      if (!found) throw new Error(`no group ${id}`);
      return frozen(found);
    },
    groups: () => [...groups.values()].map(frozen),
  };
}
