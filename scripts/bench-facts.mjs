// Bundled and run by `bench/scan.mjs`: the walk alone, names and facts. Prints the number of files told.
import { performance } from 'node:perf_hooks';
import { scanFolders } from '../src/scan/walk.ts';

const options = {
  ext: null,
  exclude: [],
  minSize: 0,
  minAgeMs: 0,
  followLinks: false,
  maxDepth: null,
  now: Date.now(),
  monotonic: () => performance.now(),
  stateFolders: [],
};
let files = 0;
for await (const event of scanFolders(process.argv.slice(2), options, new globalThis.AbortController().signal))
  if (event.type === 'listing') for (const { sidecars } of event.listing.units) files += 1 + sidecars.length;
process.stdout.write(`${files}\n`);
