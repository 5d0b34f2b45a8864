// What the sweep works on: folders on some disk, the one at hand or one that is mounted for it. Where a tool or a right is missing, the answer
// says which.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ground } from '../apply/room.ts';
import type { RunTrial } from '../../src/apply/run-request.ts';

/** Folders for one run after another, on some disk. */
export interface Stage extends Ground {
  readonly trial: RunTrial;
  /** faults that make a kind of disk out of another one, as strace injects them */
  readonly faults: readonly string[];
  /** takes the power away and brings the disk back as it was then; null where it has no plug */
  readonly cutPower: (() => void) | null;
  /** makes everything durable, so that a later cut takes only what comes after */
  settle(): void;
  /** empties all folders */
  clear(): void;
}

export interface Disk {
  readonly name: string;
  /** a stage, or why there is none */
  open(): Promise<Stage | string>;
}

const isRoot = (): boolean => process.getuid?.() === 0;

/** Runs a tool and tells what it says; throws with its words where it fails. */
export function tool(...[command = '', ...args]: readonly string[]): string {
  const ran = spawnSync(command, args, { encoding: 'utf8' });
  if (ran.status === 0) return ran.stdout.trim();
  throw new Error(`${command} ${args.join(' ')}: ${ran.error?.message ?? ran.stderr.trim()}`);
}

const has = (command: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;

const emptyFolder = (folder: string): void => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
};

export interface Making {
  readonly path: string;
  readonly state: string;
  readonly trial?: RunTrial;
  readonly faults?: readonly string[];
  readonly cutPower?: () => void;
  readonly settle?: () => void;
  readonly remove: () => void;
}

function stageOf({ path, state, remove, ...more }: Making): Stage {
  const { trial = {}, faults = [], cutPower = null, settle = () => undefined } = more;
  for (const folder of [join(path, 'in'), join(path, 'out'), state]) mkdirSync(folder, { recursive: true });
  return {
    path,
    state,
    trial,
    faults,
    cutPower,
    settle,
    clear: () => {
      for (const folder of [join(path, 'in'), join(path, 'out'), state]) {
        mkdirSync(folder, { recursive: true });
        emptyFolder(folder);
      }
    },
    remove,
  };
}

/** Images lie in memory where they can: what is cut is the file system on them, and its syncs need not wait for a real disk. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const newFolder = (under = tmpdir()): string => mkdtempSync(join(under, 'anivault-sweep-'));
const removeFolder = (folder: string) => (): void => rmSync(folder, { recursive: true, force: true });

/** The disk of the temporary folder, perhaps with a missing ability. */
export const here = (name: string, trial: RunTrial = {}, faults: readonly string[] = []): Disk => ({
  name,
  open: async () => {
    const path = newFolder();
    return stageOf({ path, state: join(path, 'state'), trial, faults, remove: removeFolder(path) });
  },
});

/** Mounts, unmounted newest first whatever happens. */
export class Mounts {
  readonly #points: string[] = [];
  readonly #servers: ChildProcess[] = [];
  readonly #loops: string[] = [];

  /** The image as a block device, for file systems that mount nothing else. */
  loop(image: string): string {
    const device = tool('losetup', '--find', '--show', image);
    this.#loops.push(device);
    return device;
  }

  add(point: string, ...mount: readonly string[]): void {
    mkdirSync(point, { recursive: true });
    tool(...mount, point);
    this.#points.push(point);
  }

  async serve(point: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
    mkdirSync(point, { recursive: true });
    const server = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
    this.#servers.push(server);
    this.#points.push(point);
    for (let i = 0; i < 200; i += 1) {
      if (isMounted(point)) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`${command} does not mount ${point}`);
  }

  remove(): void {
    for (const point of this.#points.splice(0).toReversed()) spawnSync('umount', ['-l', point]);
    for (const server of this.#servers.splice(0)) server.kill();
    for (const device of this.#loops.splice(0)) spawnSync('losetup', ['-d', device]);
  }
}

const isMounted = (point: string): boolean => readFileSync('/proc/self/mounts', 'utf8').includes(` ${point} `);

/** A disk made of mounts: opened with what it needs, or told what is missing. */
export function mounted(
  name: string,
  needs: readonly string[],
  make: (folder: string, mounts: Mounts) => Promise<Omit<Making, 'remove'>>,
  under = MEMORY,
): Disk {
  return {
    name,
    open: async () => {
      if (process.platform !== 'linux') return 'needs Linux';
      if (!isRoot()) return 'needs root to mount';
      const missing = needs.filter((need) => !has(need));
      if (missing.length > 0) return `needs ${missing.join(' and ')}`;
      const folder = newFolder(under);
      const mounts = new Mounts();
      const remove = (): void => {
        mounts.remove();
        removeFolder(folder)();
      };
      try {
        return stageOf({ ...(await make(folder, mounts)), remove });
      } catch (error) {
        remove();
        return error instanceof Error ? error.message : String(error);
      }
    },
  };
}

/** The disk itself, and a state folder that lies beside it. */
export const at = (folder: string): { path: string; state: string } => ({
  path: join(folder, 'disk'),
  state: join(folder, 'state'),
});

/** A file that stands for a device of so many megabytes. */
export const imageIn = (folder: string, name: string, megabytes: number): string => {
  const image = join(folder, name);
  writeFileSync(image, '');
  truncateSync(image, megabytes * 1024 * 1024);
  return image;
};
