// The Start screen as lines: what will be done where, the key, and what can be begun. Pure.
import type { Block } from '../components/block.ts';
import { formHint, hint, rule } from '../components/frame.ts';
import { BLANK, ends, line, shownCut } from '../line.ts';
import type { Surroundings } from '../model.ts';
import type { StartModel } from './start-model.ts';
import { deed, factsBelow, keyRows, settingRow } from './start-rows.ts';

const HINTS: Readonly<Record<'editing' | 'menu', string>> = {
  editing: 'Enter keep  Ctrl-U clear  Esc drop',
  menu: 'Enter take  Esc back',
};

/** What may be left out where there is little room: nothing of it can be chosen. */
interface Room {
  readonly blanks: boolean;
  readonly facts: boolean;
  /** how to come by a key */
  readonly steps: boolean;
}
const ROOMS: readonly Room[] = [
  { blanks: true, facts: true, steps: true },
  { blanks: false, facts: true, steps: true },
  { blanks: false, facts: false, steps: true },
  { blanks: false, facts: false, steps: false },
];

const heightOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + ('widget' in block ? block.height : 1), 0);

function bodyRows(start: StartModel, around: Surroundings, room: Room): readonly Block[] {
  const { columns, rows, glyphs } = around;
  const problem = start.facts?.settingsProblem;
  const session = start.facts?.session ?? null;
  const gap = room.blanks && rows >= 20 ? [BLANK] : [];
  return [
    ends(
      line(' AniVault 3', 'strong'),
      line(
        columns < 76 ? 'a dry run first, always ' : 'nothing changes on disk before you confirm it on Apply ',
        'quiet',
      ),
      columns,
      glyphs.ellipsis,
    ),
    line(glyphs.rule.repeat(columns), 'quiet'),
    ...(problem != null && rows >= 22
      ? [{ widget: { type: 'alert', variant: 'warning', text: problem }, height: 3 } as const]
      : []),
    ...(['folder', 'shows', 'films', 'preset', 'mode', 'lang'] as const).flatMap((row) => [
      ...settingRow(row, start, around),
      ...(room.facts ? factsBelow(row, start, around) : []),
    ]),
    ...gap,
    ...keyRows(start, around).slice(0, room.steps ? undefined : 1),
    ...gap,
    deed('scan', start, around),
    deed('scan-without-key', start, around),
    deed('sample', start, around),
    ...(session
      ? [
          deed(
            'go-on',
            start,
            around,
            `with what was left open: ${shownCut(session.folders.join(', '), columns - 50, glyphs.ellipsis)}`,
          ),
        ]
      : []),
  ];
}

/** What Enter does on a row where that is not plain. */
const keySays = ({ row, facts }: StartModel): string | null =>
  row === 'key' && facts !== null && facts.keySource === null ? 'Enter pastes the key' : null;

/** All rows of the frame. */
export function startScreen(start: StartModel, around: Surroundings): readonly Block[] {
  const bodies = ROOMS.map((room) => bodyRows(start, around, room));
  const body = bodies.find((blocks) => heightOf(blocks) <= around.rows - 2) ?? bodies.at(-1) ?? [];
  const fill = Array.from({ length: Math.max(0, around.rows - heightOf(body) - 2) }, () => BLANK);
  const hints = start.editing
    ? formHint(HINTS.editing, around)
    : start.menu
      ? formHint(HINTS.menu, around)
      : hint(['↑↓ go', 'Enter change or do', 'H history', ', settings', 'q quit'], around);
  return [...body, ...fill, rule(start.message ?? keySays(start), '', around), hints];
}
