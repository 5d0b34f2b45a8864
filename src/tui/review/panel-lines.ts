// Forms as lines, drawn below the cursor's row. Pure.
import type { Candidate } from '../../model/match.ts';
import { newNameAt, placedGroup } from '../../review/filings.ts';
import { choiceLine, fieldLine } from '../components/field.ts';
import { piece, shown, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import type { EditPanel, Finding, NumbersPanel, Panel, SearchPanel } from './panel.ts';
import { previewOf } from './preview.ts';
import type { ReviewModel } from './review-model.ts';
import { placesText } from './standing.ts';

const LABEL = '   ';
const label = (text: string): Line => [piece(LABEL + text.padEnd(10), 'quiet')];
/** Candidates shown in a form where there is no pane. */
const FOUND_SHOWN = 3;

const FILED_AS: Readonly<Record<EditPanel['filedAs'], string>> = {
  tmdb: 'as TMDB has it',
  original: 'original',
  romaji: 'romaji',
  own: 'own words',
};

function candidateLine(candidate: Candidate, index: number, finding: Finding, width: number, ellipsis: string): Line {
  const title = Math.max(12, width - 45);
  const kind = candidate.type === 'tv' ? 'series' : 'film  ';
  return [
    piece(' '.repeat(12)),
    piece(finding.chosen === index ? '>' : ' ', 'strong'),
    piece(`${index + 1} ${String(Math.round(candidate.score * 100)).padStart(3)}  `),
    piece(shown(candidate.title, title, ellipsis)),
    piece(` ${candidate.year ?? '    '} ${kind} ${candidate.id}`, 'quiet'),
  ];
}

function findingLines(finding: Finding, wide: boolean, width: number, ellipsis: string): readonly Line[] {
  if (finding.asking !== null) return [[...label('finds'), piece('asking TMDB ...', 'quiet')]];
  const { match } = finding;
  const candidates = match?.candidates ?? [];
  if (candidates.length === 0) {
    const why = match?.notes[0]?.text ?? 'type what to look for';
    return [[...label('finds'), piece(shownCut(why, width - 14, ellipsis), 'quiet')]];
  }
  if (wide)
    return [[...label('finds'), piece(`${candidates.length} in the pane; Enter takes no. ${finding.chosen + 1}`)]];
  const first = Math.max(0, Math.min(finding.chosen - 1, candidates.length - FOUND_SHOWN));
  return candidates.slice(first, first + FOUND_SHOWN).map((candidate, index) => {
    const made = candidateLine(candidate, first + index, finding, width, ellipsis);
    return index === 0
      ? [...label('finds').map((each) => piece(each.text.slice(0, 12), each.tone)), ...made.slice(1)]
      : made;
  });
}

function editLines(
  panel: EditPanel,
  model: ReviewModel,
  wide: boolean,
  width: number,
  around: Surroundings,
): readonly Line[] {
  const { glyphs } = around;
  const inUse = (field: EditPanel['field']): boolean => panel.field === field;
  const preview = previewOf(model);
  const filed = placedGroup(preview, panel.group)?.work?.title ?? '';
  const own =
    panel.filedAs === 'own'
      ? fieldLine(panel.own, Math.max(20, width - 32), inUse('filed-as'))
      : [piece('  original, romaji; or type', 'quiet')];
  const { asking, match, chosen } = panel.finding;
  const asRead = asking === null && match !== null && chosen >= match.candidates.length;
  return [
    [...label('title'), ...fieldLine(panel.title, width - 15, inUse('title'))],
    [
      ...label('kind'),
      ...choiceLine(panel.kind.padEnd(6), inUse('kind')),
      piece('   year ', 'quiet'),
      ...fieldLine(panel.year, 7, inUse('year')),
      piece('   season ', 'quiet'),
      ...fieldLine(panel.season, 5, inUse('season')),
    ],
    [...label('filed as'), ...choiceLine(FILED_AS[panel.filedAs], inUse('filed-as')), piece(' '), ...own],
    [piece(' '.repeat(13)), piece(shownCut(filed, width - 14, glyphs.ellipsis), 'good')],
    ...(asRead
      ? [[...label('finds'), piece('as typed, without a TMDB id', 'quiet')]]
      : findingLines(panel.finding, wide, width, glyphs.ellipsis)),
  ];
}

const searchLines = (panel: SearchPanel, wide: boolean, width: number, ellipsis: string): readonly Line[] => [
  [...label('search'), ...fieldLine(panel.words, width - 15, true)],
  ...findingLines(panel.finding, wide, width, ellipsis),
];

const ORDERS: Readonly<Record<NumbersPanel['order'], string>> = {
  tmdb: 'as TMDB counts',
  absolute: 'absolute, over all seasons',
  'by-part': 'by part, from each part’s first',
};

function numbersLines(panel: NumbersPanel, model: ReviewModel): readonly Line[] {
  const placements = placedGroup(previewOf(model), panel.group)?.placements ?? [];
  return [
    [...label('order'), ...choiceLine(ORDERS[panel.order], panel.field === 'order')],
    [
      ...label('season'),
      ...fieldLine(panel.season, 6, panel.field === 'season'),
      piece('   add to every number ', 'quiet'),
      ...fieldLine(panel.offset, 7, panel.field === 'offset'),
      piece(`   ${placesText(placements)}`, 'good'),
    ],
  ];
}

/** The lines of an open form; none for the filter, which stands in the rule. */
export function panelLines(model: ReviewModel, around: Surroundings, width: number, wide: boolean): readonly Line[] {
  const { panel } = model;
  switch (panel?.type) {
    case 'edit':
      return editLines(panel, model, wide, width, around);
    case 'search':
      return searchLines(panel, wide, width, around.glyphs.ellipsis);
    case 'numbers':
      return numbersLines(panel, model);
    case 'file':
      return [[...label('number'), ...fieldLine(panel.numbers, 20, true), piece('  5  5-6  12.5  S2E5  SP3', 'quiet')]];
    case 'filter':
    case undefined:
      return [];
  }
}

const HINTS: Readonly<Record<Panel['type'], string>> = {
  edit: 'Enter take  ↑↓ Tab field  ←→ change  PgUp PgDn candidate  Ctrl-U clear  Esc drop',
  search: 'Enter take  ↑↓ candidate  Ctrl-U clear  Esc drop the search',
  numbers: 'Enter keep  ↑↓ Tab field  ←→ order  Esc drop',
  file: 'Enter keep  Ctrl-U clear  Esc drop',
  filter: 'Enter keep the filter  Esc show all',
};

/** Keys of the form, in place of the screen's own hint. */
export const panelHint = ({ type }: Panel, ascii: boolean): string =>
  ascii ? HINTS[type].replace('↑↓', 'Up Down').replace('←→', 'Left Right') : HINTS[type];

/** The name below the library that the cursor's file would get. */
export const newName = (model: ReviewModel, around: Surroundings, group: string, index: number): string | null =>
  newNameAt(previewOf(model), group, index, around.options);
