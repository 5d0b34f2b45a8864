// Runs one request in this process, which kills itself at the step that the request names, or at the point that is given after it (`written N` and
// `read-back N` bytes of a copy, the N-th `fsync` of this thread, the first `step NAME`). Started, bundled, by the crash tests and by the sweep.
import fs, { existsSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { hostname } from 'node:os';
import { conduct } from '../../src/apply/conduct.ts';
import type { RunRequest } from '../../src/apply/run-request.ts';
import type { ApplyEvent } from '../../src/model/run.ts';

const request = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as RunRequest;
const [point = '', count = ''] = (process.argv[3] ?? '').split(' ');
const die = (): void => void process.kill(process.pid, 'SIGKILL');

/** So long that another thread comes to take some folders, too. */
const SYNC_MS = 2;
if (point === 'fsync') {
  const { fsyncSync } = fs;
  const bed = new Int32Array(new SharedArrayBuffer(4));
  let syncs = 0;
  fs.fsyncSync = (fd) => {
    syncs += 1;
    if (syncs === Number(count)) die();
    Atomics.wait(bed, 0, 0, SYNC_MS);
    fsyncSync(fd);
  };
  syncBuiltinESMExports();
}

/** Nothing stands there: the call tells who watches this process that from here on it works. */
existsSync('/anivault-begins');
let steps = 0;
let end: ApplyEvent | null = null;
conduct(request, {
  hands: {
    step: (name) => {
      steps += 1;
      if (steps === request.trial?.crashAtStep || (point === 'step' && name === count)) die();
    },
    stopped: () => false,
    sleep: () => undefined,
    noLinks: request.trial?.noLinks ?? false,
    noSameDevice: request.trial?.noSameDevice ?? false,
  },
  emit: (event) => {
    end = event;
    if (event.type === 'operation-advanced' && event.part === point && event.bytes >= Number(count)) die();
  },
  now: () => request.now,
  host: hostname(),
  pid: process.pid,
});
process.stdout.write(JSON.stringify({ steps, end }));
