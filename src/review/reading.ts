// What was read, with a person's corrections put over it. Pure.
import type { ReadEdit } from '../model/decision.ts';
import type { FileGroup } from '../model/match.ts';
import type { ParsedName, ParsedUnit } from '../model/parsed-name.ts';

export const pathOf = ({ unit }: Pick<ParsedUnit, 'unit'>): string => `${unit.file.folder}/${unit.file.name}`;

const isTold = (edit: ReadEdit | undefined): edit is ReadEdit => edit !== undefined && Object.keys(edit).length > 0;

/** A film has no number, so that what is said to be a series is an episode, and the other way round. */
const typeAs = (kind: 'series' | 'film', type: ParsedName['type']): ParsedName['type'] =>
  kind === 'film' ? 'movie' : type === 'movie' ? 'episode' : type;

const typeIn = (season: number | null, type: ParsedName['type']): ParsedName['type'] =>
  season === 0 ? 'special' : type === 'movie' ? 'episode' : type;

function parsedAs(parsed: ParsedName, edit: ReadEdit): ParsedName {
  const { title, kind, year, season, episodes } = edit;
  const kindSaid = kind === undefined ? parsed : { ...parsed, type: typeAs(kind, parsed.type) };
  return {
    ...kindSaid,
    ...(title === undefined ? {} : { title }),
    ...(year === undefined ? {} : { year }),
    ...(season === undefined ? {} : { season, part: null, type: typeIn(season, kindSaid.type) }),
    ...(episodes === undefined ? {} : { episodes, absolute: [] }),
  };
}

/** A group as it reads with corrections of its own and of single files, by path; a file's own win. */
export function readAs(
  group: FileGroup,
  edit: ReadEdit | undefined,
  fileEdits: ReadonlyMap<string, ReadEdit> = new Map(),
): FileGroup {
  const title = edit?.title;
  return {
    ...group,
    title: title ?? group.title,
    titles: title === undefined ? group.titles : [title],
    year: edit?.year === undefined ? group.year : edit.year,
    kind: edit?.kind ?? group.kind,
    files: group.files.map((file) => {
      const merged = { ...edit, ...fileEdits.get(pathOf(file)) };
      return isTold(merged) ? { unit: file.unit, parsed: parsedAs(file.parsed, merged) } : file;
    }),
  };
}
