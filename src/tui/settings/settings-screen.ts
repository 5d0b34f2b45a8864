// The Settings screen as rows: each option with its value in force, what it means under the list. Pure.
import type { Block } from '../components/block.ts';
import { fieldLine } from '../components/field.ts';
import { formHint, hint, placeIn, rule } from '../components/frame.ts';
import { BLANK, ends, line, piece, shownCut, type Line } from '../line.ts';
import type { Surroundings } from '../model.ts';
import { SETTINGS, type SettingsModel } from './settings-model.ts';
import { valueText } from './settings-update.ts';

const KEY = 16;

function rowBlocks(index: number, settings: SettingsModel, around: Surroundings): readonly Block[] {
  const option = SETTINGS[index];
  if (!option) return [];
  const { columns, glyphs, options } = around;
  const isCursor = index === settings.cursor;
  const head: Line = [
    piece(isCursor ? '>  ' : '   ', 'strong'),
    piece(option.key.padEnd(KEY), isCursor ? 'strong' : 'plain'),
  ];
  if (isCursor && settings.editing) return [[...head, ...fieldLine(settings.editing, columns - KEY - 5, true)]];
  const text = valueText(option, options);
  const value = text === '' ? piece('not set', 'quiet') : piece(shownCut(text, columns - KEY - 5, glyphs.ellipsis));
  if (!isCursor || !settings.menu) return [[...head, value]];
  const items = (option.choices ?? []).map((choice) => ({ label: choice, value: choice }));
  const initial = Math.max(
    0,
    items.findIndex((item) => item.value === text),
  );
  return [head, { widget: { type: 'menu', items, initial }, height: items.length }];
}

export function settingsScreen(settings: SettingsModel, around: Surroundings): readonly Block[] {
  const { columns, rows, glyphs } = around;
  const { cursor, editing, menu, message } = settings;
  const menuRows = menu ? (SETTINGS[cursor]?.choices?.length ?? 0) : 0;
  const room = Math.max(1, rows - 5 - menuRows);
  const first = Math.max(0, Math.min(Math.floor(cursor / room) * room, SETTINGS.length - room));
  const list = Array.from({ length: Math.min(room, SETTINGS.length) }, (_, index) =>
    rowBlocks(first + index, settings, around),
  ).flat();
  const fill = Array.from({ length: Math.max(0, room - SETTINGS.length) }, () => BLANK);
  const means = SETTINGS[cursor]?.help ?? '';
  return [
    ends(
      line(' Settings', 'strong'),
      line('kept at once; an option on the command line comes first ', 'quiet'),
      columns,
      glyphs.ellipsis,
    ),
    line(glyphs.rule.repeat(columns), 'quiet'),
    ...list,
    ...fill,
    line(` ${shownCut(means, columns - 2, glyphs.ellipsis)}`, 'quiet'),
    rule(message, placeIn(first, room, SETTINGS.length), around),
    editing
      ? formHint('Enter keep  Ctrl-U clear  Esc drop', around)
      : menu
        ? formHint('Enter take  Esc back', around)
        : hint(['Enter change', 'Esc back', 'q quit'], around),
  ];
}
