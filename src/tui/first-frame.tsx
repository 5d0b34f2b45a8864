// What is on the screen while everything else loads: where you are, and that you can leave. Needs nothing but Ink.
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { header, rule } from './components/frame.ts';
import { LineView } from './components/line-view.tsx';
import { BLANK, line, type Line } from './line.ts';
import type { Screen, Surroundings } from './model.ts';
import type { DrawnRows } from './terminal/drawn-rows.ts';

interface FirstFrameProps {
  readonly screen: Screen;
  readonly around: Surroundings;
  readonly color: boolean;
  readonly drawn: DrawnRows;
}

/** Header and hint line of the screen that comes. */
export function FirstFrame({ screen, around, color, drawn }: FirstFrameProps): ReactElement {
  const { rows, columns } = around;
  const lines: readonly Line[] = [
    screen === 'start' ? line(' AniVault 3', 'strong') : header(screen, around),
    ...Array.from({ length: Math.max(0, rows - 3) }, () => BLANK),
    rule(null, '', around),
    line(' Ctrl-C quit', 'quiet'),
  ];
  return (
    <Box flexDirection="column" width={columns}>
      {lines.slice(0, rows).map((each, index) => (
        <LineView key={index} line={each} color={color} drawn={drawn} />
      ))}
    </Box>
  );
}
