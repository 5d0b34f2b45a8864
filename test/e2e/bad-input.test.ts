// Bad input to the built program: what happened, to which path, what to do next, the right exit code, and never a changed file.
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ANOTHER_USER, canBeAnother, type Ran, runBuilt } from '../support/built.ts';
import { plant, treeOf } from '../support/tree.ts';
import { expectSaid, filesOf, POSIX, useRoom } from './room.ts';

const room = useRoom();

describe('folders', () => {
  it('that is not there', async () => {
    const gone = join(room.path, 'gone');
    expectSaid(await room.run('scan', gone), 1, /no such folder/, new RegExp(gone), /mounted|spelling/);
    const { code, events } = await room.run('run', gone, '--library', room.library, '--json');
    expect(code).toBe(1);
    expect(events().at(-1)).toMatchObject({ event: 'error', fields: { error_code: 'E-FS-GONE', file_path: gone } });
  });

  it('that is a file', async () => {
    const file = join(room.input, 'Mushishi/Mushishi - 01.mkv');
    expectSaid(await room.run('scan', file), 64, /is a file/, /Mushishi - 01\.mkv/);
  });

  it('that is empty', async () => {
    const empty = join(room.path, 'empty');
    mkdirSync(empty);
    expectSaid(
      await room.run('run', empty, '--library', room.library, '--apply'),
      0,
      /No video and no subtitle was found/,
    );
    expectSaid(await room.run('scan', empty), 0, /No video and no subtitle was found/);
  });

  it('inside the library, around it, and the library itself are worked on in place', async () => {
    plant(room.library, {
      'new/Mushishi - 03.mkv': 'three',
      'Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) S01E04.mkv': 'four',
    });
    const inside = await room.run('run', join(room.library, 'new'), '--library', room.library, '--apply');
    expectSaid(inside, 0, /S01E03/);
    expect(filesOf(room.library)).toContain('Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) S01E03.mkv');
    const before = treeOf(room.library);
    expectSaid(
      await room.run('run', room.library, '--library', room.library, '--apply'),
      0,
      /already-right/,
      /0 operations/,
    );
    expect(treeOf(room.library)).toEqual(before);
    expectSaid(await room.run('run', room.path, '--library', room.library, '--apply'), 0);
    expect(filesOf(room.library).filter((path) => path.endsWith('.mkv'))).toHaveLength(4);
    expect(filesOf(room.input)).toEqual([]);
  });
});

describe.skipIf(!canBeAnother())('permissions', () => {
  const asAnother = (...args: readonly string[]): Promise<Ran> => runBuilt(args, room.env, '', ANOTHER_USER);

  beforeEach(() => {
    for (const path of [room.path, room.input, room.library, join(room.input, 'Mushishi')]) chmodSync(path, 0o777);
    mkdirSync(room.home);
    chmodSync(room.home, 0o777);
  });

  it('a folder that can’t be read ends 4', async () => {
    const shut = join(room.path, 'shut');
    mkdirSync(shut, 0o700);
    if (ANOTHER_USER.uid === undefined) chmodSync(shut, 0);
    expectSaid(await asAnother('scan', shut), 4, /can’t be read: permission denied/, new RegExp(shut), /permissions/);
    chmodSync(shut, 0o700);
  });

  it('a folder below that can’t be read is named, the rest goes on, 10', async () => {
    const shut = join(room.input, 'shut');
    mkdirSync(shut, 0o700);
    if (ANOTHER_USER.uid === undefined) chmodSync(shut, 0);
    expectSaid(await asAnother('scan', room.input), 10, /E-FS-PERM/, new RegExp(shut), /Mushishi - 02/);
    chmodSync(shut, 0o700);
  });

  it('a library that can’t be written to: 4, and nothing was tried', async () => {
    chmodSync(room.library, 0o555);
    const before = treeOf(room.input);
    const ran = await asAnother('run', room.input, '--library', room.library, '--apply');
    expectSaid(ran, 4, /library can’t be written to. Nothing was changed/, new RegExp(room.library), /permissions/);
    expect(treeOf(room.input)).toEqual(before);
    expectSaid(await asAnother('history'), 0, /No run yet/);
    chmodSync(room.library, 0o755);
  });
});

describe('a place that is taken', () => {
  const place = 'Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) S01E01.mkv';

  it('by another file: it stays, the new one is refused and named, 10', async () => {
    plant(room.library, { [place]: 'somebody else’s' });
    const ran = await room.run('run', room.input, '--library', room.library, '--apply');
    expectSaid(ran, 10, /target-exists/, /Mushishi - 01\.mkv/);
    expect(readFileSync(join(room.library, place), 'utf8')).toBe('somebody else’s');
    expect(filesOf(room.input)).toEqual(['Mushishi/Mushishi - 01.mkv']);
  });

  it('by the same content: left as it is, 0', async () => {
    plant(room.library, { [place]: 'one' });
    expectSaid(
      await room.run('run', room.input, '--library', room.library, '--apply'),
      0,
      /same-content|already-there/,
    );
  });

  it('under `abort`: 6, and nothing was done', async () => {
    plant(room.library, { [place]: 'somebody else’s' });
    const before = treeOf(room.input);
    const ran = await room.run('run', room.input, '--library', room.library, '--apply', '--on-conflict', 'abort');
    expectSaid(ran, 6, /Mushi-Shi \(2005\) S01E01\.mkv/);
    expect(treeOf(room.input)).toEqual(before);
  });
});

describe.skipIf(!POSIX)('names', () => {
  const NAMES = [
    'Mushishi - 03 \u001b]0;owned\u0007\u001b[31m.mkv',
    'Mushishi\n - 04.mkv',
    `Mushishi - 05 ${'あ'.repeat(79)}.mkv`,
    'Mushishi - 06 \u202egnp.mkv',
    "Mushishi - 07 $(touch owned) ';`.mkv",
  ];

  it('of any kind are filed and come back, and none reaches the terminal as it is', async () => {
    plant(room.input, Object.fromEntries(NAMES.map((name) => [`Mushishi/${name}`, name])));
    const raw = Buffer.concat([
      Buffer.from(`${room.input}/Mushishi/Mushishi - 08 `),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('.mkv'),
    ]);
    writeFileSync(raw, 'not utf-8');
    const names = (): readonly string[] =>
      readdirSync(join(room.input, 'Mushishi'), 'buffer')
        .map((name) => name.toString('latin1'))
        .sort();
    const before = names();
    const applied = await room.run('run', room.input, '--library', room.library, '--apply');
    expectSaid(applied, 0, /\\x1b\]0;owned\\x07/, /\\x0a - 04/, /\\u202egnp/);
    expect(applied.stdout + applied.stderr).toMatch(/^[^\u0000-\u0009\u000b-\u001f\u202e]*$/);
    expect(filesOf(room.library)).toHaveLength(2 + NAMES.length);
    const told = await room.run('scan', room.input);
    expectSaid(told, 0, /Mushishi - 08 \\xff\\xfe\.mkv/, /name-not-utf8/);
    expectSaid(await room.run('rollback', '--apply'), 0);
    expect(names()).toEqual(before);
  });
});

describe('no terminal', () => {
  it.each([[[]], [['.']]])('anivault %j: one line that points to run, 64', async (args) => {
    const ran = await room.run(...args);
    expectSaid(ran, 64, /needs a terminal.*anivault run FOLDER/);
    expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
