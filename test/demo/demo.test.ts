// The sample library holds the cases it was made for, and its catalogue knows them.
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoCatalogue } from '../../src/demo/catalogue.ts';
import { DEMO_FILES } from '../../src/demo/sample-library.ts';
import { judge } from '../../src/match/decide.ts';
import { createGrouper } from '../../src/match/group.ts';
import { lookUp } from '../../src/match/look-up.ts';
import type { GroupMatch, Placement } from '../../src/model/match.ts';
import { createParser } from '../../src/parse/parse-folder.ts';
import { mediaUnit } from '../support/builders.ts';

const ROOT = '/dl';
const VIDEO = /\.(?:mkv|mp4|avi)$/;

interface Found {
  readonly match: GroupMatch;
  readonly placement: Placement | undefined;
}
const found = new Map<string, Found>();

beforeAll(async () => {
  const parser = await createParser();
  const grouper = createGrouper();
  const folders = new Map<string, string[]>();
  for (const { path } of DEMO_FILES) {
    if (!VIDEO.test(path)) continue;
    const full = join(ROOT, path);
    folders.set(dirname(full), [...(folders.get(dirname(full)) ?? []), full]);
  }
  for (const [folder, paths] of folders)
    grouper.add(
      parser.parseFolder({ root: ROOT, folder, units: paths.map((path) => mediaUnit(path)), skipped: [], ignored: 0 }),
    );
  for (const group of grouper.groups()) {
    const options = { language: 'en-US', corrections: [] };
    const match = judge(group, await lookUp(group, demoCatalogue(), options, new AbortController().signal), []);
    for (const [index, { unit }] of group.files.entries())
      found.set(unit.file.name, { match, placement: match.candidates[0]?.placements[index] });
  }
});

/** What became of the one file whose name has these words. */
function caseOf(words: string): Found {
  const [only, ...more] = [...found].filter(([name]) => name.includes(words));
  if (!only || more.length > 0) throw new Error(`${words}: ${more.length + (only ? 1 : 0)} files`);
  return only[1];
}
const place = ({ placement }: Found): string =>
  placement?.kind === 'episode'
    ? `S${placement.season}E${placement.episodes.join('-')}`
    : (placement?.kind ?? 'nowhere');

describe('the sample library has', () => {
  it.each([
    ['an absolute number', 'Jujutsu Kaisen - 29', 'strong', 'S2E5'],
    ['a split cour', 'Spy x Family Part 2 - 03', 'strong', 'S1E15'],
    ['a season that the catalogue counts on', 'Frieren S2 - 01', 'strong', 'S1E29'],
    ['a special', 'Egoistic Poriomania', 'strong', 'S0E1'],
    ['a film', 'Kimi no Na wa (2016)', 'strong', 'film'],
    ['a name in Korean', '카우보이 비밥 05화', 'strong', 'S1E5'],
    ['a name in Chinese with noise', '葬送的芙莉莲', 'strong', 'S1E5'],
    ['a remake of the same name', 'Kanon 01', 'medium', 'S1E1'],
  ] as const)('%s', (_what, words, state, where) => {
    const one = caseOf(words);
    expect([one.match.state, place(one)]).toEqual([state, where]);
  });

  it('a wrong first guess to correct, a name nobody finds, and two files for one place', () => {
    expect(caseOf('KnY Movie').match.state).toBe('none');
    expect(caseOf('AMV').match.state).toBe('none');
    expect(caseOf('86 - 01v2').match.notes.map(({ code }) => code)).toContain('twice');
    expect(DEMO_FILES.some(({ path }) => path.endsWith('.en.forced.ass'))).toBe(true);
  });
});

it('the catalogue finds a work by any of its names, and nothing by nonsense', async () => {
  const ask = async (text: string, type: 'tv' | 'movie'): Promise<readonly number[]> => {
    const answer = await demoCatalogue().search(
      { type, text, year: null, language: 'en-US' },
      new AbortController().signal,
    );
    return answer.kind === 'found' ? answer.value.map(({ id }) => id) : [];
  };
  expect(await ask('葬送のフリーレン', 'tv')).toEqual(await ask('Sousou no Frieren', 'tv'));
  expect(await ask('Mugen Ressha', 'movie')).toEqual([635302]);
  expect(await ask('zzzz', 'tv')).toEqual([]);
});
