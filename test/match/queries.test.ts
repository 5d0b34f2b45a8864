// What is asked about a title, and what is asked where nothing bears it whole.
import { describe, expect, it } from 'vitest';
import { lastResorts, queriesFor } from '../../src/match/queries.ts';
import { searchFor } from '../../src/match/search.ts';
import type { SearchHit } from '../../src/model/catalogue.ts';
import type { Catalogue } from '../../src/model/ports.ts';
import { fileGroup, parsedUnit } from '../support/builders.ts';

const groupOf = (title: string) => fileGroup([parsedUnit('/dl/1.mkv', { title })], { title, titles: [title] });
const asked = (title: string): readonly string[] => [...new Set(queriesFor(groupOf(title)).map(({ text }) => text))];
const resorts = (title: string): readonly string[] => [...new Set(lastResorts(groupOf(title)).map(({ text }) => text))];

describe('the whole title', () => {
  it.each([
    ['Kitsune Bakery Night', ['Kitsune Bakery Night']],
    ['Kitsune Bakery: Second Oven', ['Kitsune Bakery: Second Oven', 'Kitsune Bakery']],
    // what stands before the dash finds everything
    ['Re - Kitsune', ['Re - Kitsune']],
    ['Kitsune s Bakery', ["Kitsune's Bakery"]],
    ['Plan s s Bakery', ["Plan's s Bakery"]],
    ['Kitsune S Bakery', ['Kitsune S Bakery']],
  ])('%s', (title, texts) => {
    expect(asked(title)).toEqual(texts);
  });
});

describe('a part of it', () => {
  it('neither begins nor ends with a particle', () => {
    expect(resorts('Legend of Kitsune')).toContain('Kitsune');
    expect(resorts('Legend of Kitsune')).not.toContain('of Kitsune');
    expect(resorts('Kitsune no Omise no Yoru')).toContain('Kitsune no Omise');
  });

  const hit = (id: number, name: string): SearchHit => ({
    type: 'tv',
    id,
    name,
    originalName: name,
    originalLanguage: 'ja',
    year: 2001,
    genreIds: [16],
    originCountries: ['JP'],
    popularity: 1,
  });

  it('counts as found where so few works bear it, by a name that a search does not show', async () => {
    const hidden = hit(1, 'The Bakers of Dawn');
    const strangers = [2, 3, 4, 5].map((id) => hit(id, `Kitsune ${id}`));
    const answers: Readonly<Record<string, readonly SearchHit[]>> = {
      'Kitsune no Omise': [hidden],
      Kitsune: strangers,
    };
    const catalogue = {
      search: ({ type, text }: { readonly type: string; readonly text: string }) =>
        Promise.resolve({ kind: 'found', value: type === 'tv' ? (answers[text] ?? []) : [] }),
    } as unknown as Catalogue;
    const found = await searchFor(
      groupOf('Kitsune no Omise Tanjoubi'),
      catalogue,
      'en-US',
      new AbortController().signal,
      () => Promise.resolve(false),
    );
    expect(found.hits[0]).toBe(hidden);
    expect(found.isByPart).toBe(true);
  });
});
