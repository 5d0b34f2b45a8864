import { beforeAll, describe, expect, it } from 'vitest';
import type { ParsedName } from '../../src/model/parsed-name.ts';
import { createParser, type Parser } from '../../src/parse/parse-folder.ts';
import { NAMES, type Expected } from './names.ts';

const UNSAID: Partial<ParsedName> = {
  season: null,
  part: null,
  episodes: [],
  absolute: [],
  year: null,
  version: null,
  type: 'episode',
};

let parser: Parser;
beforeAll(async () => {
  parser = await createParser();
});

/** Reads a path's last component with the folders before it. */
function read(path: string): ParsedName {
  const [name = '', ...above] = path.split('/').reverse();
  return parser.parseName(name, above);
}

/** Of what was read, the fields that are expected. */
const of = (parsed: ParsedName, fields: object): object =>
  Object.fromEntries(Object.entries(parsed).filter(([field]) => field in fields));

describe.each(Object.entries(NAMES))('%s', (_family, rows) => {
  it.each(rows)('%s', (path: string, expected: Expected) => {
    const whole = { ...UNSAID, ...expected };
    expect(of(read(path), whole)).toEqual(whole);
  });
});
