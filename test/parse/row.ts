// A row of the tables of names: a path, and what is to be read from it.
import type { ParsedName } from '../../src/model/parsed-name.ts';

/** What is not given is expected to be empty: no season, no part, no episode, no year, no version, and the type an episode's. */
export type Expected = Partial<ParsedName> & Pick<ParsedName, 'title'>;

/** A path with the folders above the file, and what is to be read from it. */
export type Row = readonly [path: string, expected: Expected];

export const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);
