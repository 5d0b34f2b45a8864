// What is asked of the catalogue for a library: searches and details counted, with a catalogue of made-up shows that holds them all.
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/match/decide.ts';
import { createGrouper } from '../../src/match/group.ts';
import { lookUp } from '../../src/match/look-up.ts';
import type { CatalogueEntry } from '../../src/model/catalogue.ts';
import type { Catalogue } from '../../src/model/ports.ts';
import { fileGroup, film, parsedUnit, show } from '../support/builders.ts';
import { ownCatalogue } from '../support/own-catalogue.ts';

const { signal } = new AbortController();
const OPTIONS = { language: 'en-US', corrections: [] };

it('the details of one work are enough where no other hit comes near', async () => {
  const entries = [
    show({ id: 1, name: 'Amber Lantern', originalName: '灯', titles: [] }),
    show({ id: 2, name: 'The Lantern of the Thunder Brothers', originalName: '雷', titles: [] }),
    show({ id: 3, name: 'Amber', originalName: '琥珀', titles: [] }),
  ];
  const { catalogue, requests } = ownCatalogue(entries);
  const units = [1, 2].map((number) => parsedUnit(`/dl/${number}.mkv`, { title: 'Amber Lantern', episodes: [number] }));
  const group = fileGroup(units, { title: 'Amber Lantern', titles: ['Amber Lantern'] });
  const answer = await lookUp(group, catalogue, OPTIONS, signal);
  expect(requests()).toBe(2);
  expect(answer.isByPart).toBe(false);
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
  const { catalogue } = ownCatalogue(twins);
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
  const { catalogue } = ownCatalogue(entries);
  const group = fileGroup([parsedUnit('/dl/1.mkv', { title: 'TEAROBBER' })], {
    title: 'TEAROBBER',
    titles: ['TEAROBBER'],
  });
  const answer = await lookUp(group, catalogue, OPTIONS, signal);
  expect(answer.entries.map(({ type }) => type)).toContain('tv');
  expect(answer.isByPart).toBe(true);
  expect(judge(group, answer, []).notes.map(({ code }) => code)).toContain('found-by-part');
});

it('a group keeps one look-up however many files join it', () => {
  const grouper = createGrouper();
  const listing = { root: '/dl', folder: '/dl', units: [], skipped: [], ignored: 0 };
  const first = grouper.add({ listing, units: [parsedUnit('/dl/1.mkv', { title: 'Akari' })] });
  const second = grouper.add({ listing, units: [parsedUnit('/dl/2.mkv', { title: 'AKARI' })] });
  expect(second).toEqual(first);
});

it('what is found first of the group’s own kind is looked at, however near films are named', async () => {
  const entries: readonly CatalogueEntry[] = [
    show({
      id: 1,
      name: 'Kite Weather',
      originalName: '凧',
      titles: [{ title: 'Amber Lantern', language: '', kind: 'alternative' }],
    }),
    ...[2, 3, 4, 5].map((id) => film({ id, name: `Amber Lantern ${id}`, originalName: `琥珀${id}`, titles: [] })),
  ];
  const { catalogue } = ownCatalogue(entries);
  const group = fileGroup([parsedUnit('/dl/1.mkv', { title: 'Amber Lantern' })], {
    title: 'Amber Lantern',
    titles: ['Amber Lantern'],
  });
  const answer = await lookUp(group, catalogue, OPTIONS, signal);
  expect(judge(group, answer, []).candidates[0]?.id).toBe(1);
});

it('a work found by a name that no search shows is not the only one looked at', async () => {
  const hidden = { title: '琥珀灯', language: 'zh', kind: 'alternative' } as const;
  const entries = [
    show({ id: 1, name: 'Amber Lantern', originalName: '灯', titles: [hidden] }),
    show({ id: 2, name: 'Amber Returns', originalName: '帰', titles: [hidden] }),
  ];
  const { catalogue } = ownCatalogue(entries);
  const group = fileGroup([parsedUnit('/dl/1.mkv', { title: '琥珀灯' })], { title: '琥珀灯', titles: ['琥珀灯'] });
  const answer = await lookUp(group, catalogue, OPTIONS, signal);
  expect(answer.entries).toHaveLength(2);
  expect(judge(group, answer, []).state).toBe('medium');
});

it('a name that a year tells from another of that name does not end the search', async () => {
  const entries: readonly CatalogueEntry[] = [
    show({ id: 1, name: 'Amber Lantern (2015)', originalName: '灯', titles: [], year: 2015 }),
    film({ id: 2, name: 'Amber Lantern', originalName: '灯', titles: [], year: 2009 }),
  ];
  const { catalogue } = ownCatalogue(entries);
  const group = fileGroup([parsedUnit('/dl/1.mkv', { title: 'Amber Lantern', episodes: [5] })], {
    title: 'Amber Lantern',
    titles: ['Amber Lantern'],
  });
  const { entries: found } = await lookUp(group, catalogue, OPTIONS, signal);
  expect(found.map(({ id }) => id)).toEqual([1, 2]);
});

it.each([
  ['Amber Lantern', 2],
  // another one of that name is likely: films are asked for as well
  ['Amber Lantern (2025)', 3],
])('of several numbered files by a name that a search does not show, %s costs %i requests', async (name, cost) => {
  const romaji = { title: 'Kohaku no Rantan', language: 'JP', kind: 'romaji' } as const;
  const { catalogue, requests } = ownCatalogue([show({ id: 1, name, originalName: '灯', titles: [romaji] })]);
  const units = [1, 2].map((number) => parsedUnit(`/dl/${number}.mkv`, { title: romaji.title, episodes: [number] }));
  const group = fileGroup(units, { title: romaji.title, titles: [romaji.title] });
  const answer = await lookUp(group, catalogue, OPTIONS, signal);
  expect([answer.entries.map(({ id }) => id), requests()]).toEqual([[1], cost]);
});

describe('a show of its own that goes on from another one', () => {
  const parent = show({ id: 1, name: 'Amber Lantern', originalName: '灯', titles: [] });
  const variant = (title: string) => ({ title, language: 'US', kind: 'alternative' }) as const;
  const sequel = (name: string, titles: readonly string[] = []) =>
    show({ id: 2, name, originalName: '琥珀の夜', titles: titles.map(variant) });
  /** Ids found, and what was asked for, when only whole names are found. */
  const found = async (own: ReturnType<typeof show>, read: string) => {
    const asked: string[] = [];
    const all = [parent, own];
    const catalogue = {
      search: ({ type, text }: { readonly type: string; readonly text: string }) => {
        asked.push(text);
        return Promise.resolve({ kind: 'found', value: type === 'tv' ? all.filter(({ name }) => name === text) : [] });
      },
      entry: ({ id }: { readonly id: number }) =>
        Promise.resolve({ kind: 'found', value: all.find((each) => each.id === id) }),
    } as unknown as Catalogue;
    const units = [1, 2].map((number) => parsedUnit(`/dl/${number}.mkv`, { title: read, episodes: [number] }));
    const group = fileGroup(units, { title: read, titles: [read] });
    const answer = await lookUp(group, catalogue, OPTIONS, signal);
    return { ids: answer.entries.map(({ id }) => id), asked, best: judge(group, answer, []).candidates[0]?.id };
  };

  it.each(['Amber Lantern: Second Light', "Amber Lantern '98", 'Amber Lantern R', 'Amber Lantern 2: Dusk'])(
    '%s: the other one is seen as well, behind it',
    async (name) => {
      expect(await found(sequel(name), name)).toMatchObject({ ids: [2, 1], best: 2 });
    },
  );

  it.each([
    ['that is its own name, too', sequel('Amber Lantern: Second Light', ['Amber Lantern'])],
    ['a name that goes on from none', sequel('Amber Nights')],
    ['a word alone', sequel('Ice: Second Light')],
  ])('is not asked for behind %s', async (_, own) => {
    expect(await found(own, own.name)).toMatchObject({ ids: [2], asked: [own.name] });
  });
});
