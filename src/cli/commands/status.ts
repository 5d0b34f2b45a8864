// `status` and `cache`: how things stand, and the store of answers.
import { Failure } from '../../model/failure.ts';
import type { Command, Told } from '../command.ts';
import { minuteOf } from './shared.ts';

export const statusCommand: Command = {
  name: 'status',
  args: '',
  summary: 'last run, key, folders',
  details:
    'How things stand: the last run, whether a TMDB key is present and where it comes from, where AniVault keeps its own files.',
  options: [],
  own: [],
  examples: ['anivault status', 'anivault status --json'],
  phase: 'system',
  tells: 'rows',
  changesFiles: () => false,
  async *run({ parts }): AsyncGenerator<Told> {
    const { history } = await import('../../workflow/rollback.ts');
    const [last] = history(parts);
    const source = await parts.key.source();
    const { config, cache, state } = parts.folders;
    const row = (
      name: string,
      value: string | null,
      text: string,
    ): { fields: Record<string, unknown>; text: string } => ({
      fields: { name, value },
      text: `${name.padEnd(10)} ${text}`,
    });
    yield {
      type: 'rows',
      rows: [
        row('last run', last?.id ?? null, last ? `${last.id}  ${minuteOf(last.started)}  ${last.state}` : 'none yet'),
        row('TMDB key', source, source === null ? 'none: `anivault settings key`' : `present, from ${source}`),
        row('config', config, config),
        row('cache', cache, cache),
        row('state', state, state),
      ],
    };
  },
};

export const cacheCommand: Command = {
  name: 'cache',
  args: '[verb]',
  summary: 'the store of answers: stats, clear',
  details: 'stats (the default) counts what is kept of TMDB’s answers; clear forgets all of it.',
  options: [],
  own: [],
  examples: ['anivault cache stats', 'anivault cache clear'],
  phase: 'cache',
  tells: 'rows',
  changesFiles: () => false,
  async *run({ parts, args }): AsyncGenerator<Told> {
    const [verb = 'stats'] = args;
    if (verb === 'stats') {
      const { entries, bytes } = await parts.cache.stats();
      yield { type: 'rows', rows: [{ fields: { entries, bytes }, text: `${entries} entries, ${bytes} bytes` }] };
    } else if (verb === 'clear') {
      const removed = await parts.cache.clear();
      yield { type: 'rows', rows: [{ fields: { removed }, text: `${removed} entries forgotten` }] };
    } else throw new Failure({ code: 'E-USAGE', message: `cache has no ${verb}.`, hint: 'cache stats · clear' });
  },
};
