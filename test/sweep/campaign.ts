// The campaigns of the sweep: which run is killed on which disk, how often, and what came of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Attack, carryOutAttack, endOf, FAULTS, type Fault, type Field, pointsOf, type Victim } from './attack.ts';
import type { Build } from './build.ts';
import type { Disk } from './disk.ts';
import type { Scene } from './scene.ts';
import type { Point } from './strike.ts';

export interface Campaign {
  readonly what: 'kill' | 'power cut';
  readonly disk: Disk;
  readonly scene: Scene;
  readonly victims: readonly Victim[];
  /** only every n-th point of each victim */
  readonly every?: number;
}

export interface Row extends Pick<Campaign, 'what'> {
  readonly name: string;
  /** of its disk */
  readonly disk: string;
  readonly points: number;
  readonly faults: Readonly<Record<Fault, number>>;
  /** what was wrong first, and where; null for nothing */
  readonly first: string | null;
  /** why it did not take place; null where it did */
  readonly skipped: string | null;
}

type About = Pick<Row, 'what' | 'name' | 'disk'>;

const NONE: Row['faults'] = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;

const nothing = (about: About, skipped: string | null): Row => ({
  ...about,
  points: 0,
  faults: NONE,
  first: null,
  skipped,
});

/** Where runs are killed whose resuming or undoing is killed again: three instants of different kinds. */
const earlyPoints = (points: readonly Point[]): readonly Point[] =>
  [0.35, 0.6, 0.85].flatMap((part) => points[Math.floor(points.length * part)] ?? []);

export interface Orders {
  readonly build: Build;
  /** ends a campaign at its first finding */
  readonly stopsAtFirst: boolean;
  /** told each row as soon as its victim's last point is done */
  readonly onRow: (row: Row) => void;
}

/** Carries a campaign out: a row for each victim. */
export async function carryOutCampaign(
  { what, disk, scene, victims, every = 1 }: Campaign,
  { build, stopsAtFirst, onRow }: Orders,
): Promise<readonly Row[]> {
  const about = (victim: Victim): About => ({
    what,
    name: `${what}, ${disk.name}: ${scene.name}, ${victim}`,
    disk: disk.name,
  });
  const stage = await disk.open();
  if (typeof stage === 'string') return victims.map((victim) => nothing(about(victim), stage));
  const desk = mkdtempSync(join(tmpdir(), 'anivault-desk-'));
  const striker = { child: build.child, desk, faults: stage.faults };
  const rows: Row[] = [];
  try {
    for (const victim of victims) {
      const row = await carryOutVictim({ stage, scene, build, striker, victim }, about(victim), every, stopsAtFirst);
      rows.push(row);
      onRow(row);
    }
  } finally {
    stage.remove();
    rmSync(desk, { recursive: true, force: true });
  }
  return rows;
}

/** All points of one victim. What can't even begin is a finding like any other. */
async function carryOutVictim(field: Field, about: About, every: number, stopsAtFirst: boolean): Promise<Row> {
  let row = nothing(about, null);
  try {
    const end = await endOf(field);
    const isSecond = field.victim === 'resume' || field.victim === 'rollback of a killed run';
    const earlies = isSecond ? earlyPoints(await pointsOf({ ...field, victim: 'apply' }, null)) : [null];
    for (const early of earlies)
      for (const [index, point] of (await pointsOf(field, early)).entries()) {
        if (index % every !== 0 || (stopsAtFirst && row.first !== null)) continue;
        row = await counted(row, field, { point, early, end, finishes: Math.floor(index / every) % 2 === 0 });
      }
  } catch (error) {
    row = threw(row, 'before its first point', error);
  }
  return row;
}

function threw(row: Row, where: string, error: unknown): Row {
  const text = error instanceof Error ? error.message : String(error);
  const faults = { ...row.faults, 'wrong end': row.faults['wrong end'] + 1 };
  return { ...row, faults, first: row.first ?? `${where}: it threw: ${text}` };
}

async function counted(row: Row, field: Field, attack: Attack): Promise<Row> {
  const { call, n } = attack.point;
  const where = `${call} ${n}${attack.early === null ? '' : ` after ${attack.early.call} ${attack.early.n}`}`;
  try {
    const findings = await carryOutAttack(field, attack);
    if (findings === null) return row;
    const faults = { ...row.faults };
    for (const fault of new Set(findings.map((finding) => finding.fault))) faults[fault] += 1;
    const [first] = findings;
    const told = first === undefined ? null : `${where}: ${first.fault}: ${first.text}`;
    return { ...row, points: row.points + 1, faults, first: row.first ?? told };
  } catch (error) {
    return threw({ ...row, points: row.points + 1 }, where, error);
  }
}
