// What a screen is made of: lines of its own, and a few ready-made components that take so many rows. Values.
import type { Line } from '../line.ts';

export interface MenuItem {
  readonly label: string;
  readonly value: string;
}

export type Widget =
  | { readonly type: 'progress'; /** 0..100 */ readonly percent: number; readonly width: number }
  | { readonly type: 'menu'; readonly items: readonly MenuItem[]; readonly initial: number }
  | { readonly type: 'confirm'; readonly question: string }
  | { readonly type: 'spinner'; readonly label: string }
  | { readonly type: 'alert'; readonly variant: 'info' | 'success' | 'warning' | 'error'; readonly text: string }
  | { readonly type: 'table'; readonly rows: readonly Readonly<Record<string, string | number>>[] };

export interface WidgetBlock {
  readonly widget: Widget;
  /** rows it takes */
  readonly height: number;
}

export type Block = Line | WidgetBlock;

export const isWidget = (block: Block): block is WidgetBlock => 'widget' in block;
