// Every failure code and every exit code is provoked by a test of its own, by name: a code that is added without one fails here.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EXIT_CODES, FAILURE_MEANS } from '../../src/cli/contract.ts';
import { FAILURE_EXIT, type FailureCode } from '../../src/model/failure.ts';

interface Proof {
  /** below test/ */
  readonly file: string;
  /** words of the test's name, as they stand in the file */
  readonly test: string;
}

const proof = (file: string, test: string): Proof => ({ file, test });

const BY_CODE: Readonly<Record<FailureCode, Proof>> = {
  'E-TMDB-KEY': proof('e2e/bad-setup.test.ts', 'a refused key: 2, asked once'),
  'E-TMDB-DOWN': proof('e2e/provoked.test.ts', 'E-TMDB-DOWN'),
  'E-TMDB-429': proof('tmdb/client-trouble.test.ts', "'E-TMDB-429'"),
  'E-PARSE-FAIL': proof('tmdb/client-trouble.test.ts', "'E-PARSE-FAIL'"),
  'E-FS-LONGPATH': proof('e2e/provoked.test.ts', 'E-FS-LONGPATH'),
  'E-FS-GONE': proof('e2e/bad-input.test.ts', 'that is not there'),
  'E-FS-IO': proof('e2e/provoked.test.ts', 'E-FS-IO'),
  'E-PLAN-SCHEMA': proof('e2e/bad-setup.test.ts', 'that leads out of its roots: 3, and nothing was changed'),
  'E-JOURNAL': proof('e2e/provoked.test.ts', 'E-JOURNAL'),
  'E-CONFIG-LOAD': proof('e2e/bad-setup.test.ts', 'a broken settings file'),
  'E-FS-PERM': proof('e2e/bad-input.test.ts', 'a library that can’t be written to: 4, and nothing was tried'),
  'E-FS-FULL': proof('e2e/provoked.test.ts', 'E-FS-FULL'),
  'E-ORGANIZE-CONFLICT': proof('e2e/bad-input.test.ts', 'under `abort`: 6, and nothing was done'),
  'E-FS-CHANGED': proof('e2e/ndjson.test.ts', 'organize-from-plan-changed'),
  'E-CACHE-CORRUPT': proof('e2e/provoked.test.ts', 'E-CACHE-CORRUPT'),
  'E-USAGE': proof('cli/words.test.ts', 'what is not understood'),
  'E-BUG': proof('e2e/secrets.test.ts', 'is in no last words of a bug: one line, 70'),
  'E-LOCKED': proof('e2e/provoked.test.ts', 'E-LOCKED'),
  'E-INTERRUPTED': proof('e2e/signals.test.ts', '%s while TMDB is asked: %i'),
};

const BESIDES: Readonly<Record<string, Proof>> = {
  '0': proof('e2e/cron.test.ts', 'beside known shows: 0'),
  '10': proof('e2e/cron.test.ts', 'then unknown groups: 10'),
};

const textOf = (file: string): string => readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8');

describe('codes', () => {
  it.each(Object.entries(BY_CODE))('%s is provoked', (_, { file, test }) => expect(textOf(file)).toContain(test));

  it('each exit code of the contract is a failure’s, or provoked by itself', () => {
    const exits = new Set([...Object.values(FAILURE_EXIT).map(String), '129', '143']);
    for (const [codes] of EXIT_CODES)
      for (const code of codes.split(' · ')) {
        const own = BESIDES[code];
        if (own) expect(textOf(own.file)).toContain(own.test);
        else expect([code, exits.has(code)]).toEqual([code, true]);
      }
  });

  it('each has words', () => {
    expect(Object.keys(FAILURE_MEANS)).toEqual(Object.keys(FAILURE_EXIT));
  });
});
