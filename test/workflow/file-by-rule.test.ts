import { describe, expect, it } from 'vitest';
import type { Candidate, MatchState, Placement } from '../../src/model/match.ts';
import { fileByRule, type MatchedGroup, type MediumRule } from '../../src/workflow/file-by-rule.ts';
import { fileGroup, groupMatch, parsedUnit, show } from '../support/builders.ts';

const PLACE: Placement = { kind: 'episode', season: 1, episodes: [1], episodeTitle: null, note: null, certain: true };

function matched(state: MatchState, placements: readonly Placement[], size = 1): MatchedGroup {
  const entry = show();
  const group = fileGroup(
    placements.map((_, i) => parsedUnit(`/in/Mushishi - ${i + 1}.mkv`, { episodes: [i + 1] }, size)),
  );
  const { id, name: title, year } = entry;
  const candidate: Candidate = { type: 'tv', id, title, year, score: 0.9, reasons: [], placed: 1, placements, entry };
  return { group, match: groupMatch(group, state, [candidate]) };
}

describe('fileByRule', () => {
  it.each<[MatchState, MediumRule, boolean | null]>([
    ['strong', 'refuse', true],
    ['strong', 'offer', true],
    ['medium', 'refuse', null],
    ['medium', 'offer', false],
    ['medium', 'accept', true],
    ['weak', 'accept', null],
    ['none', 'accept', null],
  ])('%s under %s: accepted %s', (state, rule, accepted) => {
    const { filings, unfiled } = fileByRule([matched(state, [PLACE])], rule);
    expect(filings.map((filing) => filing.accepted)).toEqual(accepted === null ? [] : [accepted]);
    expect(unfiled).toHaveLength(accepted === null ? 1 : 0);
  });

  it('leaves a file without a place, with the reason', () => {
    const { filings, unfiled } = fileByRule(
      [matched('strong', [PLACE, { kind: 'none', reason: 'TMDB has no episode 27' }])],
      'refuse',
    );
    expect(filings).toHaveLength(1);
    expect(unfiled).toMatchObject([{ code: 'no-place', reason: 'TMDB has no episode 27' }]);
  });

  it('never files an empty file', () => {
    expect(fileByRule([matched('strong', [PLACE], 0)], 'accept')).toMatchObject({
      filings: [],
      unfiled: [{ code: 'empty' }],
    });
  });

  it('files under all the names the catalogue has', () => {
    const { filings } = fileByRule([matched('strong', [PLACE])], 'refuse');
    expect(filings[0]?.work).toEqual({
      type: 'tv',
      id: 26867,
      title: 'Mushi-Shi',
      originalTitle: '蟲師',
      romajiTitle: 'Mushishi',
      otherTitles: ['Mushishi'],
      year: 2005,
    });
  });
});
