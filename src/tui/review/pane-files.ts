// The files part of the pane: where each goes, what is the same left out, what is wrong never. Pure lines.
import type { Review } from '../../review/review.ts';
import { line, piece, shown, shownCut, type Line } from '../line.ts';
import type { Glyphs } from '../glyphs.ts';
import { factsText, groupFacts, type FileFact } from './file-facts.ts';

export interface FilesWish {
  readonly review: Review;
  /** the review without what is being tried: places are told beside its own where they differ; null: nothing is tried */
  readonly beside: Review | null;
  readonly id: string;
  /** `Files`, `Files with no. 2` */
  readonly heading: string;
  readonly width: number;
  /** lines there are for it, its heading counted */
  readonly height: number;
  readonly scroll: number;
  readonly glyphs: Glyphs;
}

/** Narrower than this, labels stand for names. */
const NAMES_FROM = 76;
const LABEL_CELLS = 8;
/** Longer labels leave no room for two files a line. */
const SHORT_LABEL = 6;
const PLACE_CELLS = 10;

function nameLine(file: FileFact, { width, glyphs }: FilesWish): Line {
  const to = file.isLeft ? 'left out' : file.to;
  const room = Math.min(Math.max(12, Math.floor(width / 3)), to.length);
  const name = width - 4 - room - glyphs.arrow.length - 2;
  const beside = file.sidecars > 0 ? ` + ${file.sidecars}` : '';
  return [
    piece(`   ${shown(shownCut(file.name, name - beside.length, glyphs.ellipsis) + beside, name, glyphs.ellipsis)}`),
    piece(` ${glyphs.arrow} `, 'quiet'),
    piece(shownCut(to, room, glyphs.ellipsis), file.isLeft ? 'quiet' : file.isBad ? 'warn' : 'plain'),
  ];
}

/** `  14    S01E14  → no episode 14`: number read, place without what is tried, place with it. Doubles are told by their names. */
function labelLine(file: FileFact, before: FileFact | undefined, wish: FilesWish): Line {
  const { width, glyphs } = wish;
  if (file.isDouble && !before) return nameLine(file, wish);
  const to = file.isLeft ? 'left out' : file.to;
  const label = file.label === '' ? shownCut(file.name, Math.floor(width / 3), glyphs.ellipsis) : file.label;
  const old = before ? shown(before.placement?.kind === 'none' ? '-' : before.to, PLACE_CELLS, glyphs.ellipsis) : '';
  const isSame = before === undefined || before.to === file.to;
  const head = `   ${`${label} `.padEnd(LABEL_CELLS)}${old}`;
  const mark = isSame && before ? '  ' : `${glyphs.arrow} `;
  const tone = file.isBad ? 'warn' : isSame ? 'plain' : 'good';
  return [
    piece(head),
    piece(mark, 'quiet'),
    piece(shownCut(to, width - head.length - mark.length - 1, glyphs.ellipsis), tone),
  ];
}

const moreLine = (count: number, text: string, { glyphs }: FilesWish): Line =>
  line(`   ${glyphs.ellipsis}  ${count} ${text}`, 'quiet');

/** Two to a line where everything is short and nothing is compared. */
function pairLines(files: readonly FileFact[], wish: FilesWish): readonly Line[] {
  const { width, glyphs } = wish;
  const half = Math.floor((width - 2) / 2);
  const rows = Math.ceil(files.length / 2);
  const label = Math.max(4, ...files.map((file) => file.label.length));
  const cell = (file: FileFact | undefined): Line =>
    file
      ? [
          piece(` ${file.label.padEnd(label)} `),
          piece(`${glyphs.arrow} `, 'quiet'),
          piece(
            shown(file.isLeft ? 'left out' : file.to, half - label - 2 - glyphs.arrow.length - 1, glyphs.ellipsis),
            file.isBad ? 'warn' : 'plain',
          ),
        ]
      : [];
  return Array.from({ length: rows }, (_, row) => [piece(' '), ...cell(files[row]), ...cell(files[row + rows])]);
}

/** First ones, those that something is wrong with, the last; runs of the rest as `… 20 more`. */
function shortened(
  files: readonly FileFact[],
  room: number,
  draw: (index: number) => Line,
  wish: FilesWish,
): readonly Line[] {
  const wanted = new Set<number>();
  const last = files.length - 1;
  const keep = [0, last, ...files.flatMap(({ isBad }, index) => (isBad ? [index] : [])), ...files.keys()];
  const height = (): number => {
    const sorted = [...wanted].toSorted((a, b) => a - b);
    return sorted.reduce((sum, at, index) => sum + 1 + (at > (sorted[index - 1] ?? -1) + 1 ? 1 : 0), 0);
  };
  for (const index of keep) {
    if (wanted.has(index)) continue;
    wanted.add(index);
    if (height() + ([...wanted].includes(last) ? 0 : 1) > room) {
      wanted.delete(index);
      if (wanted.size >= room - 1) break;
    }
  }
  const lines: Line[] = [];
  let next = 0;
  for (const index of [...wanted].toSorted((a, b) => a - b)) {
    if (index > next) lines.push(moreLine(index - next, 'more', wish));
    lines.push(draw(index));
    next = index + 1;
  }
  if (next < files.length) lines.push(moreLine(files.length - next, 'more', wish));
  return lines.slice(0, room);
}

/** Heading and files, at most `height` lines. */
export function filesLines(wish: FilesWish): readonly Line[] {
  const { review, beside, id, heading, width, height, scroll, glyphs } = wish;
  const facts = groupFacts(review, id);
  const { files } = facts;
  const told = factsText(facts);
  const isWrong = facts.unplaced > 0 || facts.doubles.length > 0 || facts.gaps.length > 0;
  const head: Line = [
    piece(` ${heading}`, 'strong'),
    piece(` ${glyphs.dot} `, 'quiet'),
    piece(shownCut(told, width - heading.length - 5, glyphs.ellipsis), isWrong ? 'warn' : 'plain'),
  ];
  const room = Math.max(0, height - 1);
  const before = beside ? groupFacts(beside, id).files : [];
  const isShort = files.every(({ label, isBad }) => label !== '' && label.length <= SHORT_LABEL && !isBad);
  if (width < NAMES_FROM && beside === null && isShort && scroll === 0 && Math.ceil(files.length / 2) <= room)
    return [head, ...pairLines(files, wish)];
  const draw = (index: number): Line => {
    const file = files[index];
    if (!file) return [];
    return width >= NAMES_FROM && beside === null ? nameLine(file, wish) : labelLine(file, before[index], wish);
  };
  if (files.length > room && scroll === 0) return [head, ...shortened(files, room, draw, wish)];
  const from = Math.max(0, Math.min(scroll, files.length - room));
  return [head, ...files.slice(from, from + room).map((_, index) => draw(from + index))];
}
