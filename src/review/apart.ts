// Files that a person set apart from their group: groups of their own, until the plan joins what has the same answer. Pure.
import { placeFiles } from '../match/episodes.ts';
import { PLAIN } from '../match/orders.ts';
import type { FileGroup, GroupMatch } from '../model/match.ts';
import type { ParsedUnit } from '../model/parsed-name.ts';
import { pathOf } from './reading.ts';

/** path -> id of the group that the file stands in now */
export type Apart = ReadonlyMap<string, string>;

const MARK = '~';

/** The group that a set-apart one came from; null for a group as it was read. */
export function parentOf(id: string): string | null {
  const at = id.indexOf(MARK);
  return at < 0 ? null : id.slice(0, at);
}

/** An id for files set apart from a group: the first that is free. */
export function apartId(groups: ReadonlyMap<string, FileGroup>, from: string): string {
  const parent = parentOf(from) ?? from;
  for (let number = 1; ; number += 1) {
    const id = `${parent}${MARK}${number}`;
    if (!groups.has(id)) return id;
  }
}

/** The groups as they stand: what was set apart is taken out of its group and stands behind it. */
export function groupsApart(read: ReadonlyMap<string, FileGroup>, apart: Apart): ReadonlyMap<string, FileGroup> {
  if (apart.size === 0) return read;
  const set = new Map<string, ParsedUnit[]>();
  const rest = new Map<string, FileGroup>();
  for (const [id, group] of read) {
    const stay: ParsedUnit[] = [];
    for (const file of group.files) {
      const to = apart.get(pathOf(file));
      if (to === undefined) stay.push(file);
      else set.set(to, [...(set.get(to) ?? []), file]);
    }
    if (stay.length === group.files.length) rest.set(id, group);
    else if (stay.length > 0) rest.set(id, { ...group, files: stay });
  }
  for (const [id, files] of set) {
    const parent = read.get(parentOf(id) ?? id);
    if (parent) rest.set(id, { ...parent, id, files });
  }
  return rest;
}

const derived = new WeakMap<FileGroup, { readonly from: GroupMatch; readonly made: GroupMatch }>();

/** An answer that was found for other files, for these: the same works, each file placed anew. Never strong: it was not judged for them. */
export function matchFor(group: FileGroup, from: GroupMatch): GroupMatch {
  const known = derived.get(group);
  if (known?.from === from) return known.made;
  const candidates = from.candidates.map((candidate) => {
    const placements = placeFiles(group.files, candidate.entry, PLAIN);
    return { ...candidate, placements, placed: placements.filter(({ kind }) => kind !== 'none').length };
  });
  const state = from.state === 'strong' ? ('medium' as const) : from.state;
  const made: GroupMatch = { ...from, groupId: group.id, state, decidedBy: 'nobody', candidates, correction: null };
  derived.set(group, { from, made });
  return made;
}
