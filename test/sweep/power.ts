// Disks that can lose their power: images on loop devices, back as they were when it went.
import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Disk, imageIn, mounted, tool } from './disk.ts';

interface Image {
  readonly image: string;
  readonly point: string;
}

const TRIES = 300;
const BETWEEN_TRIES_MS = 200;

/** Whether a disk takes anything at all. */
function isAlive(point: string): boolean {
  const probe = join(point, '.anivault-probe');
  try {
    mkdirSync(probe);
    rmdirSync(probe);
    return true;
  } catch {
    return false;
  }
}

/**
 * Mounts a disk again whose power was cut. A process with mounts of its own (`unshare`) that began meanwhile holds a copy of the old mount: until it
 * ends, mounting brings back the dead disk.
 */
function plugIn({ image, point }: Image): void {
  for (let tries = 1; ; tries += 1) {
    tool('mount', '-o', 'loop', image, point);
    if (isAlive(point)) return;
    tool('umount', point);
    if (tries === TRIES) throw new Error(`${image} can't be brought back: another process holds it.`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN_TRIES_MS);
  }
}

interface Format {
  readonly megabytes: number;
  readonly make: readonly [command: string, ...words: string[]];
  /** Takes the power away; what the disk says after that reaches nothing. */
  cut(image: Image): void;
  /** What is to be done when the dead disk is unmounted. */
  afterwards?(image: Image): void;
}

const shutDown = ({ point }: Image): void => void tool('xfs_io', '-x', '-c', 'shutdown', point);
const asItWas = ({ image }: Image): string => `${image}.cut`;

const FORMATS = {
  ext4: { megabytes: 32, make: ['mkfs.ext4', '-q', '-F'], cut: shutDown },
  xfs: { megabytes: 320, make: ['mkfs.xfs', '-q', '-f'], cut: shutDown },
  btrfs: {
    megabytes: 128,
    make: ['mkfs.btrfs', '-q', '-f'],
    // it can't be shut down: what has reached the image by now is what is left
    cut: (one) => void tool('cp', '--sparse=always', one.image, asItWas(one)),
    afterwards: (one) => renameSync(asItWas(one), one.image),
  },
} as const satisfies Readonly<Record<string, Format>>;
export type Kind = keyof typeof FORMATS;

/** A disk with a plug; the journal on it as well, or on one that stays; `out` may be another disk of another kind, cut at the same instant. */
export function cuttable(
  kind: Kind,
  { journal, out }: { readonly journal: 'here' | 'elsewhere'; readonly out?: Kind },
): Disk {
  const name = `${kind}${out === undefined ? '' : ` to ${out}`}, journal ${journal}`;
  const formats = [kind, ...(out === undefined ? [] : [out])].map((each): Format => FORMATS[each]);
  return mounted(name, ['xfs_io', ...formats.map(({ make }) => make[0])], async (folder, mounts) => {
    const images = formats.map(({ megabytes, make }, index): Image => {
      const image = imageIn(folder, `image-${index}`, megabytes);
      const point = join(folder, index === 0 ? 'disk' : join('disk', 'out'));
      tool(...make, image);
      mounts.add(point, 'mount', '-o', 'loop', image);
      return { image, point };
    });
    const each = formats.flatMap((format, index) => {
      const image = images[index];
      return image === undefined ? [] : [{ format, image }];
    });
    return {
      path: join(folder, 'disk'),
      state: journal === 'here' ? join(folder, 'disk', 'state') : join(folder, 'state'),
      settle: () => void tool('sync', '-f', ...images.map(({ point }) => point)),
      cutPower: () => {
        // all plugs at once, then the inner disk off before the outer one
        for (const { format, image } of each) format.cut(image);
        for (const { point } of images.toReversed()) tool('umount', point);
        for (const { format, image } of each) format.afterwards?.(image);
        images.forEach(plugIn);
      },
    };
  });
}
