// A catalogue of made-up works for tests: it finds what has a word of the question in a name, and counts what it is asked.
import { hitOf } from '../../src/demo/catalogue.ts';
import type { CatalogueEntry } from '../../src/model/catalogue.ts';
import type { Catalogue } from '../../src/model/ports.ts';
import { foldTitle } from '../../src/parse/title.ts';

/** Works with the most words of the question first, as TMDB's own search has them. */
export function ownCatalogue(entries: readonly CatalogueEntry[]): {
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
