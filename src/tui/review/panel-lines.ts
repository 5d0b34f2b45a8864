// Forms as lines, drawn below the cursor's row. Pure.
import type { FileGroup } from '../../model/match.ts';
import { placedGroup } from '../../review/filings.ts';
import { orderChoices } from '../../review/numbering.ts';
import { groupOf } from '../../review/review.ts';
import { choiceLine, fieldLine } from '../components/field.ts';
import { piece, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import { textIn } from '../text-edit.ts';
import { groupFacts, factsText } from './file-facts.ts';
import type { EditPanel, NumbersPanel, SearchPanel } from './panel.ts';
import { findingLines, label, LABEL_CELLS, type FormWish } from './panel-finds.ts';
import { previewOf } from './preview.ts';
import { placesText } from './standing.ts';
import { groupFor, idOf, reviewFor } from './targets.ts';

function filedAsText({ filedAs }: EditPanel, { options }: Surroundings): string {
  switch (filedAs) {
    case 'tmdb':
      return `as TMDB has it, ${options.lang}`;
    case 'original':
      return 'original';
    case 'romaji':
      return 'romaji';
    case 'own':
      return 'own words';
  }
}

/** The number of the only file, or which numbers the files have: those are `r`'s business. */
function episodeCells(panel: EditPanel, group: FileGroup | null, cells: number): Line {
  if (panel.episode) return fieldLine(panel.episode, cells, panel.field === 'episode');
  const numbers = group?.files.flatMap(({ parsed }) => parsed.episodes) ?? [];
  const text = numbers.length === 0 ? 'none' : `${Math.min(...numbers)}-${Math.max(...numbers)}`;
  return [piece(shownCut(text, cells, ''), 'quiet')];
}

function editLines(panel: EditPanel, wish: FormWish): readonly Line[] {
  const { model, around, width } = wish;
  const { ellipsis } = around.glyphs;
  const inUse = (field: EditPanel['field']): boolean => panel.field === field;
  const group = groupFor(model.review, panel.target);
  const preview = previewOf(model);
  const filed = placedGroup(preview, idOf(panel.target))?.work?.title ?? '';
  const said = filedAsText(panel, around);
  const own =
    panel.filedAs === 'own'
      ? fieldLine(panel.own, Math.max(16, width - LABEL_CELLS - said.length - 4), inUse('filed-as'))
      : [piece(width < 72 ? '' : '  original, romaji; or type', 'quiet')];
  const numbers = Math.max(6, Math.min(14, width - 62));
  return [
    [...label('title'), ...fieldLine(panel.title, width - LABEL_CELLS - 2, inUse('title'))],
    [
      ...label('kind'),
      ...choiceLine(panel.kind.padEnd(6), inUse('kind')),
      piece('  year ', 'quiet'),
      ...fieldLine(panel.year, 7, inUse('year')),
      piece('  season ', 'quiet'),
      ...fieldLine(panel.season, 5, inUse('season')),
      piece(width < 72 ? '  ep ' : '  episode ', 'quiet'),
      ...episodeCells(panel, group, numbers),
    ],
    [...label('filed as'), ...choiceLine(said, inUse('filed-as')), piece(' '), ...own],
    [piece(' '.repeat(LABEL_CELLS)), piece(shownCut(filed, width - LABEL_CELLS - 1, ellipsis), 'good')],
    ...findingLines(panel.finding, groupOf(preview, idOf(panel.target)), true, wish),
  ];
}

const searchLines = (panel: SearchPanel, wish: FormWish): readonly Line[] => [
  [...label('search'), ...fieldLine(panel.words, wish.width - LABEL_CELLS - 2, true)],
  ...findingLines(panel.finding, null, false, wish),
];

function numbersLines(panel: NumbersPanel, { model, width, around }: FormWish): readonly Line[] {
  const facts = groupFacts(previewOf(model), idOf(panel.target));
  const places = placesText(facts.files.flatMap(({ placement }) => placement ?? []));
  const isWrong = facts.unplaced > 0 || facts.doubles.length > 0;
  const inUse = (field: NumbersPanel['field']): boolean => panel.field === field;
  const season = textIn(panel.season) === '' ? 'as read' : '';
  const choices = orderChoices(reviewFor(model.review, panel.target), idOf(panel.target));
  const chosen = choices.find(({ order }) => order === panel.order);
  const placed = chosen ? `  ${chosen.placed} of ${chosen.files}` : '';
  const text = shownCut(chosen?.text ?? panel.order, width - LABEL_CELLS - placed.length - 4, around.glyphs.ellipsis);
  return [
    [...label('order'), ...choiceLine(text, inUse('order')), piece(placed, 'quiet')],
    [
      ...label(panel.order === 'tmdb' ? 'season' : 'part'),
      ...fieldLine(panel.season, 6, inUse('season')),
      piece(` ${season.padEnd(9)}`, 'quiet'),
      piece('start at ', 'quiet'),
      ...fieldLine(panel.start, 6, inUse('start')),
      piece('  offset ', 'quiet'),
      ...fieldLine(panel.offset, 7, inUse('offset')),
    ],
    [
      piece(' '.repeat(LABEL_CELLS)),
      piece(`${places} `, isWrong ? 'warn' : 'good'),
      piece(
        shownCut(
          `${around.glyphs.dot} ${factsText(facts)}`,
          width - LABEL_CELLS - places.length - 2,
          around.glyphs.ellipsis,
        ),
        isWrong ? 'warn' : 'quiet',
      ),
    ],
  ];
}

/** The lines of an open form; none for the filter, which stands in the rule. */
export function panelLines(wish: FormWish): readonly Line[] {
  const { panel } = wish.model;
  switch (panel?.type) {
    case 'edit':
      return editLines(panel, wish);
    case 'search':
      return searchLines(panel, wish);
    case 'numbers':
      return numbersLines(panel, wish);
    case 'file':
      return [[...label('number'), ...fieldLine(panel.numbers, 20, true), piece('  5  5-6  12.5  S2E5  SP3', 'quiet')]];
    case 'filter':
    case undefined:
      return [];
  }
}
