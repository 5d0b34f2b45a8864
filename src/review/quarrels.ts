// What keeps a sure match from going by itself: two files for one episode, files without a place, a season that was not said so. Pure.
import type { FileGroup, GroupMatch, Placement } from '../model/match.ts';
import type { ParsedUnit } from '../model/parsed-name.ts';

export interface Quarrel {
  readonly code: 'twice' | 'some-unplaced' | 'season';
  readonly text: string;
  /** the first file that it is about, by its index; null where that is all of them */
  readonly file: number | null;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Files that want the episode of another, versions of one release aside: index -> which episode, as `S01E02`. */
export function doublesOf(
  files: readonly ParsedUnit[],
  placements: readonly Placement[],
  isLeft: (file: ParsedUnit) => boolean,
): ReadonlyMap<number, string> {
  const first = new Map<string, number>();
  const doubles = new Map<number, string>();
  for (const [index, placement] of placements.entries()) {
    const file = files[index];
    if (placement.kind !== 'episode' || !file || isLeft(file)) continue;
    const { season, episodes } = placement;
    const key = `S${two(season)}E${episodes.map(two).join('-')}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, index);
    else if (files[before]?.parsed.version === file.parsed.version) {
      doubles.set(before, key);
      doubles.set(index, key);
    }
  }
  return doubles;
}

/** What speaks against letting these files go to these places unseen. */
export function quarrelsIn(
  { files }: FileGroup,
  placements: readonly Placement[],
  isLeft: (file: ParsedUnit) => boolean,
): readonly Quarrel[] {
  const found: Quarrel[] = [];
  const goes = (index: number): boolean => {
    const file = files[index];
    return file !== undefined && !isLeft(file);
  };
  const unplaced = placements.flatMap(({ kind }, index) => (kind === 'none' && goes(index) ? [index] : []));
  if (unplaced.length > 0)
    found.push({
      code: 'some-unplaced',
      text: `${unplaced.length} of ${files.length} files have no place`,
      file: unplaced[0] ?? null,
    });
  const [double] = doublesOf(files, placements, isLeft);
  if (double) found.push({ code: 'twice', text: `${double[1]} twice`, file: double[0] });
  const doubtful = placements.findIndex(
    (placement, index) => placement.kind === 'episode' && !placement.certain && goes(index),
  );
  const placement = placements[doubtful];
  if (placement?.kind === 'episode')
    found.push({ code: 'season', text: placement.note ?? 'the season is not as said', file: null });
  return found;
}

const judged = new WeakMap<GroupMatch, readonly Quarrel[]>();
const NOBODY_LEFT = (): boolean => false;

/** The same for a group that nobody has touched, remembered with its match. */
export function quarrelsAsMatched(group: FileGroup, match: GroupMatch): readonly Quarrel[] {
  const known = judged.get(match);
  if (known) return known;
  const quarrels = quarrelsIn(group, match.candidates[0]?.placements ?? [], NOBODY_LEFT);
  judged.set(match, quarrels);
  return quarrels;
}
