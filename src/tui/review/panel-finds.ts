// What a form that asks TMDB has found, as lines of it, and what all forms share. Pure.
import type { Candidate, FileGroup } from '../../model/match.ts';
import { piece, shown, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import type { Finding } from './panel.ts';
import type { ReviewModel } from './review-model.ts';

export interface FormWish {
  readonly model: ReviewModel;
  readonly around: Surroundings;
  readonly width: number;
  /** a pane stands beside the list: candidates are there */
  readonly wide: boolean;
}

const LABEL = '   ';
export const LABEL_CELLS = LABEL.length + 10;
export const label = (text: string): Line => [piece(LABEL + text.padEnd(LABEL_CELLS - LABEL.length), 'quiet')];
/** Candidates shown in a form where there is no pane. */
const FOUND_SHOWN = 3;
/** Narrower than this, a title needs the room of an id. */
const ROOM_FOR_IDS = 72;

/** A line of `finds`; the first of them bears the label. */
function foundLine(index: number, first: number, finding: Finding, text: Line): Line {
  const head =
    index === first
      ? label('finds').map(({ text: said, tone }) => piece(said.slice(0, -1), tone))
      : [piece(' '.repeat(LABEL_CELLS - 1))];
  return [...head, piece(finding.chosen === index ? '>' : ' ', 'strong'), ...text];
}

function candidateText(candidate: Candidate, index: number, width: number, ellipsis: string): Line {
  const hasRoom = width >= ROOM_FOR_IDS;
  const title = Math.max(12, width - LABEL_CELLS - (hasRoom ? 34 : 25));
  const kind = candidate.type === 'tv' ? 'series' : 'film  ';
  const id = hasRoom ? String(candidate.id).padStart(8) : '';
  return [
    piece(`${index + 1}  ${String(Math.min(99, Math.round(candidate.score * 100))).padStart(2)}  `),
    piece(shown(candidate.title, title, ellipsis)),
    piece(` ${candidate.year ?? '    '}  ${kind}${id}`, 'quiet'),
  ];
}

/** `0   as read: Mugen Ressha (2020), film, no TMDB id` */
function asReadText(group: FileGroup | null, width: number, ellipsis: string): Line {
  const year = group?.year == null ? '' : ` (${group.year})`;
  const text = `as read: ${group?.title ?? ''}${year}, ${group?.kind ?? ''}, no TMDB id`;
  return [piece(`0      ${shownCut(text, width - LABEL_CELLS - 8, ellipsis)}`, 'quiet')];
}

/** What was found for the words of a form; without a pane three of them, around the one that is chosen. */
export function findingLines(
  finding: Finding,
  asRead: FileGroup | null,
  hasAsRead: boolean,
  { wide, width, around }: FormWish,
): readonly Line[] {
  const { ellipsis } = around.glyphs;
  if (finding.asking !== null)
    return [
      [
        ...label('finds'),
        piece(finding.takeWhenFound ? 'asking TMDB, to take what it answers ...' : 'asking TMDB ...', 'quiet'),
      ],
    ];
  const { match } = finding;
  const candidates = match?.candidates ?? [];
  if (wide && candidates.length > 0) {
    const what = finding.chosen < candidates.length ? `no. ${finding.chosen + 1}` : 'it as read';
    return [[...label('finds'), piece(`${candidates.length} in the pane; Enter takes ${what}`)]];
  }
  const told: readonly Line[] = [
    ...candidates.map((candidate, index) => candidateText(candidate, index, width, ellipsis)),
    ...(hasAsRead ? [asReadText(asRead, width, ellipsis)] : []),
  ];
  if (candidates.length === 0) {
    const why = match?.notes[0]?.text ?? 'type words, an id, or paste an address';
    const none: Line = [...label('finds'), piece(shownCut(why, width - 14, ellipsis), 'quiet')];
    return hasAsRead ? [none, ...told.map((text) => foundLine(0, 1, finding, text))] : [none];
  }
  const first = Math.max(0, Math.min(finding.chosen - 1, told.length - FOUND_SHOWN));
  return told.slice(first, first + FOUND_SHOWN).map((text, index) => foundLine(first + index, first, finding, text));
}
