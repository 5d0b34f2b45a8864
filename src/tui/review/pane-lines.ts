// The pane: why, the candidates with what each would place, the files, what the library then holds. Pure lines for a width and a height.
import { dirname } from 'node:path';
import type { Candidate, FileGroup } from '../../model/match.ts';
import { parentOf } from '../../review/apart.ts';
import { pathOf } from '../../review/reading.ts';
import { decisionOf, groupOf, matchOf, type Review } from '../../review/review.ts';
import { BLANK, line, piece, shown, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import { filesAndSidecars, groupFacts } from './file-facts.ts';
import { filesLines } from './pane-files.ts';
import { againstLines, candidateLines, overviewLines, whyLines } from './pane-why.ts';
import { keptLines, readLines } from './pane-read.ts';
import { isAsking } from './panel.ts';
import { groupShown, previewOf } from './preview.ts';
import { WIDE } from './review-layout.ts';
import { groupInPane, type ReviewModel } from './review-model.ts';
import { shelfLines } from './shelf.ts';
import { standingOf, whyTexts } from './standing.ts';
import { reviewFor } from './targets.ts';

/** Rows of the files part that are kept where there is little room. */
const FILES_LEAST = 3;
/** From so many rows on, parts of the pane stand apart. */
const ROOMY = 20;

/** What the pane is about: the group, the candidates on offer, the one looked at. */
interface Subject {
  /** with the files of a form's target standing apart */
  readonly review: Review;
  readonly group: FileGroup;
  readonly candidates: readonly Candidate[];
  /** row under the cursor of the candidates; -1: none */
  readonly chosen: number;
  /** the one whose reasons are told */
  readonly tried: Candidate | undefined;
}

function subjectOf(model: ReviewModel, id: string): Subject | null {
  const { panel, pane } = model;
  const review = panel && 'target' in panel ? reviewFor(model.review, panel.target) : model.review;
  const group = groupOf(review, id);
  if (!group) return null;
  const finding = isAsking(panel) ? panel.finding : null;
  const candidates = (finding ? finding.match : matchOf(review, id))?.candidates ?? [];
  const chosen = finding ? finding.chosen : pane.focused ? pane.candidate : -1;
  return { review, group, candidates, chosen, tried: candidates[chosen < 0 ? 0 : chosen] };
}

/** The folder that a group's first file lies in. */
export function folderOf({ files: [file] }: FileGroup): string {
  return file ? dirname(pathOf(file)) : '';
}

/** What the pane is about, where it stands beside the list: below it the rule says so. */
function headLines({ review, group }: Subject, id: string, width: number, { glyphs }: Surroundings): readonly Line[] {
  const standing = standingOf(review, id, glyphs);
  const state = `${standing.word} ${standing.score ?? ''}`.trim();
  const facts = `${filesAndSidecars(group)} ${glyphs.dot} ${folderOf(group)}`;
  return [
    [
      piece(` ${shown(group.title, width - state.length - 3, glyphs.ellipsis)} `, 'strong'),
      piece(state, standing.tone),
    ],
    line(` ${shownCut(facts, width - 2, glyphs.ellipsis)}`, 'quiet'),
  ];
}

/** What the library holds of the work once the group has come, where that has been looked up. */
function libraryLines(
  model: ReviewModel,
  id: string,
  width: number,
  isRoomy: boolean,
  { glyphs }: Surroundings,
): readonly Line[] {
  const { shelf } = model;
  const candidate = tryingWork(model, id);
  if (!shelf || !candidate || shelf.work.type !== candidate.type || shelf.work.id !== candidate.id) return [];
  const { files } = groupFacts(previewOf(model), id);
  const placements = files.flatMap(({ placement, isLeft }) => (placement && !isLeft ? [placement] : []));
  const lines = shelfLines(shelf, candidate, placements);
  const joins = shelf.house === null ? 'a new folder' : `joins ${shelf.house}`;
  const cells = width - 3;
  if (!isRoomy) {
    const text = [...lines.map((each) => each.text), joins].join(` ${glyphs.dot} `);
    return [[piece(' Library ', 'strong'), piece(shownCut(text, cells - 8, glyphs.ellipsis))]];
  }
  return [
    line(' Library', 'strong'),
    ...lines.map(({ text, isComplete }) =>
      line(`  ${shownCut(text, cells, glyphs.ellipsis)}`, isComplete ? 'good' : 'plain'),
    ),
    line(`  ${shownCut(joins, cells, glyphs.ellipsis)}`, 'quiet'),
  ];
}

/** The candidate that the library part is about: the one tried, taken, or best. */
export function tryingWork(model: ReviewModel, id: string): Candidate | null {
  const subject = subjectOf(model, id);
  if (!subject) return null;
  return subject.chosen >= subject.candidates.length ? null : (subject.tried ?? null);
}

const idInPane = (model: ReviewModel): string | null =>
  model.panel && 'target' in model.panel ? groupShown(model) : groupInPane(model);

/** What the pane is about: the cursor's group, or the files that a form is for. */
export function groupOfPane(model: ReviewModel): FileGroup | null {
  const id = idInPane(model);
  return id === null ? null : (subjectOf(model, id)?.group ?? null);
}

/** All lines of the pane for the cursor's group; the files part scrolls. */
export function paneLines(model: ReviewModel, around: Surroundings, width: number, height: number): readonly Line[] {
  const { pane, panel } = model;
  const { glyphs } = around;
  const id = idInPane(model);
  const subject = id === null ? null : subjectOf(model, id);
  if (id === null || !subject) return [line(' nothing is listed here', 'quiet')];
  const { review, group, candidates, chosen, tried } = subject;
  // where there is little room, none of it is left empty
  const gap = height < ROOMY ? [] : [BLANK];
  const isBeside = around.columns >= WIDE;
  const isEditing = panel?.type === 'edit' && isBeside;
  const heading = panel?.type === 'edit' || panel?.type === 'search' ? 'Found' : 'Candidates';
  const head = isBeside ? [...headLines(subject, id, width, around), ...gap] : [];
  const list = candidateLines({ group, candidates, chosen, heading, width, glyphs });
  const match = matchOf(review, id);
  const library = libraryLines(model, id, width, height >= ROOMY, around);
  const read = review.groups.get(id);
  // what is set apart has no title of its own to be remembered by
  const isKept = isAsking(panel) && chosen >= 0 && height >= ROOMY && parentOf(id) === null;
  const kept = isKept && read && tried ? keptLines(read, tried, width, glyphs) : [];
  const lower = [library, kept].flatMap((part) => (part.length > 0 ? [...gap, ...part] : []));
  const isOther = chosen > 0 && tried !== undefined && height >= ROOMY;
  // what is taken as it was read has nothing of the work that would have been the best
  const isAsRead = chosen < 0 && decisionOf(review, id)?.kind === 'as-read';
  const told = isAsRead ? undefined : isOther ? candidates[0] : tried;
  const why = isEditing
    ? readLines(group, width, glyphs)
    : whyLines(match, whyTexts(review, id), review.now.decided.has(id), told, width, glyphs);
  // what can be chosen must be on screen: the reasons give way first
  const reasonRoom = Math.max(2, height - head.length - list.length - FILES_LEAST - gap.length * 2);
  const upper = [
    ...head,
    ...why.slice(0, reasonRoom),
    ...gap,
    ...list,
    ...gap,
    ...(isOther
      ? [
          ...againstLines(candidates[0], tried, chosen + 1, width).slice(0, 8),
          ...overviewLines(tried, width, 2, glyphs),
          ...gap,
        ]
      : []),
  ];
  const room = Math.max(FILES_LEAST, height - upper.length - lower.length);
  const files = filesLines({
    review: previewOf(model),
    beside: isOther ? review : null,
    id,
    heading: chosen >= 0 ? (chosen >= candidates.length ? 'Files as read' : `Files with no. ${chosen + 1}`) : 'Files',
    width,
    height: room,
    scroll: pane.scroll,
    glyphs,
  });
  return [...upper, ...files, ...lower].slice(0, height);
}
