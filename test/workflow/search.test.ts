// A person's own search by an address or an id.
import { expect, it } from 'vitest';
import type { CatalogueSession } from '../../src/workflow/parts.ts';
import { searchFor } from '../../src/workflow/search.ts';
import { fileGroup, parsedUnit, show } from '../support/builders.ts';

const group = fileGroup([parsedUnit('/in/Mushishi - 01.mkv', { title: 'Mushishi', episodes: [1] })]);
const wish = { group, byWords: false, language: 'en-US' };
const { signal } = new AbortController();

/** A catalogue with one work. */
const session = (known: boolean): CatalogueSession =>
  ({
    catalogue: {
      find: () => Promise.resolve({ kind: 'found', value: known ? [{ type: 'tv', id: 1 }] : [] }),
      entry: () => Promise.resolve(known ? { kind: 'found', value: show() } : { kind: 'absent' }),
    },
  }) as unknown as CatalogueSession;

it.each([
  ['an address', { refs: [], external: { site: 'imdb', id: 'tt0245429' } }],
  ['an id', { refs: [{ type: 'tv', id: 7 }], external: null }],
] as const)('%s that TMDB knows nothing for is not said to be a name', async (_what, asked) => {
  const match = await searchFor(session(false), { ...wish, ...asked }, signal);
  expect(match.notes.map(({ text }) => text)).toEqual(['TMDB knows no such id']);
  expect((await searchFor(session(true), { ...wish, ...asked }, signal)).candidates).toHaveLength(1);
});
