// What stands at a file's place now, or on the way to it. Looks at the disk, changes nothing.
import { basename, dirname, join } from 'node:path';
import { lookAlike } from '../disk/part.ts';
import { identityOf, isThere, listNames, realFolder } from '../disk/survey.ts';
import type { FileIdentity } from '../model/media-file.ts';
import { isBelow } from '../names/below.ts';
import { pathKey } from '../names/path-key.ts';
import type { Member } from './draft.ts';

export type Standing =
  | { readonly kind: 'free' }
  /** it stays where it is, whatever the policy: not a conflict */
  | { readonly kind: 'settled'; readonly code: string; readonly reason: string }
  | { readonly kind: 'taken'; readonly path: string; readonly identity: FileIdentity | null };

/** The entries of folders, read once a folder for one plan. */
export interface Places {
  /** what stands at a member's destination; files in `leaving` are as good as gone */
  standingAt(member: Member, leaving: ReadonlySet<string>): Standing;
  /** why nothing can be put at a path below a root; null where it can */
  obstacle(root: string, path: string): Way;
}

const FREE: Standing = { kind: 'free' };
const settled = (code: string, reason: string): Standing => ({ kind: 'settled', code, reason });

const isOneFile = (a: FileIdentity, b: FileIdentity): boolean => a.dev === b.dev && a.ino === b.ino;

const isSameContent = (there: string, identity: FileIdentity, { source, file }: Member): boolean =>
  identity.size > 0 &&
  identity.size === file.identity.size &&
  (identity.mtimeNs === file.identity.mtimeNs || lookAlike(there, source, identity.size));

/** One entry that some disk would take for the destination. */
function against(there: string, member: Member): Standing {
  const identity = identityOf(there);
  if (identity === null) return { kind: 'taken', path: there, identity };
  if (isOneFile(identity, member.file.identity))
    return settled('already-there', 'the library has this very file there');
  return isSameContent(there, identity, member)
    ? settled('same-content', 'the same file, by size and content, is there already')
    : { kind: 'taken', path: there, identity };
}

type Way = { readonly code: string; readonly reason: string } | null;

function wayTo(root: string, folder: string): Way {
  for (let at = folder; isBelow(at, root); at = dirname(at))
    if (isThere(at) && listNames(at) === null)
      return { code: 'no-folder', reason: `${at} is a file, or a folder that can’t be read` };
  const real = realFolder(root);
  const reached = realFolder(folder);
  return reached === real || isBelow(reached, real)
    ? null
    : { code: 'leaves-library', reason: `a link on the way to ${folder} leads out of the library` };
}

/** Tells why nothing can be put at a path below a root, or null where it can; asks the disk once a folder. */
export function obstacleOnWay(): (root: string, path: string) => Way {
  const ways = new Map<string, Way>();
  return (root, path) => {
    const folder = dirname(path);
    let known = ways.get(folder);
    if (known === undefined) ways.set(folder, (known = wayTo(root, folder)));
    return known;
  };
}

const WORST_FIRST: readonly Standing['kind'][] = ['taken', 'settled'];

export function createPlaces(): Places {
  const folders = new Map<string, ReadonlyMap<string, readonly string[]>>();

  function entriesAt(path: string): readonly string[] {
    const folder = dirname(path);
    let names = folders.get(folder);
    if (!names) {
      const read = new Map<string, string[]>();
      for (const name of listNames(folder) ?? []) read.set(pathKey(name), [...(read.get(pathKey(name)) ?? []), name]);
      folders.set(folder, (names = read));
    }
    return (names.get(pathKey(basename(path))) ?? []).map((name) => join(folder, name));
  }

  return {
    standingAt(member, leaving) {
      if (member.destination === member.source) return settled('already-right', 'it is where it belongs');
      const found = entriesAt(member.destination)
        .filter((path) => path !== member.source && !leaving.has(path))
        .map((path) => against(path, member));
      for (const kind of WORST_FIRST) {
        const worst = found.find((each) => each.kind === kind);
        if (worst) return worst;
      }
      return FREE;
    },
    obstacle: obstacleOnWay(),
  };
}
