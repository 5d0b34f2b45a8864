// The upper part of the pane: why a match stands as it does, its candidates, what a tried one has against the first. Pure lines.
import type { Candidate, FileGroup, GroupMatch, Reason } from '../../model/match.ts';
import { placedCount } from '../../review/filings.ts';
import { wrapped } from '../components/frame.ts';
import { BLANK, line, piece, shown, shownCut, type Line } from '../line.ts';
import type { Glyphs } from '../glyphs.ts';

const signed = (points: number): string => (points > 0 ? `+${points}` : points === 0 ? '' : String(points)).padStart(4);

const POINTS_CELLS = 6;
const CODE_CELLS = 10;
const REASON_INDENT = POINTS_CELLS + CODE_CELLS + 2;
/** Below the list a pane has the terminal's width and few rows; beside it, it is narrow and high. */
export const isWideAndLow = (width: number): boolean => width >= 76;

function reasonLines({ code, points, text }: Reason, width: number): readonly Line[] {
  const [first = '', ...rest] = wrapped(text, Math.max(12, width - REASON_INDENT));
  const tone = points < 0 ? 'warn' : 'plain';
  return [
    [
      piece(` ${signed(points)} `, points < 0 ? 'warn' : 'good'),
      piece(`${code.slice(0, CODE_CELLS).padEnd(CODE_CELLS + 1)} `, 'quiet'),
      piece(first, tone),
    ],
    ...rest.map((more) => line(' '.repeat(REASON_INDENT) + more, tone)),
  ];
}

/** Two reasons a line, without their codes, where the pane is wide and low. */
function reasonPairs(reasons: readonly Reason[], width: number, ellipsis: string): readonly Line[] {
  const cells = Math.floor(width / 2) - POINTS_CELLS - 1;
  const half = ({ points, text }: Reason): Line => [
    piece(` ${signed(points)} `, points < 0 ? 'warn' : 'good'),
    piece(shown(text, cells, ellipsis), points < 0 ? 'warn' : 'plain'),
  ];
  return Array.from({ length: Math.ceil(reasons.length / 2) }, (_, row) =>
    reasons.slice(row * 2, row * 2 + 2).flatMap(half),
  );
}

/** Why the match is what it is, and the points of the candidate looked at. */
export function whyLines(
  match: GroupMatch | null,
  texts: readonly string[],
  isYours: boolean,
  candidate: Candidate | undefined,
  width: number,
  { ellipsis }: Glyphs,
): readonly Line[] {
  if (!match) return [line(' not matched yet', 'quiet')];
  const [first, ...more] = texts;
  const lead = isYours || match.state === 'strong' ? 'Why' : `Why ${match.state}`;
  const heading = first === undefined ? lead : `${lead}: ${first}`;
  const told = candidate?.reasons ?? [];
  const reasons = isWideAndLow(width)
    ? reasonPairs(told, width, ellipsis)
    : told.flatMap((reason) => reasonLines(reason, width));
  return [
    ...wrapped(heading, width - 2).map((text) => line(` ${text}`, 'strong')),
    ...more.flatMap((text) => wrapped(text, width - 3)).map((text) => line(` ${text}`, 'warn')),
    ...reasons,
  ];
}

/** What a tried candidate has and the first has not, reason by reason. */
export function againstLines(
  first: Candidate | undefined,
  tried: Candidate,
  number: number,
  width: number,
): readonly Line[] {
  if (!first) return [];
  const before = new Map(first.reasons.map((reason) => [reason.code, reason]));
  const differing = tried.reasons
    .map((reason) => ({ ...reason, points: reason.points - (before.get(reason.code)?.points ?? 0) }))
    .filter(({ code, points, text }) => points !== 0 || before.get(code)?.text !== text);
  return [
    line(` No. ${number} against no. 1`, 'strong'),
    ...(differing.length === 0
      ? [line('  nothing tells them apart', 'quiet')]
      : differing.flatMap((reason) => reasonLines(reason, width))),
  ];
}

const sizeText = ({ entry }: Candidate): string => {
  if (entry.type === 'movie') return 'film';
  const regular = entry.seasons.filter(({ number }) => number > 0);
  const episodes = regular.reduce((sum, { episodes: some }) => sum + some.length, 0);
  return `tv ${episodes} ep`;
};

export interface CandidatesWish {
  readonly group: FileGroup;
  readonly candidates: readonly Candidate[];
  /** row under the cursor; -1: none; the one after the last is "as read" */
  readonly chosen: number;
  readonly heading: string;
  readonly width: number;
  readonly glyphs: Glyphs;
}

/** The candidates with how many files each places; "as read" last. */
export function candidateLines({ group, candidates, chosen, heading, width, glyphs }: CandidatesWish): readonly Line[] {
  const { ellipsis } = glyphs;
  const roomy = isWideAndLow(width);
  const kindCells = roomy ? 10 : 4;
  const idCells = roomy ? 12 : 0;
  const placedCells = 10;
  const title = width - 9 - 5 - kindCells - 1 - placedCells - idCells - 1;
  const cursor = (index: number): string => (index === chosen ? ' > ' : '   ');
  const files = group.files.length;
  const head = 'files placed'.padStart(Math.max(0, width - heading.length - 2 - idCells));
  return [
    line(` ${heading}${head}`, 'strong'),
    ...candidates.map((candidate, index): Line => {
      const kind = roomy ? sizeText(candidate) : candidate.type === 'tv' ? 'tv' : 'film';
      return [
        piece(cursor(index), 'strong'),
        piece(`${index + 1} ${String(Math.min(99, Math.round(candidate.score * 100))).padStart(3)}  `),
        piece(shown(candidate.title, title, ellipsis)),
        piece(` ${candidate.year ?? '    '} ${kind.padEnd(kindCells)}`, 'quiet'),
        piece(`${placedCount(group, candidate)} of ${files}`.padStart(placedCells)),
        ...(roomy
          ? [piece(`${candidate.type === 'tv' ? 'tv' : 'film'} ${candidate.id}`.padStart(idCells), 'quiet')]
          : []),
      ];
    }),
    [
      piece(cursor(candidates.length), 'strong'),
      piece(`0      ${shownCut(`as read: ${group.title}`, width - 26, ellipsis)}, no TMDB id`, 'quiet'),
    ],
  ];
}

/** What TMDB says of the work, at most so many lines. */
export function overviewLines(
  { entry, title }: Candidate,
  width: number,
  most: number,
  { dot }: Glyphs,
): readonly Line[] {
  const date = entry.type === 'tv' ? (entry.seasons.find(({ number }) => number === 1)?.airDate ?? '') : '';
  const told = [title, date, entry.type === 'tv' ? 'series' : 'film'].filter(Boolean).join(` ${dot} `);
  const text = wrapped(entry.overview, width - 2).slice(0, most);
  return text.length === 0 ? [] : [BLANK, line(` ${told}`), ...text.map((part) => line(` ${part}`, 'quiet'))];
}
