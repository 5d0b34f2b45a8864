// Files that the library has already by hard link, under another name: they would come twice. Looks at the disk, changes nothing.
import { join } from 'node:path';
import type { Refusal } from '../model/plan.ts';
import { refuseAll, type Draft } from './draft.ts';
import type { Holding } from './holdings.ts';

/** Takes out what its work's folder holds by another name. Files of the library itself are left to be renamed. */
export function settleLinked(
  drafts: readonly Draft[],
  isInside: (draft: Draft) => boolean,
  holdingOf: (folder: string) => Holding,
): { readonly go: readonly Draft[]; readonly refusals: readonly Refusal[] } {
  const go: Draft[] = [];
  const refusals: Refusal[] = [];
  for (const draft of drafts) {
    const { links, identity } = draft.filing.unit.file;
    const may = links > 1 && draft.show !== '' && !isInside(draft);
    const path = may ? holdingOf(join(draft.root, draft.show)).linkOf(identity.dev, identity.ino) : undefined;
    if (path === undefined || path === draft.members[0]?.destination) go.push(draft);
    else refusals.push(...refuseAll(draft, 'already-there', `the library has this very file as ${path}`));
  }
  return { go, refusals };
}
