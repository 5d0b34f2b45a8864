// The demo's throw-away folder: made below the system's temporary folder and removed as a whole, because every file in it is ours.
// The only place besides disk/own-file and apply/transfer that removes anything; it takes no other folder than one it made itself.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SampleFile } from '../workflow/parts.ts';

const made = new Set<string>();

/** Writes the files below a new folder (`downloads/…`) with an empty `library` beside them; returns the folder. */
export async function makeSample(files: readonly SampleFile[]): Promise<string> {
  const base = await mkdtemp(join(tmpdir(), 'anivault-demo-'));
  made.add(base);
  await mkdir(join(base, 'library'));
  for (const { path, content } of files) {
    const full = join(base, 'downloads', path);
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, content);
  }
  return base;
}

/** Removes a folder that `makeSample` made in this process; any other is left alone. */
export async function removeSample(base: string): Promise<void> {
  if (!made.delete(base)) return;
  await rm(base, { recursive: true, force: true });
}
