// What to do where two files want one place, or a place is taken. Decides; the disk is only looked at.
import { basename, dirname, join } from 'node:path';
import { identityOf, listNames } from '../disk/survey.ts';
import { Failure } from '../model/failure.ts';
import type { FileIdentity } from '../model/media-file.ts';
import type { ConflictPolicy, Refusal } from '../model/plan.ts';
import { pathKey } from '../names/path-key.ts';
import { membersAt, refuseAll, type Draft, type Member } from './draft.ts';

/** A person's answer to a conflict, by the path key of the video's destination. */
export type ConflictChoice = 'keep' | 'beside' | 'replace' | { readonly take: string };

export interface Settled {
  readonly draft: Draft;
  /** destination -> the file that is to be replaced there */
  readonly replaces: ReadonlyMap<string, FileIdentity>;
}

const RENAMES_MOST = 99;

/** Names in folders, read once a folder. */
export function createShelves(): {
  at(path: string): { readonly path: string; readonly identity: FileIdentity | null } | null;
} {
  const folders = new Map<string, ReadonlyMap<string, string>>();
  return {
    at(path) {
      const folder = dirname(path);
      let names = folders.get(folder);
      if (!names) {
        names = new Map((listNames(folder) ?? []).map((name) => [pathKey(name), name]));
        folders.set(folder, names);
      }
      const name = names.get(pathKey(basename(path)));
      if (name === undefined) return null;
      const found = join(folder, name);
      return { path: found, identity: identityOf(found) };
    },
  };
}
export type Shelves = ReturnType<typeof createShelves>;

const videoKey = (draft: Draft): string => pathKey(draft.members[0]?.destination ?? draft.stem);

const versionOf = (draft: Draft): number => draft.filing.parsed.version ?? 1;

/** v1 and v2 of one release: the same group, different versions. */
const areVersions = (drafts: readonly Draft[]): boolean => {
  const groups = new Set(drafts.map(({ filing }) => filing.parsed.releaseGroup?.toLowerCase() ?? null));
  const versions = new Set(drafts.map(versionOf));
  return groups.size === 1 && !groups.has(null) && versions.size === drafts.length;
};

const nameOf = (draft: Draft): string => draft.filing.unit.file.name;

function settleShared(
  drafts: readonly Draft[],
  choice: ConflictChoice | undefined,
): { readonly go: readonly Draft[]; readonly refusals: readonly Refusal[] } {
  const chosen =
    typeof choice === 'object' ? drafts.find(({ members }) => members[0]?.source === choice.take) : undefined;
  const [newest] = drafts.toSorted((a, b) => versionOf(b) - versionOf(a));
  const winner = chosen ?? (areVersions(drafts) ? newest : undefined);
  if (!winner) {
    const reason = (draft: Draft): string =>
      `${drafts.length} files for one place: ${drafts
        .filter((other) => other !== draft)
        .map(nameOf)
        .join(', ')}`;
    return { go: [], refusals: drafts.flatMap((draft) => refuseAll(draft, 'same-target', reason(draft))) };
  }
  const others = drafts.filter((draft) => draft !== winner);
  const code = chosen ? 'left-out' : 'older-version';
  return { go: [winner], refusals: others.flatMap((draft) => refuseAll(draft, code, `${nameOf(winner)} goes there`)) };
}

/** Two sources for one target: the higher version of one release, a person's choice, or neither. */
export function settleSameTargets(
  drafts: readonly Draft[],
  choices: ReadonlyMap<string, ConflictChoice>,
): { readonly go: readonly Draft[]; readonly refusals: readonly Refusal[] } {
  const byKey = new Map<string, Draft[]>();
  for (const draft of drafts) byKey.set(videoKey(draft), [...(byKey.get(videoKey(draft)) ?? []), draft]);
  const go: Draft[] = [];
  const refusals: Refusal[] = [];
  for (const [key, some] of byKey) {
    const settled = some.length === 1 ? { go: some, refusals: [] } : settleShared(some, choices.get(key));
    go.push(...settled.go);
    refusals.push(...settled.refusals);
  }
  return { go, refusals };
}

type Standing =
  | { readonly kind: 'free' }
  | { readonly kind: 'itself' }
  | { readonly kind: 'same'; readonly code: string; readonly reason: string }
  | { readonly kind: 'taken'; readonly path: string; readonly identity: FileIdentity | null };

/** What stands at a member's destination, files that move away by this plan not counted. */
function standingAt(member: Member, shelves: Shelves, leaving: ReadonlySet<string>): Standing {
  if (member.destination === member.source)
    return { kind: 'same', code: 'already-right', reason: 'it is where it belongs' };
  const there = shelves.at(member.destination);
  if (!there) return { kind: 'free' };
  if (there.path === member.source) return { kind: 'itself' };
  const { identity } = there;
  const own = member.file.identity;
  if (identity && identity.dev === own.dev && identity.ino === own.ino)
    return { kind: 'same', code: 'already-there', reason: 'the library has this very file under another name' };
  if (leaving.has(there.path)) return { kind: 'free' };
  if (identity && identity.size === own.size && identity.mtimeNs === own.mtimeNs)
    return { kind: 'same', code: 'same-content', reason: 'the same file, by size and time, is there already' };
  return { kind: 'taken', path: there.path, identity };
}

/** The first free ` (2)`, ` (3)` … for all members of a unit. */
function renamed(
  draft: Draft,
  shelves: Shelves,
  leaving: ReadonlySet<string>,
  planned: ReadonlySet<string>,
): Draft | null {
  for (let copy = 2; copy <= RENAMES_MOST; copy += 1) {
    const stem = `${draft.stem} (${copy})`;
    const members = membersAt(draft.filing, stem);
    const isFree = members.every(
      (member) => standingAt(member, shelves, leaving).kind === 'free' && !planned.has(pathKey(member.destination)),
    );
    if (isFree) return { ...draft, stem, members };
  }
  return null;
}

export interface TargetRules {
  readonly policy: ConflictPolicy;
  readonly choices: ReadonlyMap<string, ConflictChoice>;
  readonly shelves: Shelves;
  /** sources that this plan moves away */
  readonly leaving: ReadonlySet<string>;
}

const answerOf = (draft: Draft, { policy, choices }: TargetRules): 'skip' | 'rename' | 'overwrite' | 'abort' => {
  const choice = choices.get(videoKey(draft));
  if (choice === 'beside') return 'rename';
  if (choice === 'replace') return 'overwrite';
  return choice === 'keep' ? 'skip' : policy;
};

const abort = (taken: readonly string[]): Failure =>
  new Failure({
    code: 'E-ORGANIZE-CONFLICT',
    message: `${taken.length} ${taken.length === 1 ? 'place is' : 'places are'} taken, nothing was done: ${taken.join(' · ')}`,
    hint: 'Choose --on-conflict skip or rename, or move those files away.',
  });

/** Targets that exist: done already, the same, or by the policy. Failure E-ORGANIZE-CONFLICT under `abort`, listing all. */
export function settleExisting(
  drafts: readonly Draft[],
  rules: TargetRules,
): { readonly go: readonly Settled[]; readonly refusals: readonly Refusal[] } {
  const go: Settled[] = [];
  const refusals: Refusal[] = [];
  const aborting: string[] = [];
  const planned = new Set<string>();
  const accept = (draft: Draft, replaces: ReadonlyMap<string, FileIdentity> = new Map()): void => {
    const kept: Member[] = [];
    for (const member of draft.members) {
      const standing = standingAt(member, rules.shelves, rules.leaving);
      const key = pathKey(member.destination);
      const { source, destination } = member;
      if (standing.kind === 'same')
        refusals.push({ source, destination, code: standing.code, reason: standing.reason });
      else if (planned.has(key))
        refusals.push({ source, destination, code: 'same-target', reason: 'another file of this plan goes there' });
      else if (standing.kind === 'taken' && !replaces.has(destination))
        refusals.push({ source, destination, code: 'target-exists', reason: `${standing.path} is there` });
      else {
        planned.add(key);
        kept.push(member);
      }
    }
    if (kept.length > 0) go.push({ draft: { ...draft, members: kept }, replaces });
  };
  for (const draft of drafts) {
    const [video] = draft.members;
    const standing = video ? standingAt(video, rules.shelves, rules.leaving) : null;
    if (standing?.kind !== 'taken') {
      accept(draft);
      continue;
    }
    const answer = answerOf(draft, rules);
    const beside = answer === 'rename' ? renamed(draft, rules.shelves, rules.leaving, planned) : null;
    if (answer === 'abort') aborting.push(standing.path);
    else if (beside) accept(beside);
    else if (answer === 'overwrite' && standing.identity) accept(draft, replacedBy(draft, rules));
    else refusals.push(...refuseAll(draft, 'target-exists', `${standing.path} is there`));
  }
  if (aborting.length > 0) throw abort(aborting);
  return { go, refusals };
}

/** All files that stand where a unit's members go. */
function replacedBy(draft: Draft, { shelves, leaving }: TargetRules): ReadonlyMap<string, FileIdentity> {
  const replaces = new Map<string, FileIdentity>();
  for (const member of draft.members) {
    const standing = standingAt(member, shelves, leaving);
    if (standing.kind === 'taken' && standing.identity) replaces.set(member.destination, standing.identity);
  }
  return replaces;
}
