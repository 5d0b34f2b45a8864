// `cache`: the store of TMDB's answers, counted and emptied.
import { parseDuration } from '../../settings/units.ts';
import type { Command, Invocation, Told } from '../command.ts';
import { said, usage, verbOf } from './answer.ts';

const VERBS = ['stats', 'clear', 'purge'] as const;

function ageOf(value: unknown): number {
  const age = typeof value === 'string' ? parseDuration(value) : null;
  if (age !== null) return age;
  throw usage('How old must an entry be to go?', 'anivault cache purge --older-than 30d');
}

async function answer({ parts, args, own }: Invocation): Promise<Told> {
  switch (verbOf('cache', args[0] ?? 'stats', VERBS, 'cache stats · clear · purge --older-than 30d')) {
    case 'stats': {
      const { entries, bytes } = await parts.cache.stats();
      return said(`${entries} entries, ${bytes} bytes`, { entries, bytes });
    }
    case 'clear': {
      const removed = await parts.cache.clear();
      return said(`${removed} entries forgotten`, { removed });
    }
    case 'purge': {
      const age = ageOf(own['olderThan']);
      const removed = await parts.cache.purge(age);
      return said(`${removed} entries forgotten`, { removed });
    }
  }
}

export const cacheCommand: Command = {
  name: 'cache',
  args: '[verb]',
  summary: 'the store of answers: stats, clear, purge',
  details: 'stats (the default) counts what is kept of TMDB’s answers; clear forgets all of it, purge what is older.',
  options: [],
  own: [{ flags: '--older-than <time>', help: 'with `purge`: forget what was asked longer ago (90s, 10m, 30d)' }],
  words: { stats: {}, clear: {}, purge: {} },
  examples: ['anivault cache stats', 'anivault cache purge --older-than 30d', 'anivault cache clear'],
  phase: 'cache',
  tells: 'rows',
  changesFiles: () => false,
  async *run(invocation) {
    yield await answer(invocation);
  },
};
