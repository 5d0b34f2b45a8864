// The review: groups with what matching said of them, and what a person decided. A value; every change makes a new one.
import type { Decision, ReadEdit } from '../model/decision.ts';
import type { Candidate, FileGroup, GroupMatch } from '../model/match.ts';
import type { ParsedUnit } from '../model/parsed-name.ts';

/** Everything a person did, as it stands; undo is the one before. */
export interface Decisions {
  readonly decided: ReadonlyMap<string, Decision>;
  /** what was read, corrected; by group */
  readonly edits: ReadonlyMap<string, ReadEdit>;
  /** numbers of single files, corrected; by path */
  readonly fileEdits: ReadonlyMap<string, ReadEdit>;
  /** single files left out; by path */
  readonly leftFiles: ReadonlySet<string>;
  /** what a person's own search found, in place of the rule's; by group */
  readonly found: ReadonlyMap<string, GroupMatch>;
}

export interface Review {
  readonly groups: ReadonlyMap<string, FileGroup>;
  /** null: not matched yet */
  readonly matches: ReadonlyMap<string, GroupMatch>;
  readonly now: Decisions;
  readonly past: readonly Decisions[];
  readonly future: readonly Decisions[];
}

const NOTHING: Decisions = {
  decided: new Map(),
  edits: new Map(),
  fileEdits: new Map(),
  leftFiles: new Set(),
  found: new Map(),
};

export const emptyReview: Review = { groups: new Map(), matches: new Map(), now: NOTHING, past: [], future: [] };

export const pathOf = ({ unit }: Pick<ParsedUnit, 'unit'>): string => `${unit.file.folder}/${unit.file.name}`;

function editFile(file: ParsedUnit, edit: ReadEdit | undefined, own: ReadEdit | undefined): ParsedUnit {
  const merged: ReadEdit = { ...edit, ...own };
  if (Object.keys(merged).length === 0) return file;
  const { parsed } = file;
  const kind =
    merged.kind === undefined
      ? {}
      : {
          type:
            merged.kind === 'film' ? ('movie' as const) : parsed.type === 'movie' ? ('episode' as const) : parsed.type,
        };
  return {
    ...file,
    parsed: {
      ...parsed,
      ...kind,
      ...(merged.title === undefined ? {} : { title: merged.title }),
      ...(merged.year === undefined ? {} : { year: merged.year }),
      ...(merged.season === undefined
        ? {}
        : {
            season: merged.season,
            part: null,
            type:
              merged.season === 0 ? ('special' as const) : parsed.type === 'movie' ? ('episode' as const) : parsed.type,
          }),
      ...(merged.episodes === undefined ? {} : { episodes: merged.episodes }),
    },
  };
}

/** A group as it reads with corrections of its own and of single files, by path. */
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
    files: group.files.map((file) => editFile(file, edit, fileEdits.get(pathOf(file)))),
  };
}

const editedGroups = new WeakMap<Decisions, Map<string, FileGroup>>();

/** A group with a person's corrections of what was read. */
export function groupOf(review: Review, id: string): FileGroup | null {
  const { now } = review;
  const group = review.groups.get(id);
  if (!group) return null;
  const edit = now.edits.get(id);
  const hasFileEdits = now.fileEdits.size > 0 && group.files.some((file) => now.fileEdits.has(pathOf(file)));
  if (!edit && !hasFileEdits) return group;
  const known = editedGroups.get(now) ?? new Map<string, FileGroup>();
  editedGroups.set(now, known);
  const before = known.get(id);
  if (before && before.files.length === group.files.length) return before;
  const made = readAs(group, edit, now.fileEdits);
  known.set(id, made);
  return made;
}

/** What was found for a group, a person's own search first; null while it is asked. */
export const matchOf = (review: Review, id: string): GroupMatch | null =>
  review.now.found.get(id) ?? review.matches.get(id) ?? null;

/** Strong, but with something a person should see first: two files for one episode, files without a place, a season that TMDB has not. */
export function quarrelsOf(match: GroupMatch): readonly string[] {
  const told = match.notes.filter(({ code }) => code === 'twice' || code === 'some-unplaced').map(({ text }) => text);
  const doubtful = match.candidates[0]?.placements.flatMap((placement) =>
    placement.kind === 'episode' && !placement.certain ? [placement.note ?? 'the season is not as said'] : [],
  );
  return [...told, ...(doubtful?.slice(0, 1) ?? [])];
}

const PLAIN = { order: 'tmdb', offset: 0, season: null } as const;

/** What will happen with a group: the person's decision, or the rule's where it is sure; null: it waits. */
export function decisionOf(review: Review, id: string): Decision | null {
  const own = review.now.decided.get(id);
  if (own) return own;
  const match = matchOf(review, id);
  const [best] = match?.candidates ?? [];
  if (!match || !best || match.state !== 'strong' || quarrelsOf(match).length > 0) return null;
  const by = match.decidedBy === 'correction' ? 'correction' : 'rule';
  return { kind: 'take', work: { type: best.type, id: best.id }, by, filedAs: { kind: 'tmdb' }, numbering: PLAIN };
}

/** The candidate that a decision takes, or the best one where nothing is decided. */
export function candidateOf(review: Review, id: string): Candidate | null {
  const match = matchOf(review, id);
  const decision = decisionOf(review, id);
  if (decision?.kind === 'as-read') return null;
  if (decision?.kind === 'take')
    return (
      match?.candidates.find(
        (candidate) => candidate.type === decision.work.type && candidate.id === decision.work.id,
      ) ?? null
    );
  return match?.state === 'none' ? null : (match?.candidates[0] ?? null);
}

export type View = 'to-decide' | 'ready' | 'left-out' | 'all';
export const VIEWS: readonly View[] = ['to-decide', 'ready', 'left-out', 'all'];

/** The view a group stands in besides All; one that is not matched yet stands in All only. */
export function viewOf(review: Review, id: string): View {
  const decision = decisionOf(review, id);
  if (decision === null) return matchOf(review, id) === null ? 'all' : 'to-decide';
  return decision.kind === 'left-out' ? 'left-out' : 'ready';
}

const counted = new WeakMap<Review, Readonly<Record<View, number>>>();

/** How many groups each view has. */
export function countsOf(review: Review): Readonly<Record<View, number>> {
  const known = counted.get(review);
  if (known) return known;
  const counts = { 'to-decide': 0, ready: 0, 'left-out': 0, all: 0 };
  for (const id of review.groups.keys()) {
    const view = viewOf(review, id);
    if (view !== 'all') counts[view] += 1;
    counts.all += 1;
  }
  counted.set(review, counts);
  return counts;
}
