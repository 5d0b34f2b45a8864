// Names within what file systems take: a component is cut where a reader misses it least. Pure.
import { byteLength, cutToBytes, safeComponent } from '../names/safe-name.ts';
import { holdsField, renderComponent, type Component, type Field, type Values } from './template.ts';

/** What most file systems allow for one name, in bytes of UTF-8. */
export const NAME_BYTES = 255;

/** What is cut, in this order, and what is left of it at least, in bytes: numbers and ids never are. */
const CUTS: readonly { readonly field: Field; readonly least: number }[] = [
  { field: 'episodeTitle', least: 0 },
  { field: 'title', least: 24 },
  { field: 'originalTitle', least: 24 },
  { field: 'romajiTitle', least: 24 },
];

export interface Room {
  readonly component: Component;
  /** bytes that the component may take */
  readonly budget: number;
}

const sizeOf = (component: Component, values: Values): number =>
  byteLength(safeComponent(renderComponent(component, values)));

/** The same values, cut so that all components fit: one title for folder and file, as servers want it. */
export function fitValues(rooms: readonly Room[], values: Values): Values {
  let fitting = values;
  for (const { component, budget } of rooms)
    for (const { field, least } of CUTS) {
      const over = sizeOf(component, fitting) - budget;
      if (over <= 0) break;
      if (!holdsField(component, [field])) continue;
      const value = fitting[field];
      fitting = { ...fitting, [field]: cutToBytes(value, Math.max(least, byteLength(value) - over)) };
    }
  return fitting;
}

/** The component's text, cut at its end where fields that can't be cut are too long; empty where all in it is empty. */
export function fitComponent({ component, budget }: Room, values: Values): string {
  const text = renderComponent(component, values);
  return text.trim() === '' ? '' : safeComponent(cutToBytes(safeComponent(text), budget));
}
