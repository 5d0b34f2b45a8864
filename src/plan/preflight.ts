// Whether the disks will take the plan: named checks over facts, before anything moves.
import { dirname } from 'node:path';
import { canWrite, deviceOf, freeBytes, nearestExisting } from '../disk/survey.ts';
import type { Operation, PreflightCheck, Roots } from '../model/plan.ts';

/** Kept free on a disk that copies go to: 1 GiB. */
const RESERVE = 1024n ** 3n;
/** What most systems allow for a whole path, in bytes. */
const PATH_BYTES = 4096;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const gigabytes = (bytes: bigint): string => `${(Number(bytes) / 1024 ** 3).toFixed(1)} GB`;

const check = (code: string, ok: boolean, text: string): PreflightCheck => ({ code, ok, text });

/** Devices of folders, asked once a folder. */
function createDevices(): (path: string) => string | null {
  const known = new Map<string, string | null>();
  return (path) => {
    const folder = dirname(path);
    let device = known.get(folder);
    if (device === undefined) {
      device = deviceOf(nearestExisting(folder));
      known.set(folder, device);
    }
    return device;
  };
}

function checkSpace(crossing: readonly Operation[]): readonly PreflightCheck[] {
  const needed = new Map<string, bigint>();
  for (const { destination, identity } of crossing) {
    const at = nearestExisting(dirname(destination));
    needed.set(at, (needed.get(at) ?? 0n) + BigInt(identity?.size ?? 0));
  }
  const total = [...needed.values()].reduce((sum, bytes) => sum + bytes, 0n);
  const free = [...needed.keys()].reduce((least, at) => (freeBytes(at) < least ? freeBytes(at) : least), 2n ** 62n);
  if (total === 0n) return [];
  const ok = total + RESERVE <= free;
  return [
    check('space', ok, ok ? `${gigabytes(total)} fit` : `${gigabytes(total)} are needed, ${gigabytes(free)} are free`),
  ];
}

const unwritable = (folders: readonly string[]): readonly string[] =>
  [...new Set(folders.map(nearestExisting))].filter((folder) => !canWrite(folder));

/** The checks, failing ones too; the plan stands either way, and what fails is said. */
export function preflight(
  operations: readonly Operation[],
  roots: Roots,
  sources: readonly string[],
): readonly PreflightCheck[] {
  if (operations.length === 0) return [];
  const device = createDevices();
  const crossing = operations.filter(
    ({ action, source, destination }) =>
      action === 'copy' || (action === 'move' && device(source) !== device(destination)),
  );
  const links = operations.filter(({ action }) => action === 'hardlink');
  const apart = links.filter(({ source, destination }) => device(source) !== device(destination));
  const checks = [...checkSpace(crossing)];
  if (links.length > 0)
    checks.push(
      check(
        'links',
        apart.length === 0,
        apart.length === 0
          ? 'one disk, links work'
          : `${apart.length} files are on another disk than the library: hard links can’t cross`,
      ),
    );
  const folders = operations.map(({ destination }) => dirname(destination));
  const shut = unwritable([
    ...folders,
    ...operations.filter(({ action }) => action === 'move').map(({ source }) => dirname(source)),
  ]);
  checks.push(
    check('writable', shut.length === 0, shut.length === 0 ? 'writable' : `not writable: ${shut.join(', ')}`),
  );
  const long = operations.filter(({ destination }) => bytesOf(destination) > PATH_BYTES);
  checks.push(
    check(
      'names',
      long.length === 0,
      long.length === 0 ? 'names fit' : `${long.length} paths are longer than ${PATH_BYTES} bytes`,
    ),
  );
  for (const root of new Set([roots.shows, roots.films]))
    if (root !== null && deviceOf(root) === null)
      checks.push(check('root', true, `${root} is not there yet and will be made`));
  const leaving = operations.filter(({ action }) => action === 'move').length;
  if (leaving > 0) checks.push(check('leaving', true, `${leaving} files leave ${sources.join(', ')}`));
  return checks;
}
