// What the sweep carries out: folders planted file by file, and the wishes of a run on them. Data only.
import type { Mode } from '../../src/model/plan.ts';
import type { Wish } from '../apply/room.ts';

export interface Scene {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly wishes: readonly Wish[];
  readonly mode: Mode;
  readonly prune: boolean;
}

/** Longer than two blocks of a copy, so that it can be killed in between. */
const LONG = 'first episode '.repeat(170_000);
const SEASON = 'out/Frieren/Season 01/Frieren';
const SHIFTED = 'out/Frieren/Season 02/Frieren';

const FILES = {
  'in/a/Frieren 01.mkv': LONG,
  'in/a/Frieren 01.ja.ass': 'its subtitles',
  'in/b/Frieren 02.mkv': 'second episode',
  'in/b/Frieren 03.mkv': '',
  'in/c/Frieren 04.mkv': 'fourth, whose place is taken',
  'in/c/stays.txt': 'not ours',
  [`${SEASON} S01E03.mkv`]: 'the third one, older',
  [`${SEASON} S01E04.mkv`]: 'somebody else’s fourth',
  [`${SHIFTED} S02E05.mkv`]: 'comes free',
  [`${SHIFTED} S02E06.mkv`]: 'shifts up',
  [`${SHIFTED} S02E11.mkv`]: 'swaps with twelve',
  [`${SHIFTED} S02E12.mkv`]: 'swaps with eleven',
};

const NEW: readonly Wish[] = [
  { from: 'in/a/Frieren 01.mkv', to: `${SEASON} S01E01.mkv`, unit: 'u1' },
  { from: 'in/a/Frieren 01.ja.ass', to: `${SEASON} S01E01.ja.ass`, unit: 'u1' },
  { from: 'in/b/Frieren 02.mkv', to: 'out/Frieren (2023)/Season 01/Frieren S01E02.mkv' },
  { from: 'in/b/Frieren 03.mkv', to: `${SEASON} S01E03.mkv`, over: true },
  { from: 'in/c/Frieren 04.mkv', to: `${SEASON} S01E04.mkv` },
  { from: '', to: 'out/Frieren/tvshow.nfo', action: 'write', content: '<tvshow/>\n' },
];

/** A shift chain, and two files that take each other's place by way of a third name. */
const RENAMED: readonly Wish[] = [
  { from: `${SHIFTED} S02E05.mkv`, to: `${SHIFTED} S02E04.mkv` },
  { from: `${SHIFTED} S02E06.mkv`, to: `${SHIFTED} S02E05.mkv` },
  { from: `${SHIFTED} S02E11.mkv`, to: 'out/Frieren/Season 02/.anivault-swap.cyc' },
  { from: `${SHIFTED} S02E12.mkv`, to: `${SHIFTED} S02E11.mkv` },
  { from: 'out/Frieren/Season 02/.anivault-swap.cyc', now: `${SHIFTED} S02E11.mkv`, to: `${SHIFTED} S02E12.mkv` },
];

/** Other spellings of names that a folding disk takes for the same. */
const RESPELLED: readonly Wish[] = [
  { from: 'out/mushishi/ep 01.mkv', to: 'out/mushishi/EP 01.mkv' },
  { from: 'out/mushishi/Ep 02.mkv', to: 'out/mushishi/ep 02.mkv' },
];

const scene = (name: string, mode: Mode, wishes: readonly Wish[], files: Scene['files'] = FILES): Scene => ({
  name,
  mode,
  wishes,
  files,
  prune: mode === 'move',
});

export const MOVES = scene('moves', 'move', [...NEW, ...RENAMED]);
/** Without renames inside the library, which are never copies. */
export const MOVES_IN = scene('moves in', 'move', NEW);
export const COPIES = scene('copies', 'copy', NEW);
export const HARD_LINKS = scene('hard links', 'hardlink', NEW);
export const SYMLINKS = scene('symbolic links', 'symlink', NEW);
export const RESPELLINGS = scene('moves, other case', 'move', [...NEW, ...RESPELLED], {
  ...FILES,
  'out/mushishi/ep 01.mkv': 'small letters',
  'out/mushishi/Ep 02.mkv': 'a capital',
});
