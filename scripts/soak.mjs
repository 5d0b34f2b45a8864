// `npm run soak [-- --minutes 3] [--entries 50000]`: minutes of four processes asking one TMDB that misbehaves, a cache of many entries, and a
// full disk. For what shows only after a while: memory that grows, a pace that is lost, a state that is never left.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { report } from './bench/measure.mjs';
import { fullDisk, manyEntries } from './soak/cache.mjs';
import { fourProcesses } from './soak/senders.mjs';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '3' }, entries: { type: 'string', default: '50000' } },
});
const [minutes, entries] = [Number(values.minutes), Number(values.entries)];
if (!(minutes > 0) || !(entries > 0)) {
  console.error('usage: npm run soak -- [--minutes 3] [--entries 50000]');
  process.exit(64);
}
const workshop = mkdtempSync(join(tmpdir(), 'anivault-soak-'));
try {
  const parts = [
    await manyEntries(workshop, entries),
    await fullDisk(workshop),
    await fourProcesses(workshop, minutes),
  ];
  const met = report(
    parts.flatMap(({ lines }) => lines),
    parts.flatMap(({ notes }) => notes),
  );
  if (!met) process.exitCode = 1;
} finally {
  rmSync(workshop, { recursive: true, force: true });
}
