// The files of a group with where each goes: what rows, pane and strip say of them. Pure; remembered for one review.
import type { FileGroup, Placement } from '../../model/match.ts';
import type { ParsedUnit } from '../../model/parsed-name.ts';
import { placedGroup } from '../../review/filings.ts';
import { doublesOf } from '../../review/quarrels.ts';
import { pathOf } from '../../review/reading.ts';
import { decisionOf, type Review } from '../../review/review.ts';
import { placeText } from './standing.ts';

export interface FileFact {
  readonly name: string;
  /** numbers as read: `01`, `05-06`, `SP3`; empty where none was read */
  readonly label: string;
  /** sidecars that go with it */
  readonly sidecars: number;
  /** `S01E05`, or why there is no place */
  readonly to: string;
  readonly placement: Placement | undefined;
  readonly isLeft: boolean;
  /** no place, or one that another file wants too */
  readonly isBad: boolean;
  readonly isDouble: boolean;
}

export interface GroupFacts {
  readonly files: readonly FileFact[];
  readonly unplaced: number;
  /** episodes that several files want, as text */
  readonly doubles: readonly string[];
  /** numbers that nobody has between the first and the last of a season, as text */
  readonly gaps: readonly string[];
}

const NO_FILES: GroupFacts = { files: [], unplaced: 0, doubles: [], gaps: [] };
const two = (value: number): string => (Number.isInteger(value) ? String(value).padStart(2, '0') : String(value));

function labelOf({ parsed }: ParsedUnit): string {
  const [first] = parsed.episodes;
  if (first === undefined) return '';
  const last = parsed.episodes.at(-1) ?? first;
  const season =
    parsed.type === 'special' || parsed.season === 0 ? 'SP' : parsed.season === null ? '' : `S${two(parsed.season)}E`;
  const version = parsed.version !== null && parsed.version > 1 ? `v${parsed.version}` : '';
  return `${season}${two(first)}${last === first ? '' : `-${two(last)}`}${version}`;
}

/** `S01E13`, `S01E13-15`: what is missing inside a season. */
function gapsIn(placements: readonly Placement[]): readonly string[] {
  const seasons = new Map<number, Set<number>>();
  for (const placement of placements) {
    if (placement.kind !== 'episode') continue;
    const numbers = seasons.get(placement.season) ?? new Set();
    for (const episode of placement.episodes) numbers.add(episode);
    seasons.set(placement.season, numbers);
  }
  const gaps: string[] = [];
  for (const [season, numbers] of [...seasons].toSorted(([a], [b]) => a - b)) {
    if (season === 0) continue;
    const sorted = [...numbers].toSorted((a, b) => a - b);
    for (const [index, number] of sorted.entries()) {
      const next = sorted[index + 1];
      if (next === undefined || next - number <= 1) continue;
      gaps.push(`S${two(season)}E${two(number + 1)}${next - number > 2 ? `-${two(next - 1)}` : ''}`);
    }
  }
  return gaps;
}

function made(review: Review, id: string): GroupFacts {
  const placed = placedGroup(review, id);
  if (!placed) return NO_FILES;
  const { group, placements } = placed;
  const isGroupLeft = decisionOf(review, id)?.kind === 'left-out';
  const isLeft = (file: ParsedUnit): boolean => isGroupLeft || review.now.leftFiles.has(pathOf(file));
  const doubles = doublesOf(group.files, placements, isLeft);
  const files = group.files.map((file, index): FileFact => {
    const placement = placements[index];
    const left = isLeft(file);
    return {
      name: file.unit.file.name,
      label: labelOf(file),
      sidecars: file.unit.sidecars.length,
      to: placement?.kind === 'none' ? placement.reason : placeText(placement),
      placement,
      isLeft: left,
      isBad: !left && (placement?.kind === 'none' || doubles.has(index)),
      isDouble: doubles.has(index),
    };
  });
  const going = files.filter((file) => !file.isLeft);
  return {
    files,
    unplaced: going.filter(({ placement }) => placement?.kind === 'none').length,
    doubles: [...new Set(doubles.values())],
    gaps: gapsIn(going.flatMap(({ placement }) => placement ?? [])),
  };
}

const kept = new WeakMap<Review, Map<string, GroupFacts>>();

export function groupFacts(review: Review, id: string): GroupFacts {
  const known = kept.get(review) ?? new Map<string, GroupFacts>();
  kept.set(review, known);
  const before = known.get(id);
  if (before) return before;
  const facts = made(review, id);
  known.set(id, facts);
  return facts;
}

/** Files and what goes with them: `10 files + 10 ass`. */
export function filesAndSidecars({ files }: FileGroup): string {
  const endings = new Map<string, number>();
  for (const { unit } of files)
    for (const { file } of unit.sidecars) {
      const ending = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
    }
  const beside = [...endings].map(([ending, count]) => ` + ${count} ${ending}`).join('');
  return `${files.length} ${files.length === 1 ? 'file' : 'files'}${beside}`;
}

/** `no gap, none twice`, or what is wrong. */
export function factsText({ unplaced, doubles, gaps }: GroupFacts): string {
  const [gap] = gaps;
  const [double] = doubles;
  const more = (count: number): string => (count > 1 ? ` and ${count - 1} more` : '');
  return [
    ...(unplaced > 0 ? [`${unplaced} without a place`] : []),
    gap === undefined ? 'no gap' : `gap: ${gap}${more(gaps.length)}`,
    double === undefined ? 'none twice' : `${double}${more(doubles.length)} twice`,
  ].join(', ');
}
