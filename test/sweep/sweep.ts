// The whole sweep: every part, every mutant, the races; told as a table. Slow: some thousand runs are killed.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildApply, type Build } from './build.ts';
import { carryOutCampaign, type Row } from './campaign.ts';
import type { Disk } from './disk.ts';
import { folding } from './kinds.ts';
import { type Mutant, MUTANTS } from './mutants.ts';
import { allParts, CUT, CUT_COPIED, CUT_WITH_JOURNAL, HERE, type Part, SAMPLES } from './parts.ts';
import { race, runAtOnce } from './races.ts';
import { canStrike } from './strike.ts';
import { byDisk, lineOf, summaryOf, tableOf } from './table.ts';

export interface SweepOptions {
  /** a sample of everything that needs no root, in seconds rather than minutes */
  readonly short: boolean;
  /** only parts and mutants whose name contains this */
  readonly only: string;
  /** tries only every n-th of the points that it would */
  readonly thin?: number;
  /** folder whose `tools/evilfs.py` serves a disk that folds case */
  readonly corpus: string;
  readonly tell: (text: string) => void;
}

const RACES = 10_000;
const RACES_IN_SHORT = 500;
const RUNS_AT_ONCE = 8;
const TIMES = 20;

/** Two lanes: while one waits for its disk or its victim, the other works. */
const LANES = 2;

/** Runs it all; false where something was found, or a mutant lived. */
export async function sweep({ short, only, thin = 1, corpus, tell }: SweepOptions): Promise<boolean> {
  if (!canStrike()) {
    tell('skipped: needs strace, and the right to trace (Linux)');
    return true;
  }
  const workshop = mkdtempSync(join(tmpdir(), 'anivault-sweep-builds-'));
  const started = Date.now();
  try {
    const build = await buildApply(workshop, 'as it is');
    const script = resolve(corpus, 'tools', 'evilfs.py');
    const fold = folding(existsSync(script) ? script : null);
    const wanted = (name: string): boolean => name.includes(only);
    const since = (): string => `${Math.round((Date.now() - started) / 1000)} s`;
    const parts = (short ? SAMPLES : allParts(fold)).filter((part) => wanted(nameOf(part)));
    const rows = await inLanes(parts, thin, build, (row) => tell(`${since()}  ${lineOf(row)}`));
    if (rows.length > 0) tell(`${tableOf(rows)}\n\n${tableOf(byDisk(rows))}`);
    for (const what of ['kill', 'power cut'] as const)
      if (rows.some((row) => row.what === what)) tell(summaryOf(what, rows));
    const mutants = MUTANTS.filter(({ name, on }) => wanted(`mutant ${name}`) && isIn(short, on));
    const caught = await hunt(workshop, mutants, fold, tell);
    const fair = await contend(build, short, wanted, tell);
    tell(since());
    return rows.every(({ first }) => first === null) && caught && fair;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

const nameOf = ({ what, disk, scene }: Part): string => `${what}, ${disk.name}: ${scene.name}`;

/** Carries out the parts in their order, some at once: whichever lane is free takes the next. */
async function inLanes(
  parts: readonly Part[],
  thin: number,
  build: Build,
  onRow: (row: Row) => void,
): Promise<readonly Row[]> {
  const left = parts.values();
  const rows: Row[] = [];
  const lane = async (): Promise<void> => {
    for (const part of left) {
      const campaign = { ...part, every: (part.every ?? 1) * thin };
      rows.push(...(await carryOutCampaign(campaign, { build, stopsAtFirst: false, onRow })));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return rows;
}

const isIn = (short: boolean, on: Mutant['on']): boolean => !short || on === 'here' || on === 'races';

const diskOf = (on: Exclude<Mutant['on'], 'races'>, fold: Disk): Disk =>
  ({ here: HERE, folding: fold, cut: CUT, 'cut, copied': CUT_COPIED, 'cut, journal too': CUT_WITH_JOURNAL })[on];

/** Every mutant must be found out. */
async function hunt(
  workshop: string,
  mutants: readonly Mutant[],
  fold: Disk,
  tell: (text: string) => void,
): Promise<boolean> {
  let all = true;
  for (const mutant of mutants) {
    const build = await buildApply(workshop, mutant.name, mutant.patches);
    const how = await findOut(mutant, build, fold);
    all &&= how !== null;
    tell(`mutant “${mutant.name}”: ${how ?? 'LIVED'}`);
  }
  return all;
}

/** How a mutant was found out, or why it could not be tried; null where it lived. */
async function findOut({ on, scene, victims }: Mutant, build: Build, fold: Disk): Promise<string | null> {
  if (on === 'races') {
    // on a busy machine the other program may not come to its turn in one go of them
    for (let go = 0; go < 5; go += 1) {
      const { overwritten } = await race(build, RACES_IN_SHORT, {});
      if (overwritten > 0) return `caught: ${overwritten} of ${RACES_IN_SHORT} races overwrote a file`;
    }
    return null;
  }
  const orders = { build, stopsAtFirst: true, onRow: () => undefined };
  const rows = await carryOutCampaign({ what: 'kill', disk: diskOf(on, fold), scene, victims }, orders);
  const [row] = rows.filter(({ first, skipped }) => first !== null || skipped !== null);
  if (row === undefined) return null;
  return row.skipped === null ? `caught at ${row.first ?? ''}` : `skipped: ${row.skipped}`;
}

/** Races against a rival, and runs against each other. */
async function contend(
  build: Build,
  short: boolean,
  wanted: (name: string) => boolean,
  tell: (text: string) => void,
): Promise<boolean> {
  let fair = true;
  if (wanted('races'))
    for (const [name, trial] of [
      ['by hard link', {}],
      ['by placeholder', { noLinks: true }],
    ] as const) {
      const { races, lostToRival, overwritten } = await race(build, short ? RACES_IN_SHORT : RACES, trial);
      tell(`races ${name}: ${races}, the other program was first ${lostToRival} times, ${overwritten} overwritten`);
      fair &&= overwritten === 0;
    }
  if (wanted('at once')) {
    const wrong: string[] = [];
    const times = short ? 1 : TIMES;
    for (let time = 0; time < times; time += 1) wrong.push((await runAtOnce(build, RUNS_AT_ONCE)) ?? '');
    const trees = wrong.filter(Boolean);
    tell(`${RUNS_AT_ONCE} runs at once, ${times} times: ${trees.length} wrong trees ${trees[0] ?? ''}`.trimEnd());
    fair &&= trees.length === 0;
  }
  return fair;
}
