// One line as one Text: Ink lays out a mark, the screen knows the row behind it.
import { Text } from 'ink';
import { memo, type ReactElement } from 'react';
import type { Line } from '../line.ts';
import type { DrawnRows } from '../terminal/drawn-rows.ts';

interface LineProps {
  readonly line: Line;
  readonly color: boolean;
  readonly drawn: DrawnRows;
}

const sameLine = (a: LineProps, b: LineProps): boolean =>
  a.color === b.color &&
  (a.line === b.line ||
    (a.line.length === b.line.length &&
      a.line.every((piece, index) => piece.text === b.line[index]?.text && piece.tone === b.line[index].tone)));

const DrawnLine = ({ line, color, drawn }: LineProps): ReactElement => (
  <Text>{line.every(({ text }) => text === '') ? ' ' : drawn.markFor(line, color)}</Text>
);

/** Draws again only when its text or tones have changed. */
export const LineView = memo(DrawnLine, sameLine);
