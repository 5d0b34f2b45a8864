// A room for plans: an input and a library on the real disk, filings of files that lie there, and the plan they make.
import { mkdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { Filing } from '../../src/model/filing.ts';
import type { MediaFile, MediaUnit } from '../../src/model/media-file.ts';
import type { Plan, PlanOptions } from '../../src/model/plan.ts';
import type { ParsedName } from '../../src/model/parsed-name.ts';
import { identityOf } from '../../src/disk/survey.ts';
import { buildPlan, type PlanRequest } from '../../src/plan/build.ts';
import { parsedName } from '../support/builders.ts';
import { temporaryFolder } from '../support/tree.ts';

export const OPTIONS: PlanOptions = {
  preset: 'jellyfin',
  template: null,
  filmTemplate: null,
  mode: 'move',
  onConflict: 'skip',
  prune: false,
};

export const episode = (season: number, ...episodes: readonly number[]): Filing['placement'] => ({
  kind: 'episode',
  season,
  episodes,
  episodeTitle: null,
  note: null,
  certain: true,
});
export const FILM: Filing['placement'] = { kind: 'film' };

const KINDS: Readonly<Record<string, MediaFile['kind']>> = { '.mkv': 'video', '.nfo': 'other', '.jpg': 'other' };

/** A file that is on the disk. */
function mediaFile(path: string, links = 1): MediaFile {
  return {
    folder: dirname(path),
    name: basename(path),
    kind: KINDS[path.slice(path.lastIndexOf('.'))] ?? 'subtitle',
    identity: identityOf(path) ?? { size: 1, mtimeNs: '1', dev: '1', ino: '1' },
    links,
  };
}

export interface Told {
  readonly work?: Partial<Filing['work']>;
  readonly parsed?: Partial<ParsedName>;
  readonly accepted?: boolean;
  readonly links?: number;
  readonly sidecars?: readonly (readonly [name: string, tail: string])[];
}

export interface PlanRoom {
  readonly input: string;
  readonly library: string;
  /** of a file in the input, or at an absolute path */
  filing(path: string, placement: Filing['placement'], told?: Told): Filing;
  plan(filings: readonly Filing[], options?: Partial<PlanOptions>, more?: Partial<PlanRequest>): Plan;
  close(): void;
}

export function openPlanRoom(): PlanRoom {
  const folder = temporaryFolder();
  const input = join(folder.path, 'in');
  const library = join(folder.path, 'library');
  mkdirSync(input);
  mkdirSync(library);
  const at = (path: string): string => (path.startsWith('/') ? path : join(input, path));
  return {
    input,
    library,
    filing(path, placement, told = {}) {
      const unit: MediaUnit = {
        file: mediaFile(at(path), told.links),
        sidecars: (told.sidecars ?? []).map(([name, tail]) => ({ file: mediaFile(at(name)), tail })),
      };
      const type = placement.kind === 'film' ? 'movie' : 'tv';
      const work = {
        type,
        id: 26867,
        title: 'Mushi-Shi',
        originalTitle: '蟲師',
        romajiTitle: 'Mushishi',
        year: 2005,
      } as const;
      return {
        groupId: 'g',
        unit,
        parsed: parsedName(told.parsed),
        work: { ...work, ...told.work },
        placement,
        absolute: [],
        accepted: told.accepted ?? true,
      };
    },
    plan: (filings, options = {}, more = {}) =>
      buildPlan({
        filings,
        unfiled: [],
        options: { ...OPTIONS, ...options },
        roots: { shows: library, films: library },
        sources: [input],
        created: '2026-01-01T00:00:00.000Z',
        planId: '01testplan000000',
        ...more,
      }),
    close: () => folder.remove(),
  };
}

/** Destinations below the library, in the order of work. */
export const placesIn = ({ library }: PlanRoom, { operations }: Plan): readonly string[] =>
  operations.map(({ destination }) => relative(library, destination));

export const codesOf = ({ refusals }: Plan): readonly string[] => refusals.map(({ code }) => code);

export const sourcesOf = ({ operations }: Plan): readonly string[] => operations.map(({ source }) => basename(source));
