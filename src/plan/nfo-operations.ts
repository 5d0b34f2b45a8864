// The nfo files that a plan writes for Kodi: one for each work that has none, never over one that is there.
import { join } from 'node:path';
import { isThere } from '../disk/survey.ts';
import type { Operation } from '../model/plan.ts';
import { pathKey } from '../names/path-key.ts';
import type { Draft } from './draft.ts';
import { nfoContent, nfoName } from './nfo.ts';

/** `drafts`: units that go to their work's folder or are there; `taken`: path keys of files that the plan puts somewhere. */
export function nfoOperations(drafts: readonly Draft[], taken: ReadonlySet<string>): readonly Operation[] {
  const made = new Map<string, Operation>();
  for (const { filing, root, show } of drafts) {
    const { work, accepted } = filing;
    if (show === '' || work.id === null) continue;
    const destination = join(root, show, nfoName(work.type));
    // two spellings of one name are one file where case does not count
    const key = pathKey(destination);
    const before = made.get(key);
    if (before) made.set(key, { ...before, accepted: before.accepted || accepted });
    if (before || taken.has(key) || isThere(destination)) continue;
    const id = `n${made.size + 1}`;
    made.set(key, {
      id,
      action: 'write',
      unit: id,
      source: '',
      destination,
      identity: null,
      replaces: null,
      content: nfoContent(work),
      accepted,
      show,
    });
  }
  return [...made.values()];
}
