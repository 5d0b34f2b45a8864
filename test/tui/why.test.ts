// What the pane says of hard cases, kept as text and read aloud by a person whenever it changes: a reader has nothing else to decide by.
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { correctionOf } from '../../src/match/corrections.ts';
import { PLAIN } from '../../src/match/orders.ts';
import { act } from '../../src/review/actions.ts';
import { arrive } from '../../src/review/arrivals.ts';
import { decisionOf, emptyReview, matchOf, type Review } from '../../src/review/review.ts';
import { UNICODE } from '../../src/tui/glyphs.ts';
import { placesText, standingOf, whyTexts } from '../../src/tui/review/standing.ts';
import { whyLines } from '../../src/tui/review/pane-why.ts';
import { HARD_WORKS } from '../support/hard-works.ts';
import { matchedLibrary } from '../support/library.ts';
import { ownCatalogue } from '../support/own-catalogue.ts';

const WIDTH = 72;
const snapshot = fileURLToPath(new URL('../../snapshots/why.txt', import.meta.url));

interface Case {
  readonly what: string;
  readonly names: readonly string[];
  /** id of the work that a person gave these before */
  readonly corrected?: number;
  /** taken as it was read */
  readonly isAsRead?: boolean;
}

const CASES: readonly Case[] = [
  { what: 'numbers that run on through the seasons', names: ['[Grp] Shingeki no Kyojin - 30 [1080p].mkv'] },
  { what: 'absolute numbers beside a season', names: ['[Grp] Shingeki no Kyojin S3 - 38 [1080p].mkv'] },
  { what: 'a second season that TMDB counts on', names: ['[Grp] Sousou no Frieren S2 - 03 (1080p).mkv'] },
  { what: 'a sequel by its own title', names: ['[Grp] Bleach Sennen Kessen-hen - 05 [1080p].mkv'] },
  { what: 'the second part of a season', names: ['[Grp] Spy x Family Part 2 - 03 (1080p).mkv'] },
  { what: 'a number that may be a film’s', names: ['Made in Abyss 3.mkv'] },
  { what: 'a film that its name gives a number', names: ['[Grp] Kimi no Na wa. - 02 [1080p].mkv'] },
  { what: 'film or series is not said', names: ['Made in Abyss [BD 1080p].mkv'] },
  { what: 'a special by its title', names: ['[Grp] Steins;Gate OVA - Egoistic Poriomania [BD].mkv'] },
  { what: 'a special by its number alone', names: ['[Grp] Steins;Gate SP2 [BD].mkv'] },
  { what: 'a remake of the same name', names: ['[Grp] Kanon - 01 [BD].mkv', '[Grp] Kanon - 02 [BD].mkv'] },
  { what: 'a remake told by its year', names: ['Kanon (2002) - 01 [BD].mkv'] },
  { what: 'a remake of a year that none has', names: ['Kanon (2010) - 01 [BD].mkv'] },
  { what: 'a season that TMDB does not list yet', names: ['[Grp] Shingeki no Kyojin S4 - 01 [1080p].mkv'] },
  { what: 'an episode that TMDB does not have', names: ['[Grp] Shingeki no Kyojin S2 - 40 [1080p].mkv'] },
  { what: 'a half episode', names: ['[Grp] Shingeki no Kyojin - 13.5 [1080p].mkv'] },
  { what: 'a first episode that may be a pilot', names: ['[Grp] Shingeki no Kyojin - 01 [1080p].mkv'] },
  { what: 'extras alone', names: ['[Grp] Bleach - NCOP1 [BD].mkv'] },
  { what: 'a part of a season without a break', names: ['[Grp] Bleach S2 Part 2 - 03 [1080p].mkv'] },
  { what: 'corrected before', names: ['[Grp] Kanon - 01 [BD].mkv'], corrected: 7 },
  { what: 'taken as read', names: ['[Grp] Kanon - 01 [BD].mkv'], isAsRead: true },
  { what: 'nothing near', names: ['[Grp] Holidays by the Sea - 01.mkv'] },
];

/** The review of a case, and the one group in it. */
async function reviewOf({ names, corrected, isAsRead = false }: Case): Promise<readonly [Review, string]> {
  const folders = { '/srv/torrents/anime': names };
  const { catalogue } = ownCatalogue(HARD_WORKS);
  const before = await matchedLibrary(folders, catalogue);
  const [first] = before.groups;
  if (!first) throw new Error('nothing was read');
  const { id } = first.group;
  const decided = { filedAs: { kind: 'tmdb' }, numbering: PLAIN } as const;
  const { groups } =
    corrected === undefined
      ? before
      : await matchedLibrary(folders, catalogue, [
          correctionOf(first.group, { work: { type: 'tv', id: corrected }, ...decided }, '2026-05-03T20:15:00.000Z'),
        ]);
  const review = arrive(emptyReview, groups);
  return [isAsRead ? act(review, { type: 'as-read', ids: [id], edit: null }) : review, id];
}

/** The case as the pane tells it: how it stands, why, and where its files go. */
async function told(each: Case): Promise<string> {
  const [review, id] = await reviewOf(each);
  const match = matchOf(review, id);
  const best = match?.candidates[0];
  const { word, score, title, year } = standingOf(review, id, UNICODE);
  const place = best && match.state !== 'none' ? placesText(best.placements) : '';
  const tried = decisionOf(review, id)?.kind === 'as-read' ? undefined : best;
  const why = whyLines(match, whyTexts(review, id), review.now.decided.has(id), tried, WIDTH, UNICODE);
  return [
    `── ${each.what}`,
    ...each.names,
    `${[word, score].filter((part) => part !== null).join(' ')} · ${[title, year, place].filter(Boolean).join(' · ')}`,
    ...why.map((line) =>
      line
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    ),
  ].join('\n');
}

it('says of each hard case what a person must know', async () => {
  const all: string[] = [];
  for (const each of CASES) all.push(await told(each));
  await expect(`${all.join('\n\n')}\n`).toMatchFileSnapshot(snapshot);
});
