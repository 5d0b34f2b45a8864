// A line of a file that only grows: what is cut or foreign is passed over, the lines around it still hold. Pure.
import type * as z from 'zod';

/** What a line says by its definition; null for an empty, cut or foreign one. */
export function decodeJsonLine<T extends z.ZodType>(schema: T, text: string): z.infer<T> | null {
  if (text === '') return null;
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
