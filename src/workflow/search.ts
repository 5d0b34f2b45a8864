// A person's own search for a group: by words, by ids of works, or both.
import type { ExternalId, WorkRef } from '../model/catalogue.ts';
import type { FileGroup, GroupMatch } from '../model/match.ts';
import { judge } from '../match/decide.ts';
import { lookUp } from '../match/look-up.ts';
import type { CatalogueSession } from './parts.ts';

export interface SearchWish {
  readonly group: FileGroup;
  readonly refs: readonly WorkRef[];
  /** also look at what bears this id elsewhere */
  readonly external: ExternalId | null;
  readonly byWords: boolean;
  readonly language: string;
}

/** Candidates by words kept where ids were asked for as well. */
const WORDS_BESIDE_IDS = 3;

async function byIds(session: CatalogueSession, wish: SearchWish, signal: AbortSignal): Promise<GroupMatch> {
  const { group, external, language } = wish;
  const elsewhere = external === null ? null : await session.catalogue.find(external, signal);
  if (elsewhere?.kind === 'unavailable') {
    const trouble = { code: 'tmdb-unavailable', reason: elsewhere.reason };
    return judge(group, { groupId: group.id, entries: [], trouble }, []);
  }
  const refs = [...wish.refs, ...(elsewhere?.kind === 'found' ? elsewhere.value : [])];
  const answers = await Promise.all(refs.map((ref) => session.catalogue.entry(ref, language, signal)));
  const entries = answers.flatMap((answer) => (answer.kind === 'found' ? [answer.value] : []));
  const [reason] = answers.flatMap((answer) => (answer.kind === 'unavailable' ? [answer.reason] : []));
  const trouble = reason === undefined ? null : { code: 'tmdb-unavailable', reason };
  const match = judge(group, { groupId: group.id, entries, trouble }, []);
  const isUnknown = entries.length === 0 && trouble === null;
  return isUnknown ? { ...match, notes: [{ code: 'no-match', points: 0, text: 'TMDB knows no such id' }] } : match;
}

/** Candidates for a group as it reads now; corrections are not used, since a person is deciding anew. Works named by id come last. */
export async function searchFor(session: CatalogueSession, wish: SearchWish, signal: AbortSignal): Promise<GroupMatch> {
  const { group, language } = wish;
  if (!wish.byWords) return byIds(session, wish, signal);
  const found = judge(group, await lookUp(group, session.catalogue, { language, corrections: [] }, signal), []);
  if (wish.refs.length === 0) return found;
  const named = await byIds(session, wish, signal);
  const [first, ...rest] = found.candidates;
  const some = first ? [first, ...rest].slice(0, WORDS_BESIDE_IDS) : [];
  const ids = named.candidates.filter(({ type, id }) => !some.some((one) => one.type === type && one.id === id));
  return { ...found, candidates: [...some, ...ids] };
}
