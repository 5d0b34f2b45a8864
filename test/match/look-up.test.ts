// What is asked of the catalogue for a library: searches and details counted, with a catalogue of made-up shows that holds them all.
import { expect, it } from 'vitest';
import { judge } from '../../src/match/decide.ts';
import { createGrouper } from '../../src/match/group.ts';
import { lookUp } from '../../src/match/look-up.ts';
import type { CatalogueEntry, SearchHit } from '../../src/model/catalogue.ts';
import type { Catalogue } from '../../src/model/ports.ts';
import { foldTitle } from '../../src/parse/title.ts';
import { fileGroup, parsedUnit, show } from '../support/builders.ts';

const { signal } = new AbortController();
const OPTIONS = { language: 'en-US', corrections: [] };

const hitOf = (entry: CatalogueEntry): SearchHit => ({
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

/** A catalogue that finds what has a word of the question in a name, and counts what it is asked. */
function counted(entries: readonly CatalogueEntry[]): {
  readonly catalogue: Catalogue;
  readonly requests: () => number;
} {
  let requests = 0;
  const words = (text: string): readonly string[] => foldTitle(text).split(' ');
  const namesOf = ({ name, originalName, titles }: CatalogueEntry): string =>
    [name, originalName, ...titles.map(({ title }) => title)].join(' ');
  const answer = <T>(value: T) => {
    requests += 1;
    return Promise.resolve({ kind: 'found', value } as const);
  };
  const catalogue = {
    search: ({ type, text }: { readonly type: string; readonly text: string }) => {
      const asked = words(text);
      const found = entries
        .filter((entry) => entry.type === type)
        .map((entry) => ({ entry, shared: asked.filter((word) => words(namesOf(entry)).includes(word)).length }))
        .filter(({ shared }) => shared > 0)
        .sort((a, b) => b.shared - a.shared);
      return answer(found.slice(0, 20).map(({ entry }) => hitOf(entry)));
    },
    entry: ({ id }: { readonly id: number }) => {
      const entry = entries.find((each) => each.id === id);
      if (!entry) throw new Error(`no ${id}`);
      return answer(entry);
    },
  } as unknown as Catalogue;
  return { catalogue, requests: () => requests };
}

it('the details of one work are enough where no other hit comes near', async () => {
  const entries = [
    show({ id: 1, name: 'Amber Lantern', originalName: '灯', titles: [] }),
    show({ id: 2, name: 'The Lantern of the Thunder Brothers', originalName: '雷', titles: [] }),
    show({ id: 3, name: 'Amber', originalName: '琥珀', titles: [] }),
  ];
  const { catalogue, requests } = counted(entries);
  const units = [1, 2].map((number) => parsedUnit(`/dl/${number}.mkv`, { title: 'Amber Lantern', episodes: [number] }));
  const group = fileGroup(units, { title: 'Amber Lantern', titles: ['Amber Lantern'] });
  const answer = await lookUp(group, catalogue, OPTIONS, signal);
  expect(requests()).toBe(2);
  expect(judge(group, answer, []).state).toBe('strong');
});

it('a work of the same name is always looked at, whatever name was read', async () => {
  const twins = [
    show({
      id: 1,
      name: 'Amber Lantern',
      originalName: '灯',
      titles: [{ title: 'Akari', language: 'JP', kind: 'romaji' }],
    }),
    show({
      id: 2,
      name: 'Amber Lantern',
      originalName: '灯',
      titles: [{ title: 'Akari', language: 'JP', kind: 'romaji' }],
    }),
  ];
  const { catalogue } = counted(twins);
  const group = fileGroup([parsedUnit('/dl/1.mkv', { title: 'Akari' })], { title: 'Akari', titles: ['Akari'] });
  const answer = await lookUp(group, catalogue, OPTIONS, signal);
  expect(answer.entries).toHaveLength(2);
  expect(judge(group, answer, []).state).toBe('medium');
});

it('a series of which only films are found is asked for as the catalogue spells it', async () => {
  const entries: readonly CatalogueEntry[] = [
    show({ id: 1, name: 'Tea Robber', originalName: '茶', titles: [] }),
    {
      ...show({ id: 2 }),
      type: 'movie',
      runtimeMinutes: 60,
      name: 'Tea Robber: Behind the Hills',
      originalName: 'Far Hills TeaRobber Story',
      titles: [],
    },
  ];
  const { catalogue } = counted(entries);
  const group = fileGroup([parsedUnit('/dl/1.mkv', { title: 'TEAROBBER' })], {
    title: 'TEAROBBER',
    titles: ['TEAROBBER'],
  });
  const answer = await lookUp(group, catalogue, OPTIONS, signal);
  expect(answer.entries.map(({ type }) => type)).toContain('tv');
});

it('a group keeps one look-up however many files join it', () => {
  const grouper = createGrouper();
  const listing = { root: '/dl', folder: '/dl', units: [], skipped: [], ignored: 0 };
  const first = grouper.add({ listing, units: [parsedUnit('/dl/1.mkv', { title: 'Akari' })] });
  const second = grouper.add({ listing, units: [parsedUnit('/dl/2.mkv', { title: 'AKARI' })] });
  expect(second).toEqual(first);
});
