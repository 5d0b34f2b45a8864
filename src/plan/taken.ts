// Places that are taken: done already, the same, a person's answer, or the policy. Decides by what stands there; changes nothing.
import { dirname } from 'node:path';
import type { FileIdentity } from '../model/media-file.ts';
import type {
  Conflict,
  ConflictAnswer,
  ConflictChoice,
  ConflictPolicy,
  NamingOptions,
  Refusal,
} from '../model/plan.ts';
import { isBelow } from '../names/below.ts';
import { pathKey } from '../names/path-key.ts';
import { draftWithSuffix, placeOf, refuseAll, type Draft, type Member } from './draft.ts';
import { obstacleOf, type ObstacleTools } from './obstacles.ts';
import { contenderOf } from './quality.ts';
import { sameChoice } from './rivals.ts';
import type { Standing } from './standing.ts';

export interface Settled {
  readonly draft: Draft;
  /** destination -> the file that is to be replaced there */
  readonly replaces: ReadonlyMap<string, FileIdentity>;
}

export interface TakenRules extends ObstacleTools {
  readonly naming: NamingOptions;
  readonly policy: ConflictPolicy;
  readonly choices: ReadonlyMap<string, ConflictChoice>;
  /** sources that this plan moves away */
  readonly leaving: ReadonlySet<string>;
}

export interface Landed {
  readonly go: readonly Settled[];
  readonly refusals: readonly Refusal[];
  readonly conflicts: readonly Conflict[];
  /** what stands in the way of everything under `abort` */
  readonly aborting: readonly string[];
}

/** Copies under one name that are tried: ` (2)` to ` (99)`. */
const COPIES_MOST = 99;

const takenKey = (place: string): string => `taken ${pathKey(place)}`;

type Answer = 'skip' | 'rename' | 'overwrite' | 'abort';
const ANSWER: Readonly<Record<'keep' | 'beside' | 'replace', Answer>> = {
  keep: 'skip',
  beside: 'rename',
  replace: 'overwrite',
};
const CHOICE: Readonly<Record<ConflictPolicy, 'keep' | 'beside' | 'replace'>> = {
  skip: 'keep',
  abort: 'keep',
  rename: 'beside',
  overwrite: 'replace',
};

/** Places of this plan: no two files for one, and no file where a folder has to be. */
function createClaims(): {
  isFree(member: Member, root: string): boolean;
  take(member: Member, root: string): void;
} {
  const files = new Set<string>();
  const folders = new Set<string>();
  const above = ({ destination }: Member, root: string): readonly string[] => {
    const found: string[] = [];
    for (let at = dirname(destination); isBelow(at, root); at = dirname(at)) found.push(pathKey(at));
    return found;
  };
  return {
    isFree(member, root) {
      const key = pathKey(member.destination);
      return !files.has(key) && !folders.has(key) && above(member, root).every((folder) => !files.has(folder));
    },
    take(member, root) {
      files.add(pathKey(member.destination));
      for (const folder of above(member, root)) folders.add(folder);
    },
  };
}

/** ` - 2160p` where the name of a film says so, then ` (2)`, ` (3)` … */
function* suffixesOf({ filing }: Draft, wantsVersion: boolean): Generator<string> {
  const { resolution, medium, releaseGroup } = contenderOf(filing);
  const label = resolution ?? medium ?? releaseGroup;
  if (wantsVersion && filing.placement.kind === 'film' && label !== null) yield ` - ${label}`;
  for (let copy = 2; copy <= COPIES_MOST; copy += 1) yield ` (${copy})`;
}

/** A sidecar's own numbered name, where its video needs none. */
const numbered = (member: Member, copy: number): Member => ({
  ...member,
  destination: member.destination.replace(/(\.[^./\\]*)?$/, (extension: string) => ` (${copy})${extension}`),
});

const notThere = (there: string): string => `${there} is there`;

/** Settles every draft against the disk and the rest of the plan. */
export function settleTaken(drafts: readonly Draft[], rules: TakenRules): Landed {
  const { places, leaving, policy, choices, naming } = rules;
  const go: Settled[] = [];
  const refusals: Refusal[] = [];
  const conflicts: Conflict[] = [];
  const aborting: string[] = [];
  const claims = createClaims();
  const standingOf = (member: Member): Standing => places.standingAt(member, leaving);
  const isOpen = (member: Member, root: string): boolean =>
    standingOf(member).kind === 'free' && claims.isFree(member, root);

  function besideOf(draft: Draft, wantsVersion: boolean): Draft | null {
    for (const suffix of suffixesOf(draft, wantsVersion)) {
      const beside = draftWithSuffix(draft, naming, suffix);
      if (beside.members.every((member) => isOpen(member, beside.root))) return beside;
    }
    return null;
  }

  function refuse(member: Member, code: string, reason: string): void {
    refusals.push({ source: member.source, destination: member.destination, code, reason });
  }

  /** One file of a unit whose video goes, or is there. */
  function placeMember(
    member: Member,
    root: string,
    answer: Answer,
    replaces: Map<string, FileIdentity>,
  ): Member | null {
    const standing = standingOf(member);
    if (standing.kind === 'settled') refuse(member, standing.code, standing.reason);
    else if (!claims.isFree(member, root)) refuse(member, 'same-target', 'another file of this plan goes there');
    else if (standing.kind === 'free') return member;
    else if (answer === 'overwrite' && standing.identity !== null) {
      replaces.set(member.destination, standing.identity);
      return member;
    } else if (answer === 'rename') {
      for (let copy = 2; copy <= COPIES_MOST; copy += 1)
        if (isOpen(numbered(member, copy), root)) return numbered(member, copy);
      refuse(member, 'target-exists', notThere(standing.path));
    } else {
      if (answer === 'abort') aborting.push(standing.path);
      refuse(member, 'target-exists', notThere(standing.path));
    }
    return null;
  }

  function accept(draft: Draft, answer: Answer): void {
    const replaces = new Map<string, FileIdentity>();
    const kept: Member[] = [];
    for (const each of draft.members) {
      const member = placeMember(each, draft.root, answer, replaces);
      if (member === null) continue;
      claims.take(member, draft.root);
      kept.push(member);
    }
    if (kept.length > 0) go.push({ draft: { ...draft, members: kept }, replaces });
  }

  function settleConflict(draft: Draft, { path, identity }: Extract<Standing, { kind: 'taken' }>): void {
    const key = takenKey(placeOf(draft));
    const isFilm = draft.filing.placement.kind === 'film';
    const chosen = choices.get(key);
    const beside =
      isFilm || policy === 'rename' ? besideOf(draft, isFilm && (policy !== 'rename' || chosen !== undefined)) : null;
    const answers: readonly ConflictAnswer[] = [
      { choice: 'keep', destination: null },
      ...(beside ? [{ choice: 'beside' as const, destination: placeOf(beside) }] : []),
      ...(identity ? [{ choice: 'replace' as const, destination: placeOf(draft) }] : []),
    ];
    const at = (wanted: ConflictChoice): number => answers.findIndex(({ choice }) => sameChoice(choice, wanted));
    const inForce = Math.max(0, at(chosen ?? CHOICE[policy]));
    const choice = answers[inForce]?.choice;
    const answer: Answer =
      policy === 'abort' && chosen === undefined ? 'abort' : ANSWER[typeof choice === 'string' ? choice : 'keep'];
    conflicts.push({
      key,
      kind: 'target-exists',
      destination: placeOf(draft),
      show: draft.show,
      contenders: [contenderOf(draft.filing)],
      there: { path, identity },
      answers,
      inForce,
      proposed: 0,
    });
    if (answer === 'abort') aborting.push(path);
    if (answer === 'rename' && beside) accept(beside, 'rename');
    else if (answer === 'overwrite') accept(draft, 'overwrite');
    else refusals.push(...refuseAll(draft, chosen === undefined ? 'target-exists' : 'left-out', notThere(path)));
  }

  for (const draft of drafts) {
    const obstacle = obstacleOf(draft, rules);
    const [video] = draft.members;
    const standing = video ? standingOf(video) : null;
    if (obstacle && standing?.kind !== 'settled') refusals.push(...refuseAll(draft, obstacle.code, obstacle.reason));
    else if (standing?.kind === 'taken' && video?.file.kind === 'video') settleConflict(draft, standing);
    else accept(draft, policy);
  }
  return { go, refusals, conflicts, aborting };
}
