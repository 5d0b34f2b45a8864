// What the definitions of the machine-readable output are made of.
import * as z from 'zod';

export const count = z.int().min(0);
export const text = z.string();
export const maybeText = text.nullable();

/** Gives a shape its name in the JSON Schema. */
export const named = <T extends z.ZodType>(id: string, schema: T): T => schema.meta({ id });
