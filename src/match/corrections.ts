// What people corrected: this folded title (and group) is that work. A file of our own, checked when read, used before any rule.
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import * as z from 'zod';
import { isMissing } from '../disk/errno.ts';
import { makeOwnFolder, writeOwnFile } from '../disk/own-file.ts';
import { Failure } from '../model/failure.ts';
import type { Correction } from '../model/decision.ts';
import type { FileGroup } from '../model/match.ts';
import { foldTitle } from '../parse/title.ts';
import { isPlain } from './orders.ts';

const schema = z.object({
  schema_version: z.literal(1),
  corrections: z.array(
    z.object({
      id: z.string(),
      foldedTitle: z.string(),
      year: z.number().nullable(),
      kind: z.enum(['series', 'film']),
      releaseGroup: z.string().nullable(),
      work: z.object({ type: z.enum(['tv', 'movie']), id: z.number().int() }),
      filedAs: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('tmdb') }),
        z.object({ kind: z.literal('original') }),
        z.object({ kind: z.literal('romaji') }),
        z.object({ kind: z.literal('own'), text: z.string() }),
      ]),
      numbering: z.object({
        order: z.union([z.enum(['tmdb', 'absolute', 'by-part']), z.templateLiteral(['group:', z.string()])]),
        offset: z.number().int(),
        season: z.number().int().nullable(),
      }),
      created: z.string(),
    }),
  ),
});

export interface LoadedCorrections {
  readonly corrections: readonly Correction[];
  /** why the file could not be used; it is left as it is */
  readonly problem: Failure | null;
}

/** Reads the file; one that can't be read costs nothing but its corrections, and is said. */
export async function loadCorrections(path: string): Promise<LoadedCorrections> {
  try {
    return { corrections: schema.parse(JSON.parse(await readFile(path, 'utf8'))).corrections, problem: null };
  } catch (cause) {
    if (isMissing(cause)) return { corrections: [], problem: null };
    const problem = new Failure({
      code: 'E-CONFIG-LOAD',
      message: 'The corrections can’t be read and are not used.',
      path,
      hint: 'Mend the file or move it away.',
      cause,
    });
    return { corrections: [], problem };
  }
}

/** The same title, year and kind is one correction. */
const idOf = (folded: string, year: number | null, kind: string, group: string | null): string =>
  createHash('sha256')
    .update(JSON.stringify([folded, year, kind, group]))
    .digest('hex')
    .slice(0, 12);

async function change(path: string, next: (all: readonly Correction[]) => readonly Correction[]): Promise<void> {
  const { corrections, problem } = await loadCorrections(path);
  if (problem) throw problem;
  const changed = next(corrections);
  makeOwnFolder(dirname(path));
  await writeOwnFile(path, `${JSON.stringify({ schema_version: 1, corrections: changed }, null, 1)}\n`, {
    keepBackup: true,
  });
}

const isSameName = (a: Correction, b: Correction): boolean =>
  a.foldedTitle === b.foldedTitle && a.year === b.year && a.kind === b.kind;

/**
 * Adds or replaces a correction in the file; `releaseGroup`: whose files it was made for, so that an older one for that release group gives
 * way. Failure E-CONFIG-LOAD over a broken file, E-FS-… where it can't be written.
 */
export const addCorrection = (
  path: string,
  correction: Correction,
  releaseGroup: string | null = correction.releaseGroup,
): Promise<void> =>
  change(path, (all) => [
    ...all.filter(
      (each) =>
        each.id !== correction.id &&
        !(releaseGroup !== null && each.releaseGroup === releaseGroup && isSameName(each, correction)),
    ),
    correction,
  ]);

/** Takes a correction out of the file. Failure E-USAGE where none has that id; else as `addCorrection`. */
export const dropCorrection = (path: string, id: string): Promise<void> =>
  change(path, (all) => {
    const rest = all.filter((each) => each.id !== id);
    if (rest.length < all.length) return rest;
    throw new Failure({
      code: 'E-USAGE',
      message: `There is no correction “${id}”.`,
      hint: '`anivault corrections` lists them with their ids.',
    });
  });

/** The release group that all files of a group come from; null where they come from several, or none is named. */
export function releaseGroupOf({ files }: FileGroup): string | null {
  const [first] = files;
  const name = first?.parsed.releaseGroup ?? null;
  return files.every(({ parsed }) => parsed.releaseGroup === name) ? name : null;
}

/**
 * What a person's decision about a group is remembered as. Which work a title is holds for whoever released it; how its episodes are counted
 * is a habit of the release group, where there is one. `created`: ISO 8601 UTC.
 */
export function correctionOf(
  group: FileGroup,
  decided: Pick<Correction, 'work' | 'filedAs' | 'numbering'>,
  created: string,
): Correction {
  const foldedTitle = foldTitle(group.title);
  const releaseGroup = isPlain(decided.numbering) ? null : releaseGroupOf(group);
  return {
    id: idOf(foldedTitle, group.year, group.kind, releaseGroup),
    foldedTitle,
    year: group.year,
    kind: group.kind,
    releaseGroup,
    ...decided,
    created,
  };
}

/** The correction for a group, or null: the one for its release group before the one for all. */
export function findCorrection(corrections: readonly Correction[], group: FileGroup): Correction | null {
  const folded = foldTitle(group.title);
  const fitting = corrections.filter(
    (each) => each.foldedTitle === folded && each.year === group.year && each.kind === group.kind,
  );
  const own = releaseGroupOf(group);
  return (
    fitting.find(({ releaseGroup }) => own !== null && releaseGroup === own) ??
    fitting.find(({ releaseGroup }) => releaseGroup === null) ??
    null
  );
}
