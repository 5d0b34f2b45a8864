// What a sweep consists of: which runs are killed or lose their power on which disks, and how many of their points are tried. Data only. All kinds
// come before the long ones, so that a sweep that is cut short has seen each.
import type { Victim } from './attack.ts';
import type { Campaign } from './campaign.ts';
import { type Disk, here } from './disk.ts';
import { acrossDevices, exfat, inMemory, toExfat } from './kinds.ts';
import { cuttable } from './power.ts';
import { COPIES, HARD_LINKS, MOVES, MOVES_IN, RESPELLINGS, SYMLINKS } from './scene.ts';

export interface Part extends Campaign {
  readonly what: 'kill' | 'power cut';
}

export const HERE = here('this disk');
const WITHOUT_LINKS = here('no hard links', { noLinks: true }, ['link:error=EPERM']);
const COPYING = here('copied', { noSameDevice: true });
const ONCE: readonly Victim[] = ['apply', 'rollback'];
const TWICE: readonly Victim[] = ['resume', 'rollback of a killed run'];
const ALL: readonly Victim[] = [...ONCE, ...TWICE];
const BEREFT: readonly Victim[] = ['apply', 'rollback', 'rollback without sources'];
const WITHOUT_SOURCES: readonly Victim[] = ['rollback without sources'];

export const CUT = cuttable('ext4', { journal: 'elsewhere' });
export const CUT_COPIED = cuttable('ext4', { journal: 'elsewhere', out: 'ext4' });
export const CUT_WITH_JOURNAL = cuttable('ext4', { journal: 'here' });

const kill = (disk: Disk, scene: Campaign['scene'], victims: readonly Victim[], every = 1): Part => ({
  what: 'kill',
  disk,
  scene,
  victims,
  every,
});
const cut = (disk: Disk, scene: Campaign['scene'], victims: readonly Victim[], every = 1): Part => ({
  ...kill(disk, scene, victims, every),
  what: 'power cut',
});

/** Everything: some 2,300 kills and 650 cuts, a quarter of an hour for two processors. `fold` is the disk that folds case. */
export const allParts = (fold: Disk): readonly Part[] => [
  kill(exfat, RESPELLINGS, ONCE),
  cut(CUT, HARD_LINKS, WITHOUT_SOURCES),
  kill(fold, RESPELLINGS, ONCE),
  cut(CUT, COPIES, WITHOUT_SOURCES),
  kill(HERE, HARD_LINKS, BEREFT),
  cut(cuttable('btrfs', { journal: 'elsewhere' }), MOVES, ONCE, 4),
  kill(HERE, COPIES, BEREFT),
  cut(cuttable('xfs', { journal: 'here' }), COPIES, ONCE, 3),
  kill(HERE, SYMLINKS, ONCE),
  cut(CUT_COPIED, MOVES, ONCE, 3),
  kill(acrossDevices, MOVES, ALL, 4),
  kill(toExfat, MOVES, ONCE, 3),
  cut(cuttable('xfs', { journal: 'elsewhere' }), MOVES, ONCE, 3),
  kill(inMemory, MOVES, ALL, 4),
  cut(CUT_WITH_JOURNAL, MOVES, ['apply'], 2),
  kill(WITHOUT_LINKS, MOVES, ALL, 4),
  cut(CUT, MOVES, ONCE, 2),
  kill(HERE, MOVES, ONCE),
  kill(HERE, MOVES, TWICE, 2),
];

/** What an ordinary user's machine can try in seconds: samples of the kills, and the mutants that they find. */
export const SAMPLES: readonly Part[] = [
  kill(HERE, MOVES, ONCE, 16),
  kill(WITHOUT_LINKS, MOVES, ['apply'], 20),
  kill(COPYING, MOVES_IN, ['apply'], 20),
  kill(HERE, HARD_LINKS, WITHOUT_SOURCES, 12),
];
