// Puts files of one work together: folded title, year and kind, over the whole run. They are kept packed: a library has many.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { FileGroup } from '../model/match.ts';
import type { MediaFile } from '../model/media-file.ts';
import { createPacker } from '../model/packed-files.ts';
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
  /** in natural order of their paths */
  files: readonly ParsedUnit[];
}

const kindOf = ({ type }: ParsedName): FileGroup['kind'] => (type === 'movie' ? 'film' : 'series');

/** `(TV)`, `OVA` close behind a title: a part of the name where several works of it differ in nothing else. */
const FORM = /^[\s_]*(\((?:TV|Web|ONA|OVA|OAD)\)|(?:OVA|OAD|ONA)(?![\p{L}\p{N}]))/iu;

/** The form that the file's name or a folder above says behind the title; null where none says any. */
function formOf(title: string, { folder, name }: MediaFile): string | null {
  for (const text of [name, ...folder.split(/[/\\]/).slice(-2)]) {
    const plain = text.replaceAll('_', ' ');
    const at = plain.indexOf(title);
    const form = at < 0 ? null : FORM.exec(plain.slice(at + title.length));
    if (form?.[1] !== undefined) return form[1];
  }
  return null;
}

/** The title with the form that all files say behind it; empty where they say none, or not all the same. */
function titleWithForm(title: string, files: readonly ParsedUnit[]): readonly string[] {
  const [first] = files;
  const form = first ? formOf(title, first.unit.file) : null;
  return form !== null && files.every(({ unit }) => formOf(title, unit.file) === form) ? [`${title} ${form}`] : [];
}

/** Sixteen hex digits: enough for a library, short enough to read in a log. */
const idOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

const natural = new Intl.Collator('en', { numeric: true });

interface Named {
  readonly path: string;
  readonly file: ParsedUnit;
}
const named = (file: ParsedUnit): Named => {
  const { folder, name } = file.unit.file;
  return { path: `${folder}/${name}`, file };
};

/** Both in order; most of what comes stands behind all that was there, so that only a few paths are compared. */
function inOrder(before: readonly ParsedUnit[], more: readonly ParsedUnit[]): readonly ParsedUnit[] {
  const fresh = more.map(named).sort((a, b) => natural.compare(a.path, b.path));
  const last = before.at(-1);
  const [first] = fresh;
  if (!last || !first || natural.compare(named(last).path, first.path) <= 0)
    return [...before, ...fresh.map(({ file }) => file)];
  return [...before.map(named), ...fresh].sort((a, b) => natural.compare(a.path, b.path)).map(({ file }) => file);
}

export function createGrouper(): Grouper {
  const groups = new Map<string, Growing>();
  const pack = createPacker();

  /** Where a file belongs; `folded` remembers what folding gave for a title, since a folder's files mostly have one. */
  const keyOf = ({ unit, parsed }: ParsedUnit, folded: Map<string, string>): string => {
    const { title } = parsed;
    // what has no title is kept together by its folder, so that a person can name it at once
    if (title === null) return `\0${unit.file.folder}\n${parsed.year ?? ''}\n${kindOf(parsed)}`;
    const known = folded.get(title) ?? foldTitle(title);
    folded.set(title, known);
    return `${known}\n${parsed.year ?? ''}\n${kindOf(parsed)}`;
  };

  const frozen = ({ id, kind, year, titles, files }: Growing): FileGroup => {
    const [title] = titles;
    const forms = title === undefined ? [] : titleWithForm(title, files);
    return {
      id,
      title: title ?? basename(files[0]?.unit.file.folder ?? ''),
      titles: [...new Set([...titles, ...forms])],
      year,
      kind,
      files,
    };
  };

  return {
    add({ units }) {
      const packed = pack(units);
      const folded = new Map<string, string>();
      const joined = new Map<
        string,
        { readonly read: ParsedName; readonly titles: string[]; readonly files: ParsedUnit[] }
      >();
      for (const [index, unit] of units.entries()) {
        const key = keyOf(unit, folded);
        const each = joined.get(key) ?? { read: unit.parsed, titles: [], files: [] };
        joined.set(key, each);
        each.titles.push(...unit.parsed.titles);
        each.files.push(packed[index] ?? unit);
      }
      return [...joined].map(([key, { read, titles, files }]) => {
        const id = idOf(key);
        const known = groups.get(id);
        if (known) {
          known.files = inOrder(known.files, files);
          for (const title of titles) known.titles.add(title);
        } else
          groups.set(id, {
            id,
            kind: kindOf(read),
            year: read.year,
            titles: new Set(titles),
            files: inOrder([], files),
          });
        return id;
      });
    },
    group(id) {
      const found = groups.get(id);
      if (!found) throw new Error(`no group ${id}`);
      return frozen(found);
    },
    groups: () => [...groups.values()].map(frozen),
  };
}
