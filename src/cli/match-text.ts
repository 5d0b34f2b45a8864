// A group and what it is, as people read it: one line, and under it why it is not certain.
import { basename } from 'node:path';
import type { FileGroup, GroupMatch, Placement } from '../model/match.ts';
import { display } from '../names/display.ts';
import { fit } from '../names/width.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** `01-03,05`: numbers in order, runs of them closed up. */
function rangesText(numbers: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && number === run.last + 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs.map(({ first, last }) => (last > first ? `${two(first)}-${two(last)}` : two(first))).join(',');
}

/** `S01E01-12`, `S01E03,05, S02E01`, `film`, `2 without a place`: where the files of a group go, short. */
function placesText(placements: readonly Placement[]): string {
  const seasons = new Map<number, number[]>();
  for (const placement of placements)
    if (placement.kind === 'episode')
      seasons.set(placement.season, [...(seasons.get(placement.season) ?? []), ...placement.episodes]);
  const parts = [...seasons].map(([season, episodes]) => `S${two(season)}E${rangesText(episodes)}`);
  if (placements.some(({ kind }) => kind === 'film')) parts.push('film');
  const lost = placements.filter(({ kind }) => kind === 'none').length;
  if (lost > 0) parts.push(`${lost} without a place`);
  return parts.join(', ');
}

const yearText = (year: number | null): string => (year === null ? '' : ` (${year})`);

/** One group, with its line feed. */
export function matchText({ titles, title, files, year }: FileGroup, match: GroupMatch): string {
  const [best] = match.state === 'none' ? [] : match.candidates;
  const name = [title, titles[0], basename(files[0]?.unit.file.folder ?? '')].find(Boolean) ?? '';
  const score = best ? ` ${Math.round(best.score * 100)}` : '';
  const state = fit(`${match.decidedBy === 'correction' ? 'yours' : match.state}${score}`, 10);
  const count = `${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  const found = best ? ` → ${display(best.title)}${yearText(best.year)} ${placesText(best.placements)}` : '';
  const why = match.state === 'strong' ? [] : match.notes.map((note) => `\n           ${display(note.text)}`);
  return `${state} ${display(name)}${yearText(year)} · ${count}${found}${why.join('')}\n`;
}
