// One unit on its way into the plan: a video with its sidecars, each with the place it would get. Values and small facts, no decisions.
import { basename, dirname, join } from 'node:path';
import type { Filing } from '../model/filing.ts';
import type { MediaFile } from '../model/media-file.ts';
import type { NamingOptions, PlannedShow, Refusal, Roots } from '../model/plan.ts';
import { endingsOf } from './endings.ts';
import type { Houses } from './houses.ts';
import { nameFiling, type FolderName } from './naming.ts';

export interface Member {
  readonly file: MediaFile;
  readonly source: string;
  readonly destination: string;
}

export interface Draft {
  readonly filing: Filing;
  /** absolute path without ending */
  readonly stem: string;
  /** the video first */
  readonly members: readonly Member[];
  /** the work's folder below the root; empty where a template makes none */
  readonly show: string;
  readonly root: string;
  /** how the folder that it joins was known; null: it is new */
  readonly joins: PlannedShow['joins'];
}

export const sourceOf = (file: MediaFile): string => join(file.folder, file.name);

export const membersAt = (filing: Filing, stem: string): readonly Member[] =>
  endingsOf(filing.unit).map(({ file, ending }) => ({ file, source: sourceOf(file), destination: stem + ending }));

/** The video's place, or what stands for it. */
export const placeOf = ({ members, stem }: Draft): string => members[0]?.destination ?? stem;

/** Refusals for a unit as a whole: where the video does not go, its sidecars stay with it. */
export const refuseAll = (draft: Draft, code: string, reason: string): readonly Refusal[] =>
  draft.members.map(({ source, destination }) => ({ source, destination, code, reason }));

interface Lodging {
  readonly folder: string;
  readonly show: string;
  readonly joins: PlannedShow['joins'];
}

/** Walks down the folders of a name and takes, at each, the one that is there already. */
function lodge(root: string, folders: readonly FolderName[], filing: Filing, houses: Houses): Lodging {
  const season = filing.placement.kind === 'film' ? null : (filing.placement.season ?? 1);
  let folder = root;
  let show = '';
  let joins: Lodging['joins'] = null;
  for (const { name, role } of folders) {
    const house = role === 'work' ? houses.houseOf(folder, filing.work, name) : null;
    const kept =
      role === 'season' && season !== null ? houses.seasonFolder(folder, season, name) : (house?.name ?? null);
    folder = join(folder, kept ?? houses.spelling(folder, name));
    if (role !== 'work') continue;
    show = folder.slice(root.length).replace(/^[\\/]+/, '');
    joins = house?.by ?? null;
  }
  return { folder, show, joins };
}

/** Places a filing below its root, in the folders the work already has. A refusal where there is no root or no name for it. */
export function draftOf(filing: Filing, options: NamingOptions, roots: Roots, houses: Houses): Draft | Refusal {
  const root = filing.work.type === 'movie' ? roots.films : roots.shows;
  const source = sourceOf(filing.unit.file);
  if (root === null) {
    const what = filing.work.type === 'movie' ? 'films (--films)' : 'series (--shows)';
    return { source, destination: null, code: 'no-root', reason: `no folder for ${what} is set` };
  }
  const named = nameFiling(filing, options);
  if (named.components.length === 0)
    return { source, destination: null, code: 'extra-not-kept', reason: `${options.preset} keeps no extras` };
  const { folder, show, joins } = lodge(root, named.folders, filing, houses);
  const stem = join(folder, named.stem);
  return { filing, stem, members: membersAt(filing, stem), show, root, joins };
}

/** The same unit under its name with a suffix, in the folder where it would have been. */
export function draftWithSuffix(draft: Draft, options: NamingOptions, suffix: string): Draft {
  const stem = join(dirname(draft.stem), nameFiling(draft.filing, options, suffix).stem);
  return { ...draft, stem, members: membersAt(draft.filing, stem) };
}

export const videoNameOf = ({ filing }: Draft): string => basename(sourceOf(filing.unit.file));
