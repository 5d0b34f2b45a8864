// The line that README gives for cron: known shows are filed and need nobody; what is unsure waits, and the window offers it.
import { rmSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { inTerminal, type Ran } from '../support/built.ts';
import { openTerminal } from '../support/terminal.ts';
import { plant } from '../support/tree.ts';
import { filesOf, POSIX, useRoom } from './room.ts';

const room = useRoom();

const cron = (...more: readonly string[]): Promise<Ran> => {
  const flags = ['--apply', '--mode', 'hardlink', '--min-age', '10m', '--json', ...more];
  return room.run('run', room.input, '--library', room.library, ...flags);
};
const lastOf = (ran: Ran): ReturnType<Ran['events']>[number] | undefined => ran.events().at(-1);
const endsOf = (ran: Ran): number =>
  ran.events().filter(({ event }) => event === 'complete' || event === 'error').length;

/** As if written so many minutes ago. */
function written(minutes: number, ...names: readonly string[]): void {
  const then = Date.now() / 1000 - minutes * 60;
  for (const name of names) utimesSync(join(room.input, name), then, then);
}

it.skipIf(!POSIX)(
  'samples, unfinished and young files beside known shows: 0; then unknown groups: 10, offered',
  { timeout: 60_000 },
  async () => {
    plant(room.input, {
      'Mushishi/sample.mkv': 's',
      'Mushishi/Mushishi - 03.mkv.part': 'half',
      'Mushishi/Mushishi - 04.mkv': 'being written',
    });
    const large = 'x'.repeat(100);
    plant(room.input, { 'Mushishi/Mushishi - 01.mkv': large, 'Mushishi/Mushishi - 02.mkv': large });
    written(60, 'Mushishi/sample.mkv', 'Mushishi/Mushishi - 01.mkv', 'Mushishi/Mushishi - 02.mkv');
    written(1, 'Mushishi/Mushishi - 04.mkv');
    const before = filesOf(room.input);

    const known = await cron();
    expect([known.code, endsOf(known), known.stderr]).toEqual([0, 1, '']);
    expect(lastOf(known)).toMatchObject({ event: 'complete', fields: { moved: 2, waiting: 0, errors: 0 } });
    expect(filesOf(room.library)).toHaveLength(2);
    expect(filesOf(room.input)).toEqual(before);

    const again = await cron();
    expect([again.code, lastOf(again)?.fields['moved'], filesOf(room.library).length]).toEqual([0, 0, 2]);

    const unknown = ['Zzyzx Qwert - 01.mkv', 'Plugh Xyzzy - 01.mkv', 'Frobozz Gnusto - 01.mkv'];
    plant(room.input, Object.fromEntries(unknown.map((name) => [name, 'unknown'])));
    written(60, ...unknown);
    const unsure = await cron();
    expect([unsure.code, endsOf(unsure)]).toEqual([10, 1]);
    expect(lastOf(unsure)).toMatchObject({ event: 'complete', fields: { waiting: 3, errors: 0 } });
    expect((await room.run('run', room.input, '--library', room.library)).stdout).toContain('3 groups wait');

    const window = openTerminal({ ...inTerminal(), columns: 100, rows: 30, env: room.env });
    await window.waitFor(/Go on/);
    window.press('enter');
    await window.waitFor(/To decide 3/);
    window.press('ctrl-c');
    await window.ended;
  },
);

/** File name -> why it was left out. */
const leftOut = (ran: Ran): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ran.events().flatMap(({ event, fields }): [string, string][] => {
      const { skipped, file_path: path } = fields as { skipped?: { code: string }; file_path?: string };
      return event === 'info' && skipped && path !== undefined ? [[basename(path), skipped.code]] : [];
    }),
  );
const done = (ran: Ran): readonly unknown[] => [
  ran.code,
  lastOf(ran)?.fields['moved'],
  lastOf(ran)?.fields['requests'],
];

it.skipIf(!POSIX)(
  'what was linked, removed since, undone or left out is not touched again, unless --again says so',
  { timeout: 60_000 },
  async () => {
    const [one, two] = ['Mushishi - 01.mkv', 'Mushishi - 02.mkv'];
    written(60, `Mushishi/${one}`, `Mushishi/${two}`);
    expect((await cron()).code).toBe(0);
    const again = await cron();
    expect(done(again)).toEqual([0, 0, 0]);
    expect(leftOut(again)).toEqual({ [one]: 'in-library-by-link', [two]: 'in-library-by-link' });

    // a subtitle that came later goes to the video that the library has
    plant(room.input, { 'Mushishi/Mushishi - 01.en.srt': 'later' });
    written(60, 'Mushishi/Mushishi - 01.en.srt');
    expect(done(await cron()).slice(0, 2)).toEqual([0, 1]);

    const [first = ''] = filesOf(room.library).filter((path) => path.endsWith('.mkv'));
    rmSync(join(room.library, first));
    const removed = await cron();
    expect(done(removed)).toEqual([0, 0, 0]);
    expect(leftOut(removed)).toMatchObject({ [one]: 'placed-before', [two]: 'in-library-by-link' });
    const planned = await room.run('organize', room.input, '--library', room.library, '--mode', 'hardlink', '--json');
    const reasons = planned
      .events()
      .flatMap(({ phase, fields }) => (phase === 'match' ? (fields['reasons'] ?? []) : []));
    expect(reasons).toContainEqual(expect.objectContaining({ code: 'placed-before' }));
    expect(planned.stdout).toContain('"status":"planned"');
    expect(done(await cron('--again')).slice(0, 2)).toEqual([0, 1]);

    expect((await room.run('rollback', '--apply')).code).toBe(0);
    const undone = await cron();
    expect(done(undone)).toEqual([0, 0, 0]);
    expect(leftOut(undone)).toMatchObject({ [one]: 'undone-before', [two]: 'in-library-by-link' });

    // another library has not had the second one yet
    const other = await room.run(
      'run',
      room.input,
      '--library',
      join(room.path, 'other'),
      '--mode',
      'hardlink',
      '--json',
    );
    const plannedThere = other
      .events()
      .filter(({ fields }) => fields['status'] === 'planned' && fields['action'] === 'hardlink');
    expect(plannedThere.map(({ fields }) => basename(String(fields['source'])))).toEqual([two]);
  },
);

it.skipIf(!POSIX)('what a person left out in the window is left out by cron', { timeout: 60_000 }, async () => {
  const names = ['Mushishi - 01.mkv', 'Mushishi - 02.mkv'];
  written(60, ...names.map((name) => `Mushishi/${name}`));
  const program = inTerminal(room.input, '--library', room.library);
  const window = openTerminal({ ...program, columns: 100, rows: 30, env: room.env });
  await window.waitFor(/Ready 1/);
  window.press('f');
  await window.waitFor(/2009|Mushi/);
  window.press('x');
  await window.waitFor(/Left out 1/);
  window.press('ctrl-c');
  await window.ended;
  const ran = await cron();
  expect(done(ran)).toEqual([0, 0, 0]);
  expect(leftOut(ran)).toEqual(Object.fromEntries(names.map((name) => [name, 'left-out-before'])));
});
