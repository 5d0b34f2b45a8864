// What other programs and disks do in the middle of a copy, and a share that never answers: at an exact step, by the hands that the run is given.
import {
  appendFileSync,
  closeSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { conduct } from '../../src/apply/conduct.ts';
import type { ApplyEvent } from '../../src/model/run.ts';
import { openRoom, type Room } from './room.ts';

let room: Room;
afterEach(() => room.dispose());

/** Copies `in/one.mkv` over to another disk, and does `disturb` when the temporary file is whole. The codes of the ends. */
function copied(disturb: () => void): readonly (string | null)[] {
  room = openRoom({ 'in/one.mkv': 'one', 'out/.keep': '' });
  const request = room.requests.apply(room.plan([{ from: 'in/one.mkv', to: 'out/one.mkv' }]));
  const codes: (string | null)[] = [];
  conduct(request, {
    hands: {
      step: (name) => name === 'temp-dressed' && disturb(),
      stopped: () => false,
      sleep: () => undefined,
      noLinks: false,
      noSameDevice: true,
    },
    emit: (event) => {
      if (event.type === 'operation-ended' || event.type === 'run-ended') codes.push(event.code);
    },
    now: () => request.now,
    host: 'here',
    pid: process.pid,
  });
  return codes;
}

it('a source that grows while it is copied stays, and its copy goes', () => {
  expect(copied(() => appendFileSync(room.at('in/one.mkv'), ' and more'))).toContain('E-FS-CHANGED');
  expect(Object.keys(room.tree())).toEqual(['in/one.mkv', 'out/.keep']);
  expect(readFileSync(room.at('in/one.mkv'), 'utf8')).toBe('one and more');
});

it('a byte that changed on the way is found, and the source stays', () => {
  const flip = (): void => {
    const name = readdirSync(room.at('out')).find((each) => each.endsWith('.part')) ?? '';
    const temp = join(room.at('out'), name);
    const { atime, mtime } = statSync(temp);
    writeFileSync(temp, 'onf');
    utimesSync(temp, atime, mtime);
  };
  expect(copied(flip)).toContain('E-FS-IO');
  expect(Object.keys(room.tree())).toEqual(['in/one.mkv', 'out/.keep']);
  expect(readFileSync(room.at('in/one.mkv'), 'utf8')).toBe('one');
});

/** Moves `in/one.mkv` on this disk, and does `meanwhile` when its intent is on the disk and nothing is touched yet. */
function moved(meanwhile: () => void): readonly (string | null)[] {
  room = openRoom({ 'in/one.mkv': 'one', 'out/.keep': '' });
  const request = room.requests.apply(room.plan([{ from: 'in/one.mkv', to: 'out/one.mkv' }]));
  const codes: (string | null)[] = [];
  let lines = 0;
  conduct(request, {
    hands: {
      // the beginning is written first, then what is promised
      step: (name) => name === 'journal-written' && (lines += 1) === 2 && meanwhile(),
      stopped: () => false,
      sleep: () => undefined,
      noLinks: false,
      noSameDevice: false,
    },
    emit: (event) => {
      if (event.type === 'operation-ended') codes.push(event.code);
    },
    now: () => request.now,
    host: 'here',
    pid: process.pid,
  });
  return codes;
}

it('a link that was made although the disk says that the name is taken counts as made', () => {
  expect(moved(() => linkSync(room.at('in/one.mkv'), room.at('out/one.mkv')))).toEqual([null]);
  expect(Object.keys(room.tree())).toEqual(['out/.keep', 'out/one.mkv']);
  room.rollback('run00001');
  expect(Object.keys(room.tree())).toEqual(['in/one.mkv', 'out/.keep']);
});

it('a file of the same content that another program put there meanwhile is no link: both stay', () => {
  expect(moved(() => writeFileSync(room.at('out/one.mkv'), 'one'))).toEqual(['target-exists']);
  expect(Object.keys(room.tree())).toEqual(['in/one.mkv', 'out/.keep', 'out/one.mkv']);
});

it('whoever has the file open reads on while it is moved and moved back', () => {
  room = openRoom({ 'in/one.mkv': 'a film', 'out/.keep': '' });
  const player = openSync(room.at('in/one.mkv'), 'r');
  const some = Buffer.alloc(2);
  readSync(player, some);
  room.apply(room.plan([{ from: 'in/one.mkv', to: 'out/one.mkv' }]));
  readSync(player, some);
  expect(some.toString()).toBe('fi');
  room.rollback('run00001');
  readSync(player, some);
  expect(some.toString()).toBe('lm');
  closeSync(player);
});

it(
  'a share that never answers does not hold the program: asked to stop, it is left after 5 s',
  { timeout: 20_000 },
  async () => {
    room = openRoom({ 'in/one.mkv': 'one' });
    const workerFile = room.at('hangs.mjs');
    writeFileSync(workerFile, 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);');
    const stop = new AbortController();
    const begun = performance.now();
    const run = room.start(
      { ...room.requests.apply(room.plan([{ from: 'in/one.mkv', to: 'out/one.mkv' }])), workerFile },
      stop.signal,
    );
    stop.abort();
    const { end } = await run;
    expect(end satisfies ApplyEvent).toMatchObject({
      state: 'paused',
      code: 'E-FS-IO',
      reason: expect.stringMatching(/not answering/) as string,
    });
    expect(performance.now() - begun).toBeLessThan(7_000);
  },
);
