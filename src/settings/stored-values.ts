// Checks what the settings file holds, value by value, by the table of options. One wrong value never costs the others. Pure. Whoever has
// settings waits for this at every command, so it is zod's small build that checks them: the whole of it takes a twentieth of a second to load.
import * as z from 'zod/mini';
import { Failure } from '../model/failure.ts';
import { checkSetting, OPTIONS, type Option } from './options.ts';

interface StoredValues {
  /** everything that was read, also what this version does not know */
  readonly content: Readonly<Record<string, unknown>>;
  /** known keys with allowed values, in their own types */
  readonly values: Readonly<Record<string, unknown>>;
  /** why others were left out, one sentence each */
  readonly wrong: readonly string[];
}

/** The type a setting is stored in. Text is checked by `checkSetting` as well, for files that people edit. */
function typeOf({ kind, range }: Option): z.ZodMiniType {
  switch (kind) {
    case 'boolean':
      return z.boolean();
    case 'number':
      return z.int().check(z.minimum(range?.[0] ?? 0), z.maximum(range?.[1] ?? Number.MAX_SAFE_INTEGER));
    case 'size':
    case 'duration':
      return z.int().check(z.minimum(0));
    case 'list':
      return z.array(z.string());
    case 'text':
    case 'path':
    case 'choice':
    case 'language':
    case 'address':
      return z.string();
  }
}

const allowedOf = ({ kind, choices, range }: Option): string => {
  if (choices) return choices.join(', ');
  return range ? `whole numbers from ${range[0]} to ${range[1]}` : `a ${kind}`;
};

const fileSchema = z.record(z.string(), z.unknown());

/** The known settings among what was read, and what is wrong with the rest; null where it is no object. Keys of other versions are left alone. */
export function checkStored(read: unknown): StoredValues | null {
  const parsed = fileSchema.safeParse(read);
  if (!parsed.success) return null;
  const stored = parsed.data;
  const values: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const option of OPTIONS) {
    const { key, settable } = option;
    const value = settable && Object.hasOwn(stored, key) ? stored[key] : undefined;
    if (value === undefined || value === null) continue;
    try {
      const checked = typeof value === 'string' ? checkSetting(key, value) : value;
      if (checked === null || typeOf(option).safeParse(checked).success) values[key] = checked;
      else wrong.push(`${key} is ${JSON.stringify(value).slice(0, 60)}; allowed: ${allowedOf(option)}`);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      wrong.push(`${error.message} ${error.hint ?? ''}`.trim());
    }
  }
  return { content: stored, values, wrong };
}
