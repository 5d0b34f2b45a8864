// Mistakes that the protocol exists to prevent, each with the attack that must find it. If one lives, the sweep has no teeth.
import type { Victim } from './attack.ts';
import type { Patch } from './build.ts';
import { COPIES, HARD_LINKS, MOVES, RESPELLINGS, type Scene } from './scene.ts';

export interface Mutant {
  readonly name: string;
  readonly patches: readonly Patch[];
  /** disks by name, as the campaigns know them; `races` for the race against a program that creates the target */
  readonly on: 'here' | 'folding' | 'cut' | 'cut, copied' | 'cut, journal too' | 'races';
  readonly scene: Scene;
  readonly victims: readonly Victim[];
}

const COPY = 'transfer/copy.ts';
const EARLY_UNLINK: readonly Patch[] = [
  { file: COPY, from: 'const after = statOf(from);', to: 'unlinkSync(from);\n    const after = before;' },
  {
    file: 'carry.ts',
    from: "if (action === 'move' && !removeSource(intent, landed, hands)) return KEPT_BOTH;",
    to: '',
  },
];

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'no file sync',
    patches: [{ file: COPY, from: 'fsyncSync(fd);', to: '' }],
    on: 'cut, copied',
    scene: MOVES,
    victims: ['apply'],
  },
  {
    name: 'no folder sync',
    patches: [{ file: 'transfer/durable.ts', from: 'fsyncSync(fd);', to: '' }],
    on: 'cut',
    scene: MOVES,
    victims: ['apply', 'rollback'],
  },
  {
    name: 'no journal sync',
    patches: [{ file: 'transfer/append-file.ts', from: 'sync: () => fdatasyncSync(fd)', to: 'sync: () => undefined' }],
    on: 'cut, journal too',
    scene: MOVES,
    victims: ['apply'],
  },
  {
    name: 'rename instead of link',
    patches: [
      {
        file: 'transfer/land.ts',
        from: "linkSync(from, to));\n    return 'linked';",
        to: "renameSync(from, to));\n    return 'renamed';",
      },
    ],
    on: 'races',
    scene: MOVES,
    victims: [],
  },
  {
    name: 'unlink before the copy is proven',
    patches: EARLY_UNLINK,
    on: 'cut, copied',
    scene: MOVES,
    victims: ['apply'],
  },
  {
    name: 'one inode taken for two names',
    patches: [
      {
        file: 'look.ts',
        from: 'isOneInode(a, b) && areTwoEntries(a, b)',
        to: 'isOneInode(a, b)',
      },
      { file: 'transfer/land.ts', from: 'if (!isFree && isOneEntry(from, to)) return respell(names, hands);', to: '' },
    ],
    on: 'folding',
    scene: RESPELLINGS,
    victims: ['apply'],
  },
  ...(['hard-link', 'copy'] as const).map((kind): Mutant => ({
    name: `${kind} undone without proof`,
    patches: [{ file: 'prove.ts', from: `case '${kind}':`, to: `case '${kind}':\n      return null;` }],
    on: 'here',
    scene: kind === 'copy' ? COPIES : HARD_LINKS,
    victims: ['rollback without sources'],
  })),
];
