// The demo's own catalogue: asks nobody. Searches as TMDB does: every word of the question must stand in one of a work's names.
import type { Answer, CatalogueEntry, SearchHit } from '../model/catalogue.ts';
import type { Catalogue } from '../model/ports.ts';
import { demoWorks } from './works.ts';

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const isIn = (question: string, name: string): boolean => {
  const words = name.split(' ');
  return (
    question.split(' ').every((word) => words.some((own) => own === word)) ||
    (/[^\u0000-\u024f]/.test(question) && name.includes(question))
  );
};

/** What a search shows of a work. */
export const hitOf = (entry: CatalogueEntry): SearchHit => ({
  type: entry.type,
  id: entry.id,
  name: entry.name,
  originalName: entry.originalName,
  originalLanguage: entry.originalLanguage,
  year: entry.year,
  genreIds: entry.genreIds,
  originCountries: entry.originCountries,
  popularity: entry.popularity,
});

/** A catalogue that asks nobody. */
export function demoCatalogue(): Catalogue {
  const entries = demoWorks();
  const known = entries.map((entry) => ({
    entry,
    names: [entry.name, entry.originalName, ...entry.titles.map(({ title }) => title)].map(fold),
  }));
  return {
    search({ type, text, year }) {
      const question = fold(text);
      const found = known.filter(
        ({ entry, names }) =>
          entry.type === type &&
          (year === null || entry.year === year) &&
          question !== '' &&
          names.some((name) => isIn(question, name)),
      );
      const answer: Answer<readonly SearchHit[]> =
        found.length === 0
          ? { kind: 'missing', cached: false }
          : { kind: 'found', cached: false, value: found.map(({ entry }) => hitOf(entry)) };
      return Promise.resolve(answer);
    },
    entry({ type, id }) {
      const found = entries.find((entry) => entry.type === type && entry.id === id);
      return Promise.resolve(
        found ? { kind: 'found', cached: false, value: found } : { kind: 'missing', cached: false },
      );
    },
    find: () => Promise.resolve({ kind: 'found', cached: false, value: [] }),
    episodeGroups: () => Promise.resolve({ kind: 'found', cached: false, value: [] }),
  };
}
