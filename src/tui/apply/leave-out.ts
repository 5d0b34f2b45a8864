// Leaving out what a row of Apply is about: a decision like any in Review, so that it is kept and can be undone there. Pure.
import { act } from '../../review/actions.ts';
import { pathOf } from '../../review/reading.ts';
import type { Review } from '../../review/review.ts';

/** The review without some files: groups that go whole as groups, of others the files. One step. */
export function withoutSources(review: Review, sources: readonly string[]): Review {
  const wanted = new Set(sources);
  const ids: string[] = [];
  const paths: string[] = [];
  for (const [id, { files }] of review.groups) {
    const some = files.map(pathOf).filter((path) => wanted.has(path));
    if (some.length === 0) continue;
    if (some.length === files.length) ids.push(id);
    else paths.push(...some);
  }
  return ids.length + paths.length === 0 ? review : act(review, { type: 'leave', ids, paths, out: true });
}
