// Properties on random small trees with hostile names: apply then rollback is the identity; the undo script is, too, without AniVault.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../src/apply/journal.ts';
import { shellWord } from '../../src/apply/undo-script-sh.ts';
import { pathKey } from '../../src/names/path-key.ts';
import { openRoom, type Wish } from './room.ts';

const HOSTILE = [
  "it's",
  '$(touch x)',
  '`id`',
  '-rf',
  '"q"',
  'a\nb',
  'tab\t',
  '\\',
  '#!',
  '~',
  '; rm -rf .',
  '%s',
  '第01話',
  '🎬',
  ' lead',
  'trail ',
  '!',
  '&&',
  '*',
  "''",
  '\u202e',
  '\u001b[31m',
  '\u009b',
  '👨‍👩‍👧',
  'é',
  'é',
];
const piece = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }));
const name = fc
  .array(piece, { minLength: 1, maxLength: 3 })
  .map((pieces) => pieces.join('').replace(/[/\0]/g, '_'))
  .filter((text) => text !== '.' && text !== '..' && Buffer.byteLength(text) < 100 && text.isWellFormed());

const files = fc.uniqueArray(
  fc.record({ from: name, folder: name, to: name, content: fc.string({ maxLength: 20 }), over: fc.boolean() }),
  { minLength: 1, maxLength: 6, selector: ({ from }) => pathKey(from) },
);
const trial = fc.constantFrom({}, { noLinks: true }, { noSameDevice: true });
const mode = fc.constantFrom(
  'move' as const,
  'move' as const,
  'copy' as const,
  'hardlink' as const,
  'symlink' as const,
);

interface Made {
  readonly planted: Record<string, string>;
  readonly wishes: readonly Wish[];
}

function made(
  rows: readonly { from: string; folder: string; to: string; content: string; over: boolean }[],
  mayReplace: boolean,
): Made {
  const planted: Record<string, string> = { 'in/.keep': '', 'out/.keep': '' };
  const wishes = rows.map(({ from, folder, to, content, over }, index): Wish => {
    const target = `out/${index}${folder}/${to}`;
    planted[`in/${from}`] = content;
    if (over && mayReplace) planted[target] = `old ${index}`;
    return { from: `in/${from}`, to: target, over: over && mayReplace };
  });
  return { planted, wishes };
}

describe('on random trees', () => {
  it('apply then rollback is the identity, interrupted or not', () => {
    fc.assert(
      fc.property(files, trial, mode, fc.nat(60), (rows, how, by, stopAt) => {
        const { planted, wishes } = made(rows, by === 'move');
        const room = openRoom(planted);
        try {
          const before = room.tree();
          room.apply(room.plan(wishes, { mode: by }), how, stopAt);
          if (stopAt % 2 === 0)
            expect(room.resume('run00001', how).end).toMatchObject({ state: 'complete', failed: 0, skipped: 0 });
          expect(room.rollback('run00001', { trial: how }).end).toMatchObject({ state: 'complete', failed: 0 });
          expect(room.tree()).toEqual(before);
        } finally {
          room.dispose();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the undo script undoes by itself, and leaves the second time', () => {
    fc.assert(
      fc.property(files, trial, mode, (rows, how, by) => {
        const { planted, wishes } = made(rows, by === 'move');
        const room = openRoom(planted);
        try {
          const before = room.tree();
          const nfo: Wish = { from: '', to: "out/new 'one/tvshow.nfo", action: 'write', content: "it's\n\n" };
          room.apply(room.plan([...wishes, nfo], { mode: by }), how);
          const script = join(room.runsFolder, 'rollback-run00001.sh');
          for (let time = 0; time < 2; time += 1) {
            execFileSync('sh', [script], { cwd: room.path, stdio: 'pipe' });
            expect(room.tree()).toEqual(before);
          }
          expect(existsSync(room.at("out/new 'one"))).toBe(false);
        } finally {
          room.dispose();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('a shell word is exactly its text', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const text = pieces.join('').replaceAll('\0', '');
        fc.pre(text.isWellFormed());
        expect(execFileSync('sh', ['-c', `printf '%s' ${shellWord(text)}`], { encoding: 'utf8' })).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

it('the undo script leaves what is not sure: edited files, last copies', () => {
  const room = openRoom({ 'in/one.mkv': 'one', 'in/two.mkv': 'two' });
  const plan = room.plan([
    { from: 'in/one.mkv', to: 'out/one.mkv' },
    { from: 'in/two.mkv', to: 'out/two.mkv', action: 'copy' },
  ]);
  room.apply(plan);
  execFileSync('sh', [
    '-c',
    `printf changed >${shellWord(room.at('out/one.mkv'))}; rm ${shellWord(room.at('in/two.mkv'))}`,
  ]);
  const script = join(room.runsFolder, 'rollback-run00001.sh');
  expect(() => execFileSync('sh', [script], { stdio: 'pipe' })).toThrow(expect.objectContaining({ status: 10 }));
  expect(Object.keys(room.tree())).toEqual(['out/one.mkv', 'out/two.mkv']);
  expect(readJournal(join(room.runsFolder, 'run00001.jsonl'))?.ended).toBe(true);
  room.dispose();
});
