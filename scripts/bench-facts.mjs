// Bundled and run by `bench/scan.mjs`: the walk alone, names and facts. Prints the number of files told.
import { scanFolders } from '../src/scan/walk.ts';
import { systemClock } from '../src/world/runtime.ts';

const options = {
  ext: null,
  exclude: [],
  minSize: 0,
  minAgeMs: 0,
  followLinks: false,
  maxDepth: null,
  now: Date.now(),
  clock: systemClock,
  stateFolders: [],
};
let files = 0;
for await (const event of scanFolders(process.argv.slice(2), options, new globalThis.AbortController().signal))
  if (event.type === 'listing') for (const { sidecars } of event.listing.units) files += 1 + sidecars.length;
process.stdout.write(`${files}\n`);
