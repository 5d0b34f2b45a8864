// The line that README gives for cron: known shows are filed and need nobody; what is unsure waits, and the window offers it.
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LAUNCHER, type Ran } from '../support/built.ts';
import { openTerminal } from '../support/terminal.ts';
import { plant } from '../support/tree.ts';
import { filesOf, POSIX, useRoom } from './room.ts';

const room = useRoom();

const cron = (): Promise<Ran> => {
  const flags = ['--apply', '--mode', 'hardlink', '--min-age', '10m', '--json'];
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

    const window = openTerminal({ command: process.execPath, args: [LAUNCHER], columns: 100, rows: 30, env: room.env });
    await window.waitFor(/Go on/);
    window.press('enter');
    await window.waitFor(/To decide 3/);
    window.press('ctrl-c');
    await window.ended;
  },
);
