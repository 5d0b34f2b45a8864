// The ready-made components, each for a block's value. They answer with a choice; they decide nothing.
import { Alert, ConfirmInput, ProgressBar, Spinner } from '@inkjs/ui';
import { Box, Text } from 'ink';
import SelectInput from 'ink-select-input';
import { Table } from 'ink-table';
import type { ReactElement } from 'react';
import { plainLetters } from '../glyphs.ts';
import type { MenuItem, Widget, WidgetBlock } from './block.ts';

interface WidgetProps {
  readonly block: WidgetBlock;
  readonly ascii: boolean;
  readonly onChosen: (value: string) => void;
}

/** The bar in plain letters, for terminals without block characters. */
const plainBar = (percent: number, width: number): string => {
  const cells = Math.max(1, width - 2);
  const full = Math.round((cells * percent) / 100);
  return `[${'#'.repeat(full)}${'.'.repeat(cells - full)}]`;
};

const MenuMark = ({ isSelected = false }: { readonly isSelected?: boolean }): ReactElement => (
  <Text>{isSelected ? '   > ' : '     '}</Text>
);
const MenuLine = ({
  isSelected = false,
  label,
}: {
  readonly isSelected?: boolean;
  readonly label: string;
}): ReactElement => <Text bold={isSelected}>{label}</Text>;

function Menu({
  items,
  initial,
  onChosen,
}: {
  readonly items: readonly MenuItem[];
  readonly initial: number;
  readonly onChosen: (value: string) => void;
}): ReactElement {
  return (
    <SelectInput
      items={items.map((item) => ({ ...item, key: item.value }))}
      initialIndex={initial}
      indicatorComponent={MenuMark}
      itemComponent={MenuLine}
      onSelect={({ value }) => {
        onChosen(value);
      }}
    />
  );
}

function body(widget: Widget, ascii: boolean, onChosen: (value: string) => void): ReactElement {
  switch (widget.type) {
    case 'progress':
      return ascii ? (
        <Text> {plainBar(widget.percent, widget.width)}</Text>
      ) : (
        <Box paddingLeft={1} width={widget.width + 1}>
          <ProgressBar value={widget.percent} />
        </Box>
      );
    case 'menu':
      return <Menu items={widget.items} initial={widget.initial} onChosen={onChosen} />;
    case 'confirm':
      return (
        <Text>
          {' '}
          <Text bold>{widget.question} </Text>
          <ConfirmInput
            defaultChoice="cancel"
            onConfirm={() => {
              onChosen('yes');
            }}
            onCancel={() => {
              onChosen('no');
            }}
          />
        </Text>
      );
    case 'spinner':
      return ascii ? (
        <Text> {widget.label} ...</Text>
      ) : (
        <Box paddingLeft={14}>
          <Spinner label={widget.label} />
        </Box>
      );
    case 'alert':
      return ascii ? (
        <Text wrap="truncate"> ! {plainLetters(widget.text)}</Text>
      ) : (
        <Alert variant={widget.variant}>{widget.text}</Alert>
      );
    case 'table':
      return ascii ? (
        <Text>
          {' '}
          {widget.rows
            .map((row) =>
              Object.entries(row)
                .map(([name, value]) => `${name} ${value}`)
                .join('  '),
            )
            .join('\n ')}
        </Text>
      ) : (
        <Table data={widget.rows.map((row) => ({ ...row }))} />
      );
  }
}

/** One block, exactly as high as it says. */
export function WidgetView({ block, ascii, onChosen }: WidgetProps): ReactElement {
  return (
    <Box height={block.height} flexShrink={0} overflow="hidden" flexDirection="column">
      {body(block.widget, ascii, onChosen)}
    </Box>
  );
}
