// Folders that a work has already are kept, however they are known; folders of other works are not touched.
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolderName, seasonOfFolder } from '../../src/plan/folder-names.ts';
import { workOfNfo } from '../../src/plan/nfo.ts';
import { plant } from '../support/tree.ts';
import { codesOf, episode, FILM, openPlanRoom, placesIn, type PlanRoom, type Told } from './room.ts';

let room: PlanRoom;
beforeEach(() => {
  room = openPlanRoom();
  plant(room.input, { 'a.mkv': 'a' });
});
afterEach(() => room.close());

const NFO =
  '<?xml version="1.0"?><tvshow><title>x</title><uniqueid type="tmdb" default="true">26867</uniqueid></tvshow>';
const placed = (placement = episode(1, 5), told: Told = {}): string =>
  placesIn(room, room.plan([room.filing('a.mkv', placement, told)]))[0] ?? '';

describe('a show keeps the folder it has', () => {
  it.each([
    ['Plex’s id', 'By its id {tmdb-26867}/Season 1/old.mkv', 'id'],
    ['Jellyfin’s id', 'By its id [tmdbid-26867]/Season 1/old.mkv', 'id'],
    ['Emby’s id', 'By its id [tmdbid=26867]/Season 1/old.mkv', 'id'],
    ['title and year', 'Mushi-Shi (2005)/Season 1/old.mkv', 'title'],
    ['title alone', 'mushi shi/Season 1/old.mkv', 'title'],
    ['title and year with a tag of another catalogue', 'Mushi-Shi (2005) {tvdb-79132}/Season 1/old.mkv', 'title'],
    ['title, year and what people add', 'Mushi-Shi (2005) [BD 1080p]/Season 1/old.mkv', 'title'],
    ['its romaji title with the year', 'Mushishi (2005)/Season 1/old.mkv', 'title'],
    ['its own title with the year', '蟲師 (2005)/Season 1/old.mkv', 'title'],
  ] as const)('known by %s', (_what, there, by) => {
    plant(room.library, { [there]: 'old' });
    const plan = room.plan([room.filing('a.mkv', episode(1, 5))]);
    expect(placesIn(room, plan)[0]).toBe(`${there.split('/').slice(0, 2).join('/')}/Mushi-Shi (2005) - S01E05.mkv`);
    expect(plan.shows).toMatchObject([{ joins: by, there: 1, tmdbId: 26867, type: 'tv' }]);
  });

  it('known by another of its titles, together with the year only', () => {
    plant(room.library, { 'Insect Master (2005)/Season 1/old.mkv': 'x', 'Insect Tales/Season 1/old.mkv': 'x' });
    const named = (otherTitles: readonly string[]): string => placed(episode(1, 5), { work: { otherTitles } });
    expect(named(['Insect Master'])).toMatch(/^Insect Master \(2005\)\/Season 1\//);
    expect(named(['Insect Tales'])).toMatch(/^Mushi-Shi \(2005\) \[tmdbid/);
  });

  it('known by its nfo, whatever it is called', () => {
    plant(room.library, { 'Insects/tvshow.nfo': NFO, 'Insects/Season 01/old.mkv': 'old' });
    const plan = room.plan([room.filing('a.mkv', episode(1, 5))]);
    expect(plan.shows).toMatchObject([{ show: 'Insects', joins: 'nfo' }]);
  });

  it('known by an earlier run', () => {
    plant(room.library, { 'Bugs/Season 01/old.mkv': 'old' });
    const former = [{ work: { type: 'tv', id: 26867 }, folder: join(room.library, 'Bugs') } as const];
    const plan = room.plan([room.filing('a.mkv', episode(1, 5))], {}, { former });
    expect(plan.shows).toMatchObject([{ show: 'Bugs', joins: 'journal' }]);
  });

  it.each([
    ['another id', 'Mushi-Shi (2005) [tmdbid-1]/Season 1/old.mkv'],
    ['another year', 'Mushi-Shi (1999)/Season 1/old.mkv'],
    ['another kind: a film of that name', 'Mushi-Shi (2005)/Mushi-Shi (2005).mkv'],
    ['another title that holds it', 'Mushi-Shi Special (2005)/Season 1/old.mkv'],
    ['nothing but a file of that name', 'Mushi-Shi (2005)'],
  ])('but not one of %s', (_what, there) => {
    plant(room.library, { [there]: 'old' });
    const plan = room.plan([room.filing('a.mkv', episode(1, 5))]);
    expect(plan.shows).toMatchObject([{ show: 'Mushi-Shi (2005) [tmdbid-26867]', joins: null }]);
  });

  it('nor one whose nfo names another', () => {
    plant(room.library, { 'Mushi-Shi/tvshow.nfo': NFO.replace('26867', '7'), 'Mushi-Shi/Season 1/old.mkv': 'old' });
    expect(placed()).toMatch(/^Mushi-Shi \(2005\) \[tmdbid/);
  });

  it('two works never move into one folder without a year', () => {
    plant(room.input, { 'b.mkv': 'b' });
    plant(room.library, { 'Kanon/Season 1/old.mkv': 'old' });
    const plan = room.plan([
      room.filing('a.mkv', episode(1, 5), { work: { title: 'Kanon', year: 2002, id: 1 } }),
      room.filing('b.mkv', episode(1, 5), { work: { title: 'Kanon', year: 2006, id: 2 } }),
    ]);
    expect(new Set(plan.shows.map(({ show }) => show)).size).toBe(2);
  });

  it.each([
    ['[Hoshi] no Ko', '[Hoshi] no Ko (2023)'],
    ['Title: The Sequel', 'Title - The Sequel (2023)'],
    ['Ａｌｐｈａ／Ｂｅｔａ', 'Alpha Beta (2023)'],
  ])('finds %s in %s', (title, folder) => {
    plant(room.library, { [`${folder}/Season 1/old.mkv`]: 'old' });
    expect(placed(episode(1, 5), { work: { title, year: 2023 } }).split('/')[0]).toBe(folder);
  });

  it('a title that had to be cut finds its own folder again', () => {
    const work = { title: '星'.repeat(150), id: null };
    const options = { preset: 'anivault' } as const;
    const first = room.plan([room.filing('a.mkv', episode(1, 5), { work })], options);
    plant(room.library, { [placesIn(room, first)[0] ?? '']: 'old' });
    plant(room.input, { 'b.mkv': 'b' });
    const second = room.plan([room.filing('b.mkv', episode(1, 6), { work })], options);
    expect(second.shows).toMatchObject([{ joins: 'title' }]);
  });

  it('of a template that has folders above the show', () => {
    plant(room.library, { '2005/Mushi-Shi/Season 1/old.mkv': 'old', 'Mushi-Shi/Season 7/old.mkv': 'old' });
    const plan = room.plan([room.filing('a.mkv', episode(1, 5))], {
      template: '{year}/{title}/Season {season}/{title} {numbers}',
    });
    expect(placesIn(room, plan)).toEqual(['2005/Mushi-Shi/Season 1/Mushi-Shi S01E05.mkv']);
    expect(plan.shows).toMatchObject([{ show: '2005/Mushi-Shi' }]);
  });

  it('spelling of every folder on the way, where another would be the same on some disk', () => {
    plant(room.library, { 'ANIME/old.mkv': 'old' });
    const plan = room.plan([room.filing('a.mkv', episode(1, 5))], { template: 'Anime/{title}/{title} {numbers}' });
    expect(placesIn(room, plan)).toEqual(['ANIME/Mushi-Shi/Mushi-Shi S01E05.mkv']);
  });

  it('but never by a link that leads out of the library', () => {
    mkdirSync(join(room.input, 'elsewhere'));
    symlinkSync(join(room.input, 'elsewhere'), join(room.library, 'Mushi-Shi (2005)'));
    expect(codesOf(room.plan([room.filing('a.mkv', episode(1, 5))]))).toEqual(['leaves-library']);
  });
});

describe('a film keeps the folder it has', () => {
  it.each([
    ['Mushi-Shi (2005) [tmdbid-26867]/old.mkv', 'id'],
    ['Mushi-Shi (2005)/Mushi-Shi (2005) - 480p.mkv', 'title'],
  ] as const)('%s', (there, by) => {
    plant(room.library, { [there]: 'old' });
    const plan = room.plan([room.filing('a.mkv', FILM)]);
    expect(plan.shows).toMatchObject([{ show: there.split('/')[0], joins: by, there: 1 }]);
  });

  it('and its extras go there, not into a season', () => {
    plant(room.input, { 'NCOP.mkv': 'x' });
    const plan = room.plan([
      room.filing('a.mkv', FILM),
      room.filing('NCOP.mkv', { kind: 'extra', season: null }, { work: { type: 'movie' } }),
    ]);
    expect(placesIn(room, plan)).toContain('Mushi-Shi (2005) [tmdbid-26867]/extras/NCOP.mkv');
  });
});

describe('names of folders', () => {
  it.each([
    ['Season 01', 1],
    ['season 1', 1],
    ['S1', 1],
    ['Season 00', 0],
    ['Specials', 0],
    ['Staffel 2', 2],
    ['Saison 3', 3],
    ['2nd Season', 2],
    ['第2期', 2],
    ['第二季', null],
    ['2기', 2],
    ['시즌 2', 2],
    ['Season 02 - Next Passage', 2],
    ['Season 1 (2005)', 1],
    ['Extras', null],
    ['1080p', null],
  ])('%s is season %o', (name, season) => {
    expect(seasonOfFolder(name)).toBe(season);
  });

  it('keeps the spelling of the season it finds, and the template’s own where several are', () => {
    plant(room.library, {
      'Mushi-Shi/Staffel 1/old.mkv': 'x',
      'Mushi-Shi/S02/old.mkv': 'x',
      'Mushi-Shi/Season 02/old.mkv': 'x',
    });
    expect(placed()).toMatch(/^Mushi-Shi\/Staffel 1\//);
    expect(placed(episode(2, 1))).toMatch(/^Mushi-Shi\/Season 02\//);
  });

  it.each([
    ['Show (2005) {tmdb-1}', { tmdbId: 1, year: 2005, title: 'show' }],
    ['Show [tmdbid=22]', { tmdbId: 22, year: null, title: 'show' }],
    ['Show (2005) [imdbid-tt01] [tmdbid-3]', { tmdbId: 3, year: 2005, title: 'show' }],
    ['Show (2005) [1080p]', { tmdbId: null, year: 2005, bareTitle: 'show' }],
    ['[Oshi] (2023)', { tmdbId: null, year: 2023, title: 'oshi' }],
    ['2001', { tmdbId: null, year: null, title: '2001' }],
  ])('%s', (name, said) => {
    expect(readFolderName(name)).toMatchObject(said);
  });

  it.each([
    ['an element', NFO, { type: 'tv', id: 26867 }],
    ['the older element', '<movie><tmdbid>12</tmdbid></movie>', { type: 'movie', id: 12 }],
    ['an address alone', 'https://www.themoviedb.org/movie/129-x', { type: 'movie', id: 129 }],
    ['another catalogue', '<tvshow><uniqueid type="tvdb">5</uniqueid></tvshow>', null],
    ['nothing', 'released by somebody', null],
  ])('an nfo with %s', (_what, text, work) => {
    expect(workOfNfo(text)).toEqual(work);
  });
});

describe('nfo for Kodi', () => {
  const kodi = { preset: 'kodi' } as const;

  it('comes once a work that has an id and none yet, also where all is right already', () => {
    plant(room.library, { 'Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) - S01E01.mkv': 'a' });
    const path = join(room.library, 'Mushi-Shi (2005)/Season 01/Mushi-Shi (2005) - S01E01.mkv');
    const plan = room.plan([room.filing(path, episode(1, 1))], kodi);
    expect(plan.operations).toMatchObject([
      { action: 'write', source: '', destination: join(room.library, 'Mushi-Shi (2005)/tvshow.nfo') },
    ]);
    expect(plan.operations[0]?.content).toContain('<uniqueid type="tmdb" default="true">26867</uniqueid>');
    plant(room.library, { 'Mushi-Shi (2005)/tvshow.nfo': 'mine' });
    expect(room.plan([room.filing(path, episode(1, 1))], kodi).operations).toEqual([]);
  });

  it('goes when any of its files goes', () => {
    plant(room.input, { 'b.mkv': 'b' });
    const plan = room.plan(
      [room.filing('a.mkv', episode(1, 1), { accepted: false }), room.filing('b.mkv', episode(1, 2))],
      kodi,
    );
    expect(plan.operations.filter(({ action }) => action === 'write')).toMatchObject([{ accepted: true }]);
  });
});
