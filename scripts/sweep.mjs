// `npm run sweep [-- --short --only TEXT --thin N]`: kills runs at every system call that changes a disk, cuts the power of loop-mounted disks,
// races other programs for names, and puts mistakes into the code that must be found. Says what it skips where a tool or a right is missing.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sweep } from '../test/sweep/sweep.ts';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    thin: { type: 'string', default: '1' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const corpus = resolve(root, process.env.ANIVAULT_CORPUS ?? '../shared');
const tell = (text) => console.log(text);
if (
  !(await sweep({ short: values.short, only: values.only, thin: Math.max(1, Number(values.thin) || 1), corpus, tell }))
)
  process.exitCode = 1;
