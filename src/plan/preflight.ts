// Whether the disks will take the plan: named checks over facts, before anything moves. Changes nothing.
import { basename, dirname } from 'node:path';
import { isBelow, isMounted, wantedMounts } from '../disk/mounts.ts';
import { isBelow as isInside } from '../names/below.ts';
import { canWrite, diskSpace, hasHoles, isThere, realFolder } from '../disk/survey.ts';
import type { FailureCode } from '../model/failure.ts';
import type { Operation, PreflightCheck, Roots } from '../model/plan.ts';
import type { Disks } from './disks.ts';
import { isPathTooLong } from './obstacles.ts';

/** Kept free on a disk that copies go to: 1 GiB, or 2 % of a disk where that is more. */
const RESERVE_LEAST = 1024n ** 3n;
const RESERVE_PART = 50n;

export interface PreflightGround {
  readonly roots: Roots;
  readonly sources: readonly string[];
  readonly disks: Disks;
}

const check = (code: string, ok: boolean, text: string, stops: FailureCode | null = null): PreflightCheck => ({
  code,
  ok,
  text,
  stops,
});

const sizeText = (bytes: bigint): string =>
  bytes < 10n ** 9n ? `${(Number(bytes) / 1e6).toFixed(1)} MB` : `${(Number(bytes) / 1e9).toFixed(1)} GB`;
const files = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'file' : 'files'}`;
const folders = (some: Iterable<string>): string => [...some].join(', ');

const crosses = ({ action, source, destination }: Operation, disks: Disks): boolean =>
  action === 'move' && disks.deviceOf(source) !== disks.deviceOf(destination);

function checkSpace(operations: readonly Operation[], disks: Disks): readonly PreflightCheck[] {
  const disksOf = new Map<string, { readonly folder: string; bytes: bigint }>();
  for (const operation of operations) {
    if (operation.action !== 'copy' && !crosses(operation, disks)) continue;
    const folder = disks.folderOf(operation.destination);
    const device = disks.deviceOf(operation.destination) ?? folder;
    const disk = disksOf.get(device) ?? { folder, bytes: 0n };
    disk.bytes += BigInt(operation.identity?.size ?? 0);
    disksOf.set(device, disk);
  }
  return [...disksOf.values()].map(({ folder, bytes }) => {
    const { free, size } = diskSpace(folder);
    if (size === 0n)
      return check('space', true, `${sizeText(bytes)} are needed at ${folder}, which does not tell its room`);
    const part = size / RESERVE_PART;
    const reserve = part > RESERVE_LEAST ? part : RESERVE_LEAST;
    if (bytes > free)
      return check(
        'space',
        false,
        `${sizeText(bytes)} are needed at ${folder}, ${sizeText(free)} are free`,
        'E-FS-FULL',
      );
    return bytes + reserve > free
      ? check('space', false, `${sizeText(bytes)} fit at ${folder}, but leave only ${sizeText(free - bytes)} free`)
      : check('space', true, `${sizeText(bytes)} fit`);
  });
}

/** A disk that fstab wants above a root or source and that is not mounted: the folder there is not the library. */
function checkMounted({ roots, sources }: PreflightGround): readonly PreflightCheck[] {
  const wanted = wantedMounts().filter((point) => point !== '/');
  if (wanted.length === 0) return [];
  const paths = [roots.shows, roots.films, ...sources].filter((path) => path !== null).map(realFolder);
  const under = wanted.filter((point) => paths.some((path) => isBelow(point, path)));
  const gone = under.filter((point) => !isMounted(point));
  if (under.length === 0) return [];
  return gone.length === 0
    ? [check('mounted', true, 'mounted')]
    : [check('mounted', false, `not mounted: ${folders(gone)}`, 'E-FS-GONE')];
}

function checkDevices(operations: readonly Operation[], disks: Disks): readonly PreflightCheck[] {
  const links = operations.some(({ action }) => action === 'hardlink');
  const moves = operations.some(({ action }) => action === 'move');
  const crossing = operations.filter((operation) => crosses(operation, disks)).length;
  return [
    ...(links ? [check('links', true, 'one disk, links work')] : []),
    ...(crossing > 0
      ? [check('same-device', true, `${files(crossing)} go to another disk: copied, verified, then removed`)]
      : []),
    ...(moves && crossing === 0 && !links ? [check('same-device', true, 'one disk, names change only')] : []),
  ];
}

function checkWritable(operations: readonly Operation[], disks: Disks): PreflightCheck {
  const targets = new Set(operations.map(({ destination }) => disks.folderOf(destination)));
  const left = new Set(
    operations.filter(({ action }) => action === 'move').map(({ source }) => disks.folderOf(source)),
  );
  const shut = [...new Set([...targets, ...left])].filter((folder) => !canWrite(folder));
  const shutTargets = [...targets].filter((folder) => shut.includes(folder));
  const stops = targets.size > 0 && shutTargets.length === targets.size ? ('E-FS-PERM' as const) : null;
  return check('writable', shut.length === 0, shut.length === 0 ? 'writable' : `not writable: ${folders(shut)}`, stops);
}

/** In move mode the files leave where they were: said for each folder that was scanned. */
function checkLeaving(
  operations: readonly Operation[],
  { roots, sources }: PreflightGround,
): readonly PreflightCheck[] {
  const isInLibrary = (path: string): boolean =>
    [roots.shows, roots.films].some((root) => root !== null && isInside(path, root));
  const counts = new Map<string, number>();
  for (const { action, source } of operations) {
    if (action !== 'move' || isInLibrary(source)) continue;
    const from = sources.find((folder) => isInside(source, folder)) ?? dirname(source);
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  return [...counts].map(([from, count]) =>
    check('leaving', true, `${files(count)} ${count === 1 ? 'leaves' : 'leave'} ${from}`),
  );
}

/** Files that have their size before they have their content: a warning only, because a disk may have its own ways to save room. */
function checkWhole(operations: readonly Operation[]): readonly PreflightCheck[] {
  const holed = operations.filter(({ identity, source }) => identity !== null && hasHoles(source));
  const [first] = holed;
  if (first === undefined) return [];
  const more = holed.length > 1 ? ' and others' : '';
  const text = `${files(holed.length)} may not be complete yet, only a part is on the disk: ${basename(first.source)}${more}`;
  return [check('whole', false, text)];
}

/** A root that nothing goes to is not made. */
function checkRoots(operations: readonly Operation[], { roots }: PreflightGround): readonly PreflightCheck[] {
  const wanted = [...new Set([roots.shows, roots.films])].filter((root) => root !== null);
  return wanted
    .filter((root) => !isThere(root) && operations.some(({ destination }) => isInside(destination, root)))
    .map((root) => check('root', true, `${root} is not there yet and will be made`));
}

/** The checks of what would go, failing ones too; the plan stands either way, and what fails is said. */
export function preflight(planned: readonly Operation[], ground: PreflightGround): readonly PreflightCheck[] {
  const operations = planned.filter(({ accepted }) => accepted);
  if (operations.length === 0) return [];
  const long = operations.filter(({ destination }) => isPathTooLong(destination)).length;
  return [
    ...checkMounted(ground),
    ...checkDevices(operations, ground.disks),
    ...checkSpace(operations, ground.disks),
    checkWritable(operations, ground.disks),
    check('names', long === 0, long === 0 ? 'names fit' : `${files(long)}: the whole path is too long for this system`),
    ...checkWhole(operations),
    ...checkRoots(operations, ground),
    ...checkLeaving(operations, ground),
  ];
}
