// The whole sweep: every campaign, every mutant, the races; told as a table. Slow: some thousand runs are killed.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Victim } from './attack.ts';
import { buildApply, type Build } from './build.ts';
import { type Campaign, carryOutCampaign, type Row } from './campaign.ts';
import { acrossDevices, cuttable, type Disk, exfat, folding, here } from './disk.ts';
import { type Mutant, MUTANTS } from './mutants.ts';
import { race, runAtOnce } from './races.ts';
import { COPIES, HARD_LINKS, MOVES, MOVES_IN, RESPELLINGS, SYMLINKS } from './scene.ts';
import { canStrike } from './strike.ts';
import { lineOf, summaryOf, tableOf } from './table.ts';

export interface SweepOptions {
  /** a sample of everything that needs no root, in seconds rather than minutes */
  readonly short: boolean;
  /** only campaigns and mutants whose name contains this */
  readonly only: string;
  /** folder whose `tools/evilfs.py` serves a disk that folds case */
  readonly corpus: string;
  readonly tell: (text: string) => void;
}

const WITHOUT_LINKS = here('no hard links', { noLinks: true }, ['link:error=EPERM']);
const HERE = here('this disk');
const COPYING = here('copied', { noSameDevice: true });
const ALL: readonly Victim[] = ['apply', 'rollback', 'resume', 'rollback of a killed run'];
const ONCE: readonly Victim[] = ['apply', 'rollback'];
const BEREFT: readonly Victim[] = ['apply', 'rollback', 'rollback without sources'];

const kills = (fold: Disk): readonly Campaign[] => [
  { disk: HERE, scene: MOVES, victims: ALL },
  { disk: WITHOUT_LINKS, scene: MOVES, victims: ALL, every: 2 },
  { disk: acrossDevices, scene: MOVES, victims: ALL, every: 2 },
  { disk: HERE, scene: COPIES, victims: BEREFT },
  { disk: HERE, scene: HARD_LINKS, victims: BEREFT },
  { disk: HERE, scene: SYMLINKS, victims: ONCE },
  { disk: exfat, scene: RESPELLINGS, victims: ONCE },
  { disk: fold, scene: RESPELLINGS, victims: ONCE },
];

const CUT = cuttable('ext4', { journal: 'elsewhere' });
const CUT_COPIED = cuttable('ext4', { journal: 'elsewhere', out: 'ext4' });
const CUT_WITH_JOURNAL = cuttable('ext4', { journal: 'here' });

const CUTS: readonly Campaign[] = [
  { disk: CUT, scene: MOVES, victims: ONCE },
  { disk: CUT_COPIED, scene: MOVES, victims: ONCE },
  { disk: CUT_WITH_JOURNAL, scene: MOVES, victims: ['apply'] },
  { disk: CUT, scene: HARD_LINKS, victims: ['rollback without sources'] },
  { disk: CUT, scene: COPIES, victims: ['rollback without sources'] },
  { disk: cuttable('xfs', { journal: 'elsewhere' }), scene: MOVES, victims: ONCE },
  { disk: cuttable('xfs', { journal: 'here' }), scene: COPIES, victims: ONCE },
];

/** What an ordinary user's machine can try in seconds: samples of the kills, and the mutants that they find. */
const SAMPLES: readonly Campaign[] = [
  { disk: HERE, scene: MOVES, victims: ONCE, every: 16 },
  { disk: WITHOUT_LINKS, scene: MOVES, victims: ['apply'], every: 20 },
  { disk: COPYING, scene: MOVES_IN, victims: ['apply'], every: 20 },
  { disk: HERE, scene: HARD_LINKS, victims: ['rollback without sources'], every: 12 },
];

const RACES = 10_000;
const RACES_IN_SHORT = 500;
const RUNS_AT_ONCE = 8;
const TIMES = 20;

/** Runs it all; false where something was found, or a mutant lived. */
export async function sweep({ short, only, corpus, tell }: SweepOptions): Promise<boolean> {
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
    const onRow = (row: Row): void => tell(`${Math.round((Date.now() - started) / 1000)} s  ${lineOf(row)}`);
    const inTurn = async (campaigns: readonly Campaign[]): Promise<readonly Row[]> => {
      const found: Row[] = [];
      for (const campaign of campaigns.filter(({ disk, scene }) => wanted(`${disk.name}: ${scene.name}`)))
        found.push(...(await carryOutCampaign(campaign, { build, stopsAtFirst: false, onRow })));
      return found;
    };
    // two lanes: while one waits for its disk, the other works
    const [killed, cut] = await Promise.all([inTurn(short ? SAMPLES : kills(fold)), inTurn(short ? [] : CUTS)]);
    const rows = [...killed, ...cut];
    tell(tableOf(rows));
    tell(summaryOf('kill points', killed));
    if (!short) tell(summaryOf('power cuts', cut));
    const caught = await hunt(
      workshop,
      MUTANTS.filter(({ name, on }) => wanted(name) && isIn(short, on)),
      fold,
      tell,
    );
    const fair = await contend(build, short, wanted, tell);
    tell(`${Math.round((Date.now() - started) / 1000)} s`);
    return rows.every(({ first }) => first === null) && caught && fair;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
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
  const rows = await carryOutCampaign({ disk: diskOf(on, fold), scene, victims }, orders);
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
