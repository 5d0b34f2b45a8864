// The sample library's works with their seasons and days, made of their rows. Pure.
import type { CatalogueEntry, Episode, Film, Season, Show, TitleVariant } from '../model/catalogue.ts';
import { FILMS, SHOWS, type Cour, type Row, type ShowRow } from './rows.ts';

const WEEK_MS = 7 * 86_400_000;
const ANIMATION = 16;
/** The last row is the least popular; only ties are decided by it. */
const popularityOf = (place: number): number => 50 - place;

function episodesOf(season: number, cours: readonly Cour[]): readonly Episode[] {
  const episodes: Episode[] = [];
  for (const [count, from] of cours)
    for (let week = 0; week < count; week += 1) {
      const number = episodes.length + 1;
      const airDate = new Date(Date.parse(from) + week * WEEK_MS).toISOString().slice(0, 10);
      episodes.push({ season, number, name: `Episode ${number}`, airDate });
    }
  return episodes;
}

const seasonOf = (number: number, episodes: readonly Episode[]): Season => ({
  number,
  name: number === 0 ? 'Specials' : `Season ${number}`,
  airDate: episodes[0]?.airDate ?? null,
  episodes,
});

const titlesOf = ({ romaji, others }: Row): readonly TitleVariant[] => [
  { title: romaji, language: 'JP', kind: 'romaji' },
  ...others.map((title) => ({ title, language: '', kind: 'alternative' as const })),
];

const commonOf = (row: Row, place: number): Omit<Film, 'type' | 'runtimeMinutes'> => ({
  id: row.id,
  name: row.name,
  originalName: row.original,
  originalLanguage: 'ja',
  titles: titlesOf(row),
  year: row.year,
  genreIds: [ANIMATION],
  originCountries: ['JP'],
  popularity: popularityOf(place),
  overview: '',
});

function showOf(row: ShowRow, place: number): Show {
  const specials = (row.specials ?? []).map(([name, airDate], index) => ({
    season: 0,
    number: index + 1,
    name,
    airDate,
  }));
  const regular = Object.entries(row.seasons).map(([number, cours]) =>
    seasonOf(Number(number), episodesOf(Number(number), cours)),
  );
  return {
    ...commonOf(row, place),
    type: 'tv',
    seasons: [...(specials.length > 0 ? [seasonOf(0, specials)] : []), ...regular],
  };
}

/** Every work, most popular first. */
export const demoWorks = (): readonly CatalogueEntry[] => [
  ...SHOWS.map(showOf),
  ...FILMS.map((row, place): Film => ({
    ...commonOf(row, SHOWS.length + place),
    type: 'movie',
    runtimeMinutes: 110,
  })),
];
