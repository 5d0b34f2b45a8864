// `corrections`: what people decided otherwise than the rule, listed and forgotten.
import type { Correction } from '../../model/decision.ts';
import { dateOf } from '../../names/day.ts';
import type { OutputRow } from '../output.ts';
import type { Command, Invocation, Told } from '../command.ts';
import { said, usage, verbOf } from './answer.ts';

const VERBS = ['list', 'remove'] as const;

const numberingText = ({ order, season, offset }: Correction['numbering']): string =>
  [
    order === 'tmdb' ? '' : order.startsWith('group:') ? 'an episode group' : order,
    season === null ? '' : `season ${season}`,
    offset === 0 ? '' : `${offset > 0 ? '+' : ''}${offset}`,
  ]
    .filter(Boolean)
    .join(', ');

function rowOf(correction: Correction): OutputRow {
  const { id, foldedTitle, year, kind, releaseGroup, work, filedAs, numbering, created } = correction;
  const title = `${foldedTitle}${year === null ? '' : ` (${year})`}${releaseGroup === null ? '' : ` [${releaseGroup}]`}`;
  const numbers = numberingText(numbering);
  return {
    text: `${id}  ${dateOf(created)}  ${title}, ${kind} → ${work.type} ${work.id}${numbers === '' ? '' : ` · ${numbers}`}`,
    fields: {
      correction_id: id,
      title: foldedTitle,
      year,
      kind,
      release_group: releaseGroup,
      tmdb_type: work.type,
      tmdb_id: work.id,
      filed_as: filedAs.kind === 'own' ? filedAs.text : filedAs.kind,
      order: numbering.order,
      season: numbering.season,
      offset: numbering.offset,
      created,
    },
  };
}

async function answer({ parts, args }: Invocation): Promise<Told> {
  const { corrections, removeCorrection } = await import('../../workflow/corrections.ts');
  switch (verbOf('corrections', args[0] ?? 'list', VERBS, 'corrections list · remove ID')) {
    case 'list':
      return { type: 'rows', rows: (await corrections(parts)).map(rowOf) };
    case 'remove': {
      const [, id] = args;
      if (id === undefined) throw usage('Which correction?', '`anivault corrections` lists them with their ids.');
      await removeCorrection(parts, id);
      return said(`correction ${id} forgotten: the rule decides again`, { removed: 1 });
    }
  }
}

export const correctionsCommand: Command = {
  name: 'corrections',
  args: '[verb] [id]',
  summary: 'what people corrected: list, remove',
  details:
    'list (the default) shows what was decided otherwise than the rule: a title as it is read, and the work it is; remove lets the rule decide again. Files stay where they are.',
  options: [],
  own: [],
  examples: ['anivault corrections', 'anivault corrections remove 3f9c0a1be27d'],
  phase: 'system',
  tells: 'rows',
  changesFiles: () => false,
  async *run(invocation) {
    yield await answer(invocation);
  },
};
