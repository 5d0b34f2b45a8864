// What the text of an option stands for: flags, variables and settings are all read by these rules. Pure and without packages.
import { Failure } from '../model/failure.ts';
import type { Option, Options } from './option-types.ts';
import { nearest } from '../names/nearest.ts';
import { tmdbAddress } from './tmdb-address.ts';
import { exactDuration, parseDuration, parseSize, exactSize } from './units.ts';

const wrong = (option: Option, value: string, allowed: string, from: string): Failure => {
  const meant = nearest(value, option.choices ?? []);
  return new Failure({
    code: 'E-USAGE',
    message: `${from} can’t be ${JSON.stringify(value)}.`,
    hint: `Allowed: ${allowed}.${meant === null ? '' : ` Did you mean ${meant}?`} (${option.help})`,
  });
};

const TRUE = new Set(['1', 'true', 'yes', 'on']);
const FALSE = new Set(['0', 'false', 'no', 'off', '']);

/** Splits at commas, but not inside the braces of a glob. */
const itemsOf = (text: string): readonly string[] =>
  text
    .split(/,(?![^{]*\})/)
    .map((item) => item.trim())
    .filter(Boolean);

/** The value that a text stands for. Failure E-USAGE names `from` and what is allowed. */
export function valueOf(option: Option, text: string, from: string): Options[keyof Options] {
  switch (option.kind) {
    case 'text':
    case 'path':
      return text === '' ? null : text;
    case 'boolean':
      if (TRUE.has(text.toLowerCase())) return true;
      if (FALSE.has(text.toLowerCase())) return false;
      throw wrong(option, text, 'true, false', from);
    case 'number': {
      const [least, most] = option.range ?? [0, Number.MAX_SAFE_INTEGER];
      const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      if (value >= least && value <= most) return value;
      throw wrong(option, text, `whole numbers from ${least} to ${most}`, from);
    }
    case 'size':
      return parseSize(text) ?? fail(wrong(option, text, 'a size such as 700k, 50M, 2G', from));
    case 'duration':
      return parseDuration(text) ?? fail(wrong(option, text, 'a time such as 90s, 10m, 6h, 30d', from));
    case 'choice':
      if (option.choices?.includes(text) === true) return text;
      throw wrong(option, text, (option.choices ?? []).join(', '), from);
    case 'list':
      return itemsOf(text);
    case 'address':
      return tmdbAddress(text, from);
    case 'language':
      if (/^[a-z]{2}(?:-[A-Z]{2})?$/.test(text)) return text;
      throw wrong(option, text, 'a language such as en-US, de-DE, ja-JP', from);
  }
}

/** A value as it is typed: `valueOf` makes the same of it again. Empty where nothing is set. */
export function typedText({ kind }: Option, value: Options[keyof Options]): string {
  if (value === null) return '';
  if (typeof value === 'object') return value.join(',');
  if (kind === 'size' && typeof value === 'number') return exactSize(value);
  if (kind === 'duration' && typeof value === 'number') return exactDuration(value);
  return String(value);
}

function fail(failure: Failure): never {
  throw failure;
}
