// `cache`: the store of TMDB's answers, counted, emptied and filled beforehand.
import { resolve } from 'node:path';
import { Failure } from '../../model/failure.ts';
import { parseDuration } from '../../settings/units.ts';
import type { WarmedUp } from '../../workflow/warm-up.ts';
import type { Command, Invocation, Told } from '../command.ts';
import { said, usage, verbOf } from './answer.ts';
import { MATCH_OPTIONS, withCatalogue } from './shared.ts';

const VERBS = ['stats', 'clear', 'purge', 'warmup'] as const;
const VERBS_SHOWN = 'cache stats · clear · purge --older-than 30d · warmup FILE';
/** Longer lists are no lists of titles. */
const LIST_CHARACTERS = 4_000_000;

function ageOf(value: unknown): number {
  const age = typeof value === 'string' ? parseDuration(value) : null;
  if (age !== null) return age;
  throw usage('How old must an entry be to go?', 'anivault cache purge --older-than 30d');
}

async function listOf(file: string, { parts }: Invocation): Promise<string> {
  const unreadable = (reason: string, cause?: unknown): Failure =>
    new Failure({
      code: 'E-USAGE',
      message: `The list of titles can’t be read: ${reason}.`,
      path: file,
      hint: 'Give a text file with one title a line.',
      cause,
    });
  const text = await parts.readTextFile(file).catch((cause: unknown) => {
    throw unreadable(cause instanceof Error && 'code' in cause ? String(cause.code) : 'it is no text file', cause);
  });
  if (text.length > LIST_CHARACTERS || text.includes('\0')) throw unreadable('it is no list of titles');
  return text;
}

const sumsText = ({ titles, found, notFound, unavailable }: WarmedUp): string =>
  `${found} of ${titles} titles are known now` +
  (notFound > 0 ? `, ${notFound} TMDB does not have` : '') +
  (unavailable > 0 ? `, ${unavailable} could not be asked` : '');

async function* warm(invocation: Invocation): AsyncGenerator<Told> {
  const { args, cwd, parts, options, signal } = invocation;
  const [, name] = args;
  if (name === undefined) throw usage('Which file has the titles, one a line?', 'anivault cache warmup titles.txt');
  const file = resolve(cwd, name);
  const { titlesIn, warmUp } = await import('../../workflow/warm-up.ts');
  const titles = titlesIn(await listOf(file, invocation));
  yield* withCatalogue(invocation, async function* (session): AsyncGenerator<Told> {
    let sums: WarmedUp | null = null;
    yield* warmUp(parts, { titles, file, options }, session, signal, (ended) => (sums = ended));
    const { requests, cacheHits } = session.status();
    const told = sums as WarmedUp | null;
    if (told === null) return;
    yield said(sumsText(told), {
      titles: told.titles,
      found: told.found,
      not_found: told.notFound,
      unavailable: told.unavailable,
      requests,
      cache_hits: cacheHits,
    });
  });
}

/** `12.3 MB`. */
const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

async function* answer(invocation: Invocation): AsyncGenerator<Told> {
  const { parts, args, own } = invocation;
  switch (verbOf('cache', args[0] ?? 'stats', VERBS, VERBS_SHOWN)) {
    case 'stats': {
      const { entries, bytes, quarantined, limitBytes, folder } = await parts.cache.stats();
      const aside = quarantined === 0 ? '' : `, ${quarantined} broken ones set aside`;
      yield said(`${entries} entries, ${megabytes(bytes)} of at most ${megabytes(limitBytes)}${aside}, in ${folder}`, {
        entries,
        bytes,
        quarantined,
        limit_bytes: limitBytes,
        folder,
      });
      return;
    }
    case 'clear': {
      const removed = await parts.cache.clear();
      yield said(`${removed} entries forgotten`, { removed });
      return;
    }
    case 'purge': {
      const age = ageOf(own['olderThan']);
      const removed = await parts.cache.purge(age);
      yield said(`${removed} entries forgotten`, { removed });
      return;
    }
    case 'warmup':
      yield* warm(invocation);
  }
}

export const cacheCommand: Command = {
  name: 'cache',
  args: '[verb] [file]',
  summary: 'the store of answers: stats, clear, purge, warmup',
  details:
    'stats (the default) counts what is kept of TMDB’s answers; clear forgets all of it, purge what is older; warmup asks for the titles of a file, one a line, so that a later run need not.',
  options: [...MATCH_OPTIONS],
  own: [{ flags: '--older-than <time>', help: 'with `purge`: forget what was asked longer ago (90s, 10m, 30d)' }],
  words: { stats: {}, clear: {}, purge: {}, warmup: {} },
  examples: [
    'anivault cache stats',
    'anivault cache purge --older-than 30d',
    'anivault cache clear',
    'anivault cache warmup titles.txt',
  ],
  phase: 'cache',
  tells: 'rows',
  changesFiles: () => false,
  run: answer,
};
