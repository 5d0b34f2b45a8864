// A review of 300,000 groups, made in memory: disks and TMDB have tests of their own.
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { fileGroup, groupMatch, parsedUnit } from './builders.ts';

export const MANY = 300_000;

/** Groups that nothing was found for, `Title 0x`, `Title 1x` … counted in base 36. */
export function* manyGroups(): Generator<WorkflowEvent> {
  const files = [parsedUnit('/srv/torrents/anime/Title - 01.mkv')];
  for (let index = 0; index < MANY; index += 1) {
    const title = `Title ${index.toString(36)}x`;
    const group = fileGroup(files, { id: `g${index}`, title, titles: [title] });
    yield { type: 'group-matched', group, match: groupMatch(group, 'none') };
  }
}
