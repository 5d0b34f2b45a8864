// What keeps a match from being taken without asking although its points would do, and what takes the doubt away again.
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/match/decide.ts';
import { createGrouper } from '../../src/match/group.ts';
import type { CatalogueEntry } from '../../src/model/catalogue.ts';
import type { FileGroup, GroupMatch } from '../../src/model/match.ts';
import type { ParsedName } from '../../src/model/parsed-name.ts';
import { aired, fileGroup, film, parsedUnit, season, show } from '../support/builders.ts';

const TITLE = 'Amber Lantern';
const BY_SHAPE = { type: 'rule alone-without-number' };

const group = (told: readonly Partial<ParsedName>[], of: Partial<FileGroup> = {}): FileGroup =>
  fileGroup(
    told.map((parsed, index) => parsedUnit(`/dl/${index}.mkv`, { title: TITLE, ...parsed })),
    { title: TITLE, titles: [TITLE], ...of },
  );
const numbered = (...numbers: readonly number[]): FileGroup => group(numbers.map((number) => ({ episodes: [number] })));
const lantern = (told: Partial<Extract<CatalogueEntry, { type: 'tv' }>> = {}): CatalogueEntry =>
  show({ id: 1, name: TITLE, originalName: '琥珀', titles: [], seasons: [season(1, 12)], ...told });
const lanternFilm = film({ id: 2, name: TITLE, originalName: '琥珀', titles: [], year: 2019 });
const judged = (asked: FileGroup, ...entries: readonly CatalogueEntry[]): GroupMatch =>
  judge(asked, { groupId: asked.id, entries, trouble: null }, []);
const special = (airDate: string | null): ReturnType<typeof season> => ({
  ...season(0, 0),
  episodes: [{ season: 0, number: 1, name: 'Pilot', airDate }],
});
const withSpecial = (airDate: string | null): CatalogueEntry =>
  lantern({ seasons: [special(airDate), aired(1, [12, '2015-04-05'])] });

const lone = (told: Partial<ParsedName>): FileGroup =>
  group([{ episodes: [], type: 'movie', ...told }], { kind: 'film', year: told.year ?? null });
const named = (name: string): CatalogueEntry => film({ id: 3, name, originalName: name, titles: [], year: 2019 });

/** What it is, whether it is sure without the doubt, and with it. */
const DOUBTS: readonly (readonly [code: string, sure: GroupMatch, doubtful: GroupMatch])[] = [
  ['also-before', judged(numbered(1, 2), withSpecial('2014-01-01')), judged(numbered(1), withSpecial('2014-01-01'))],
  ['also-before', judged(numbered(1), withSpecial('2016-01-01')), judged(numbered(1), withSpecial(null))],
  [
    'film-or-episode',
    judged(numbered(1, 2, 3, 4, 5, 6, 7), lantern(), lanternFilm),
    judged(numbered(7), lantern(), lanternFilm),
  ],
  [
    'film-not-said',
    judged(group([{ episodes: [], type: 'movie' }], { kind: 'film', titles: ['Amber: Dusk'] }), named('Amber: Dusk')),
    judged(
      group([{ episodes: [], type: 'movie', evidence: BY_SHAPE }], { kind: 'film', titles: ['Amber: Dusk'] }),
      named('Amber: Dusk'),
    ),
  ],
  [
    'kind-not-said',
    judged(lone({ year: 2019 }), lanternFilm, lantern({ year: 2010 })),
    judged(
      group(
        [
          { episodes: [], type: 'movie' },
          { episodes: [], type: 'movie', evidence: BY_SHAPE },
        ],
        { kind: 'film', year: 2019 },
      ),
      lanternFilm,
      lantern({ year: 2010 }),
    ),
  ],
  [
    'only-extras',
    judged(group([{ type: 'extra', episodes: [1] }, { episodes: [1] }]), lantern()),
    judged(group([{ type: 'extra', episodes: [1] }]), lantern()),
  ],
  [
    'season-high',
    judged(group([{ season: 9 }]), lantern({ seasons: [season(9, 3)] })),
    judged(group([{ season: 16 }]), lantern({ seasons: [season(16, 3)] })),
  ],
  [
    'year-not-as-said',
    judged(group([{ year: 2016 }], { year: 2016 }), lantern({ year: 2015, seasons: [aired(1, [60, '2015-01-05'])] })),
    judged(group([{ year: 2016 }], { year: 2016 }), lantern({ year: 2014, seasons: [aired(1, [120, '2014-01-06'])] })),
  ],
  [
    'season-not-as-said',
    judged(numbered(15), lantern({ seasons: [season(1, 12), season(2, 12)] })),
    judged(numbered(27), lantern({ seasons: [season(1, 12), season(2, 12), season(3, 12)] })),
  ],
];

describe('a doubt', () => {
  it.each(DOUBTS)('%s', (code, sure, doubtful) => {
    expect([sure.state, sure.notes]).toEqual(['strong', []]);
    expect([doubtful.state, doubtful.notes.map((note) => note.code)]).toEqual(['medium', [code]]);
  });

  it('found-by-part: what a whole title did not find', () => {
    const asked = numbered(1, 2);
    const lookUp = { groupId: asked.id, entries: [lantern()], trouble: null };
    expect(judge(asked, { ...lookUp, isByPart: false }, []).state).toBe('strong');
    expect(judge(asked, { ...lookUp, isByPart: true }, []).notes.map(({ code }) => code)).toEqual(['found-by-part']);
  });

  it('name-says-little: any file may be called so', () => {
    const asked = (title: string): FileGroup => group([{ title }], { title, titles: [title] });
    const work = (name: string): CatalogueEntry => lantern({ name });
    expect(judged(asked('Video'), work('Video')).notes.map(({ code }) => code)).toEqual(['name-says-little']);
    expect(judged(asked('Final Video'), work('Final Video')).state).toBe('strong');
  });
});

it('a stranger is nothing to choose beside a work of that name, whatever numbers fit it', () => {
  const match = judged(numbered(2), show({ id: 9, name: 'Thunder', originalName: '雷', titles: [] }), lanternFilm);
  expect(match.candidates.map(({ id }) => id)).toEqual([2]);
  expect(match.state).toBe('weak');
});

describe('the form behind a title', () => {
  const titles = (...paths: readonly string[]): readonly (readonly string[])[] => {
    const grouper = createGrouper();
    const listing = { root: '/dl', folder: '/dl', units: [], skipped: [], ignored: 0 };
    grouper.add({ listing, units: paths.map((path) => parsedUnit(path, { title: TITLE, titles: [TITLE] })) });
    return grouper.groups().map((each) => each.titles);
  };
  it.each([
    ['/dl/[G]_Amber_Lantern_(TV)_Ep11.mkv', `${TITLE} (TV)`],
    ['/dl/Amber Lantern OVA/Season 1/04.mkv', `${TITLE} OVA`],
    ['/dl/Amber Lantern - 04.mkv', null],
    ['/dl/Amber Lantern Ovary - 04.mkv', null],
  ])('%s', (path, form) => {
    expect(titles(path)).toEqual([form === null ? [TITLE] : [TITLE, form]]);
  });

  it('is none where files differ', () => {
    expect(titles('/dl/Amber Lantern OVA - 01.mkv', '/dl/Amber Lantern - 02.mkv')).toEqual([[TITLE]]);
  });
});
