// One line drawn as one Text: colours by tone, and none where none are wanted.
import { Text } from 'ink';
import { memo, type ReactElement } from 'react';
import type { Line } from '../line.ts';
import { TONES } from '../theme.ts';

interface LineProps {
  readonly line: Line;
  readonly color: boolean;
}

const sameLine = (a: LineProps, b: LineProps): boolean =>
  a.color === b.color &&
  (a.line === b.line ||
    (a.line.length === b.line.length &&
      a.line.every((piece, index) => piece.text === b.line[index]?.text && piece.tone === b.line[index].tone)));

function DrawnLine({ line, color }: LineProps): ReactElement {
  const text = line.map((piece) => piece.text).join('');
  if (text === '') return <Text> </Text>;
  if (!color) return <Text wrap="truncate">{text}</Text>;
  return (
    <Text wrap="truncate">
      {line.map(({ text: part, tone }, index) =>
        tone === 'plain' ? (
          part
        ) : (
          <Text key={index} {...TONES[tone]}>
            {part}
          </Text>
        ),
      )}
    </Text>
  );
}

/** Draws again only when its text or tones have changed. */
export const LineView = memo(DrawnLine, sameLine);
