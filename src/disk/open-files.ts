// Files that some process has open for writing, as Linux tells it. Reads only; elsewhere, and where a process may not be looked into, it tells
// nothing.
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';

/** The two bits of a descriptor's flags that say how it may be used; 0 is for reading only. */
const ACCESS = 0o3;

const orElse = <T>(ask: () => T, otherwise: T): T => {
  try {
    return ask();
  } catch {
    return otherwise; // the process or its descriptor is gone since, or is another user's
  }
};

const mayWrite = (info: string): boolean => (parseInt(/^flags:\s*([0-7]+)/m.exec(info)?.[1] ?? '0', 8) & ACCESS) !== 0;

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);

/**
 * Device and inode (`dev:ino`) of the files open for writing whose paths are `wanted`, in every process that may be looked into. Never rejects. Processes are
 * looked at side by side: there are hundreds of them, and who waits does so before the first file.
 */
export async function filesBeingWritten(wanted: (path: string) => boolean): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const lookAt = async (pid: string): Promise<void> => {
    for (const fd of await namesIn(`/proc/${pid}/fd`)) {
      const at = `/proc/${pid}/fd/${fd}`;
      if (!wanted(orElse(() => readlinkSync(at), ''))) continue;
      if (!mayWrite(orElse(() => readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8'), ''))) continue;
      const facts = orElse(() => statSync(at, { bigint: true }), null);
      if (facts?.isFile()) found.add(`${facts.dev}:${facts.ino}`);
    }
  };
  const names = await namesIn('/proc');
  await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(lookAt));
  return found;
}
