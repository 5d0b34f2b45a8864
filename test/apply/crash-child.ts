// Runs one request in this process, which kills itself at the step that the request names. Started, bundled, by the crash test and by the sweep.
import { hostname } from 'node:os';
import { existsSync, readFileSync } from 'node:fs';
import { conduct } from '../../src/apply/conduct.ts';
import type { RunRequest } from '../../src/apply/run-request.ts';
import type { ApplyEvent } from '../../src/model/run.ts';

const request = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as RunRequest;
/** Nothing stands there: the call tells who watches this process that from here on it works. */
existsSync('/anivault-begins');
let steps = 0;
let end: ApplyEvent | null = null;
conduct(request, {
  hands: {
    step: () => {
      steps += 1;
      if (steps === request.trial?.crashAtStep) process.kill(process.pid, 'SIGKILL');
    },
    stopped: () => false,
    sleep: () => undefined,
    noLinks: request.trial?.noLinks ?? false,
    noSameDevice: request.trial?.noSameDevice ?? false,
  },
  emit: (event) => {
    end = event;
  },
  now: () => request.now,
  host: hostname(),
  pid: process.pid,
});
process.stdout.write(JSON.stringify({ steps, end }));
