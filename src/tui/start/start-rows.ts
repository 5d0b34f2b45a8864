// The rows of the Start screen, each as it stands: chosen, being typed, its menu open. Pure.
import { exampleName } from '../../review/example-name.ts';
import type { Options } from '../../settings/options.ts';
import type { Block } from '../components/block.ts';
import { fieldLine } from '../components/field.ts';
import { line, piece, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import { languageText } from './language-example.ts';
import { countText, factLine, libraryText, linkText } from './start-found.ts';
import type { StartModel, StartRow } from './start-model.ts';
import { MODES, PRESETS } from './start-update.ts';

const HOW: Readonly<Record<Options['mode'], string>> = {
  move: 'the file goes to its new place',
  hardlink: 'a second name on the same disk; seeding goes on',
  copy: 'the file stays, a copy goes to its new place',
  symlink: 'the file stays, a link to it is made',
};

/** `Title (2023)/Season 01/Title (2023) S01E12`: what the preset, or a template in its place, makes of an episode. */
function namesText(preset: Options['preset'], options: Options): string {
  const name = exampleName({ ...options, preset });
  if (name === null) return 'the template can’t be used: settings say more';
  return preset === 'kodi' ? `${name}, with nfo` : name;
}

/** The same where there is little room. */
const HOW_SHORT: typeof HOW = {
  move: 'the file goes to its new place',
  hardlink: 'a second name; seeding goes on',
  copy: 'the file stays, a copy is made',
  symlink: 'the file stays, a link is made',
};

const isNarrow = ({ columns }: Surroundings): boolean => columns < 76;

const LABELS: Readonly<Record<StartRow, string>> = {
  folder: 'From',
  shows: 'Shows to',
  films: 'Films to',
  preset: 'Names',
  mode: 'How',
  lang: 'Language',
  key: 'TMDB key',
  scan: 'Scan and review',
  'scan-without-key': 'Scan without a key',
  sample: 'Sample library',
  'go-on': 'Go on',
};

const LABEL = 11;
/** Rows from which facts have a line of their own. */
const ROOM_FOR_FACTS = 22;

function rowHead(row: StartRow, start: StartModel): Line {
  return [
    piece(start.row === row ? '>  ' : '   ', 'strong'),
    piece(LABELS[row].padEnd(LABEL), start.row === row ? 'strong' : 'plain'),
  ];
}

function valueText(row: StartRow, around: Surroundings): Line {
  const { folders, roots, options, columns, glyphs } = around;
  const room = columns - LABEL - 3;
  switch (row) {
    case 'folder':
      return folders.length === 0
        ? [piece('none yet', 'warn')]
        : [
            piece(
              shownCut(
                folders.length === 1 ? (folders[0] ?? '') : `${folders.length} folders: ${folders.join(', ')}`,
                room,
                glyphs.ellipsis,
              ),
            ),
          ];
    case 'shows':
    case 'films': {
      const root = roots?.[row] ?? null;
      return root === null ? [piece('none yet', 'warn')] : [piece(shownCut(root, room, glyphs.ellipsis))];
    }
    case 'preset':
      return [
        piece(options.preset.padEnd(11)),
        piece(shownCut(namesText(options.preset, options), room - 11, glyphs.ellipsis), 'quiet'),
      ];
    case 'mode':
      return [
        piece(options.mode.padEnd(11)),
        piece(shownCut((isNarrow(around) ? HOW_SHORT : HOW)[options.mode], room - 11, glyphs.ellipsis), 'quiet'),
      ];
    default:
      return [
        piece(options.lang.padEnd(11)),
        piece(shownCut(languageText(options.lang, glyphs.isAscii, room - 11), room - 11, glyphs.ellipsis), 'quiet'),
      ];
  }
}

/** A setting, its field or its menu. */
export function settingRow(row: StartRow, start: StartModel, around: Surroundings): readonly Block[] {
  const head = rowHead(row, start);
  if (start.row === row && start.editing)
    return [[...head, ...fieldLine(start.editing, around.columns - LABEL - 5, true)]];
  if (start.row === row && start.menu) {
    const values = row === 'preset' ? PRESETS : MODES;
    const now = row === 'preset' ? around.options.preset : around.options.mode;
    const text = (value: string): string =>
      row === 'preset' ? namesText(value as Options['preset'], around.options) : HOW[value as Options['mode']];
    const items = values.map((value) => ({
      value,
      label: `${value.padEnd(10)} ${shownCut(text(value), around.columns - 20, around.glyphs.ellipsis)}`,
    }));
    return [
      head,
      {
        widget: {
          type: 'menu',
          items,
          initial: Math.max(
            0,
            values.findIndex((value) => value === now),
          ),
        },
        height: values.length,
      },
    ];
  }
  return [[...head, ...valueText(row, around)]];
}

const STEPS: readonly string[] = [
  '1  open themoviedb.org/settings/api on any device and log in',
  '2  copy "API Key" or "API Read Access Token", either will do',
  '3  Enter here and paste it; it is tried at once, kept encrypted',
];
const STEPS_SHORT: readonly string[] = [
  '1  themoviedb.org/settings/api, logged in',
  '2  copy "API Key" or "API Read Access Token"',
  '3  Enter here, paste it: it is tried at once',
];

/** The key, or how to come by one. */
export function keyRows(start: StartModel, around: Surroundings): readonly Block[] {
  const head = rowHead('key', start);
  if (start.trying) return [head, { widget: { type: 'spinner', label: 'asking TMDB' }, height: 1 }];
  if (start.row === 'key' && start.editing) return [[...head, ...fieldLine(start.editing, 50, true, true)]];
  const source = start.facts?.keySource;
  if (start.facts === null) return [[...head, piece('looking ...', 'quiet')]];
  if (source !== null && source !== undefined) return [[...head, piece(`there (${source})`, 'good')]];
  return [
    [...head, piece('none yet   ', 'warn'), piece('needed once, free, two minutes:', 'quiet')],
    ...(isNarrow(around) ? STEPS_SHORT : STEPS).map((text) => line(' '.repeat(LABEL + 3) + text, 'quiet')),
  ];
}

const DOES: Readonly<Partial<Record<StartRow, string>>> = {
  'scan-without-key': 'names are read; take them as read, match them later',
  sample: 'a dozen cases to try the keys on, no key, no network',
};

const DOES_SHORT: typeof DOES = {
  'scan-without-key': 'names only; match them later',
  sample: 'to try the keys: no key, no net',
};

/** Something that can be begun. */
export const deed = (
  row: StartRow,
  start: StartModel,
  around: Surroundings,
  does = (isNarrow(around) ? DOES_SHORT : DOES)[row] ?? '',
): Line => [
  piece(start.row === row ? '>  ' : '   ', 'strong'),
  piece(LABELS[row].padEnd(20), start.row === row ? 'strong' : 'plain'),
  piece(does, 'quiet'),
];

/** What was found on the disks, below the rows that it speaks of; where there is room. */
export function factsBelow(row: StartRow, start: StartModel, around: Surroundings): readonly Line[] {
  if (around.rows < ROOM_FOR_FACTS) return [];
  const indent = LABEL + 3;
  if (row === 'folder') return factLine(countText(start, around), indent);
  if (row === 'films') return factLine(libraryText(start, around), indent);
  return row === 'mode' ? factLine(linkText(start, around) ?? `(${MODES.join(` ${around.glyphs.dot} `)})`, indent) : [];
}
