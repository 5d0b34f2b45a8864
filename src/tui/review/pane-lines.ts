// The pane: why, the candidates with what each would place, the files. Pure lines for a width and a height.
import type { Candidate, FileGroup, Reason } from '../../model/match.ts';
import { placedCount } from '../../review/filings.ts';
import { groupOf, matchOf, pathOf } from '../../review/review.ts';
import { wrapped } from '../components/frame.ts';
import { BLANK, line, piece, shown, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import { previewOf } from './preview.ts';
import { groupInPane, type ReviewModel } from './review-model.ts';
import { fileFacts } from './review-rows.ts';
import { placeText, standingOf, whyTexts } from './standing.ts';

/** Rows of the files part that are kept where there is little room. */
const FILES_LEAST = 2;
/** From so many rows on, parts of the pane stand apart. */
const ROOMY = 20;

const signed = (points: number): string => (points > 0 ? `+${points}` : points === 0 ? '' : String(points)).padStart(4);

const POINTS_CELLS = 6;
/** Below the list a pane has the terminal's width and few rows; beside it, it is narrow and high. */
const isWideAndLow = (width: number): boolean => width >= 76;

function reasonLines({ code, points, text }: Reason, width: number): readonly Line[] {
  const [first = '', ...rest] = wrapped(text, Math.max(12, width - 18));
  const tone = points < 0 ? 'warn' : 'plain';
  return [
    [
      piece(` ${signed(points)} `, points < 0 ? 'warn' : 'good'),
      piece(`${code.slice(0, 10).padEnd(11)} `, 'quiet'),
      piece(first, tone),
    ],
    ...rest.map((text) => line(' '.repeat(18) + text, tone)),
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

function whyLines(
  model: ReviewModel,
  id: string,
  candidate: Candidate | undefined,
  width: number,
  ellipsis: string,
): readonly Line[] {
  const match = matchOf(model.review, id);
  if (!match) return [line(' not matched yet', 'quiet')];
  const notes = whyTexts(match)
    .flatMap((text) => wrapped(text, width - 3))
    .map((text) => line(` ${text}`, 'warn'));
  const heading = match.state === 'strong' ? 'Why' : `Why ${match.state}`;
  const told = candidate?.reasons ?? [];
  const reasons = isWideAndLow(width)
    ? reasonPairs(told, width, ellipsis)
    : told.flatMap((reason) => reasonLines(reason, width));
  return [line(` ${heading}`, 'strong'), ...notes, ...reasons];
}

function candidateLines(model: ReviewModel, group: FileGroup, width: number, ellipsis: string): readonly Line[] {
  const { panel, pane } = model;
  const asking = panel?.type === 'edit' || panel?.type === 'search' ? panel.finding : null;
  const match = asking ? asking.match : matchOf(model.review, group.id);
  const cursor = asking ? asking.chosen : pane.focused ? pane.candidate : -1;
  const candidates = match?.candidates ?? [];
  const head = 'files placed';
  // cursor, number and score before it; year, kind and files placed after it
  const title = width - 9 - 13 - 10;
  return [
    line(` Candidates${head.padStart(width - 12)}`, 'strong'),
    ...candidates.map((candidate, index) => {
      const kind = candidate.type === 'tv' ? 'series' : 'film';
      return [
        piece(index === cursor ? ' >' : '  ', 'strong'),
        piece(`${index + 1} ${String(Math.round(candidate.score * 100)).padStart(3)}  `),
        piece(shown(candidate.title, title, ellipsis)),
        piece(` ${candidate.year ?? '    '} ${kind.padEnd(6)} `, 'quiet'),
        piece(`${placedCount(group, candidate)} of ${group.files.length}`.padStart(10)),
      ];
    }),
    [
      piece(cursor === candidates.length ? ' >' : '  ', 'strong'),
      piece(`0      as read: ${shownCut(group.title, Math.max(8, title - 4), ellipsis)}, no TMDB id`, 'quiet'),
    ],
  ];
}

function fileLines(model: ReviewModel, group: FileGroup, width: number, around: Surroundings): readonly Line[] {
  const { glyphs } = around;
  const { placements, twice } = fileFacts(previewOf(model), group.id);
  const missing = placements.filter(({ kind }) => kind === 'none').length;
  const told = [
    missing > 0 ? `${missing} without a place` : 'each has a place',
    twice.size > 0 ? `${twice.size} twice` : 'none twice',
  ];
  return [
    line(` Files ${glyphs.dot} ${told.join(', ')}`, 'strong'),
    ...group.files.map((file, index) => {
      const placement = placements[index];
      const to = placement?.kind === 'none' ? placement.reason : placeText(placement);
      const room = Math.min(Math.max(12, Math.floor(width / 3)), to.length);
      const name = width - 3 - room - glyphs.arrow.length - 2;
      return [
        piece(`  ${shown(file.unit.file.name, name, glyphs.ellipsis)}`),
        piece(` ${glyphs.arrow} `, 'quiet'),
        piece(shownCut(to, room, glyphs.ellipsis), placement?.kind === 'none' || twice.has(to) ? 'warn' : 'plain'),
      ];
    }),
  ];
}

function overviewLines(candidate: Candidate | undefined, width: number): readonly Line[] {
  const text = candidate?.entry.overview ?? '';
  return text === ''
    ? []
    : [
        BLANK,
        ...wrapped(text, width - 2)
          .slice(0, 4)
          .map((part) => line(` ${part}`, 'quiet')),
      ];
}

/** All lines of the pane for the cursor's group; the files part scrolls. */
export function paneLines(model: ReviewModel, around: Surroundings, width: number, height: number): readonly Line[] {
  const { review, panel, pane } = model;
  const { glyphs } = around;
  const id = groupInPane(model);
  const group = id === null ? null : groupOf(review, id);
  if (id === null || !group) return [line(' nothing is listed here', 'quiet')];
  const standing = standingOf(review, id, glyphs);
  const state = `${standing.word} ${standing.score ?? ''}`.trim();
  const asking = panel?.type === 'edit' || panel?.type === 'search' ? panel.finding : null;
  const match = asking ? asking.match : matchOf(review, id);
  const tried = match?.candidates[asking ? asking.chosen : pane.focused ? pane.candidate : 0];
  const [file] = group.files;
  const folder = file ? pathOf(file).split('/').slice(0, -1).join('/') : '';
  // where there is little room, none of it is left empty
  const gap = height < ROOMY ? [] : [BLANK];
  const head: readonly Line[] = [
    [
      piece(` ${shown(group.title, width - state.length - 3, glyphs.ellipsis)} `, 'strong'),
      piece(state, standing.tone),
    ],
    line(
      ` ${shownCut(`${group.files.length} ${group.files.length === 1 ? 'file' : 'files'} ${glyphs.dot} ${folder}`, width - 2, glyphs.ellipsis)}`,
      'quiet',
    ),
    ...gap,
  ];
  const candidates = candidateLines(model, group, width, glyphs.ellipsis);
  // what can be chosen must be on screen: the reasons give way first
  const reasonRoom = Math.max(2, height - head.length - candidates.length - FILES_LEAST - gap.length * 2);
  const upper = [
    ...head,
    ...whyLines(model, id, tried, width, glyphs.ellipsis).slice(0, reasonRoom),
    ...gap,
    ...candidates,
    ...(around.columns >= 120 ? overviewLines(tried, width) : []),
    ...gap,
  ];
  const files = fileLines(model, group, width, around);
  const room = Math.max(3, height - upper.length);
  const scroll = Math.max(0, Math.min(pane.scroll, files.length - room));
  const shownFiles =
    scroll === 0 ? files.slice(0, room) : [files[0] ?? BLANK, ...files.slice(1 + scroll, scroll + room)];
  return [...upper, ...shownFiles].slice(0, height);
}
