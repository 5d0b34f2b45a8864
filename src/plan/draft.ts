// One unit on its way into the plan: a video with its sidecars, each with the place it would get. Values and small facts, no decisions.
import { join } from 'node:path';
import type { Filing } from '../model/filing.ts';
import type { MediaFile } from '../model/media-file.ts';
import type { NamingOptions, Refusal, Roots } from '../model/plan.ts';
import type { Houses } from './houses.ts';
import { nameFiling } from './naming.ts';

export interface Member {
  readonly file: MediaFile;
  readonly source: string;
  readonly destination: string;
  /** what stands behind the unit's stem: tail and extension */
  readonly ending: string;
}

export interface Draft {
  readonly filing: Filing;
  /** absolute path without ending */
  readonly stem: string;
  /** the video first */
  readonly members: readonly Member[];
  /** the work's folder below the root */
  readonly show: string;
  readonly root: string;
  /** the work had that folder before */
  readonly joins: boolean;
}

export const sourceOf = (file: MediaFile): string => join(file.folder, file.name);

const extensionOf = (name: string): string => /\.[^.]+$/.exec(name)?.[0] ?? '';

export const membersAt = (filing: Filing, stem: string): readonly Member[] => {
  const { file, sidecars } = filing.unit;
  const member = (each: MediaFile, ending: string): Member => ({
    file: each,
    source: sourceOf(each),
    destination: stem + ending,
    ending,
  });
  return [
    member(file, extensionOf(file.name)),
    ...sidecars.map((sidecar) => member(sidecar.file, sidecar.tail + extensionOf(sidecar.file.name))),
  ];
};

/** Refusals for a unit as a whole: where the video does not go, its sidecars stay with it. */
export const refuseAll = (draft: Draft, code: string, reason: string): readonly Refusal[] =>
  draft.members.map(({ source, destination }) => ({ source, destination, code, reason }));

/** Places a filing below its root, in the folders the work already has. A refusal where there is no root or no name for it. */
export function draftOf(filing: Filing, options: NamingOptions, roots: Roots, houses: Houses): Draft | Refusal {
  const root = filing.work.type === 'movie' ? roots.films : roots.shows;
  const source = sourceOf(filing.unit.file);
  if (root === null) {
    const what = filing.work.type === 'movie' ? 'films (--films)' : 'series (--shows)';
    return { source, destination: null, code: 'no-root', reason: `no folder for ${what} is set` };
  }
  const named = [...nameFiling(filing, options).components];
  if (named.length === 0)
    return { source, destination: null, code: 'extra-not-kept', reason: `${options.preset} keeps no extras` };
  const house = named.length > 1 ? houses.houseOf(root, filing.work) : null;
  if (house !== null) named[0] = house;
  const { placement } = filing;
  const season = placement.kind === 'film' ? null : (placement.season ?? 1);
  if (house !== null && season !== null && named.length > 2)
    named[1] = houses.seasonFolder(root, house, season) ?? named[1] ?? '';
  const stem = join(root, ...named);
  return {
    filing,
    stem,
    members: membersAt(filing, stem),
    show: named.length > 1 ? (named[0] ?? '') : '',
    root,
    joins: house !== null,
  };
}
