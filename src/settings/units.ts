// Sizes and times as people write them. Pure.

const SIZES: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };
const TIMES: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const whole = (value: number): number | null => (Number.isSafeInteger(value) ? value : null);

/** `50M` to bytes (powers of 1024); null for anything else. */
export function parseSize(text: string): number | null {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)([kmgt]?)(?:i?b)?$/i.exec(text.trim()) ?? [];
  const factor = SIZES[unit.toLowerCase()];
  return digits === '' || factor === undefined ? null : whole(Math.round(Number(digits) * factor));
}

/** `90s`, `10m`, `6h`, `30d` to milliseconds; `0` too; null for anything else. */
export function parseDuration(text: string): number | null {
  if (text.trim() === '0') return 0;
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)([smhd])$/i.exec(text.trim()) ?? [];
  const factor = TIMES[unit.toLowerCase()];
  return digits === '' || factor === undefined ? null : whole(Math.round(Number(digits) * factor));
}

/** The largest unit that tells it exactly: 52428800 is `50M`. */
const exactly = (value: number, units: readonly (readonly [string, number])[], rest: string): string => {
  const [unit = rest, factor = 1] = units.find(([, each]) => value > 0 && value % each === 0) ?? [];
  return `${value / factor}${unit}`;
};

const descending = (units: Readonly<Record<string, number>>): readonly (readonly [string, number])[] =>
  Object.entries(units).sort(([, a], [, b]) => b - a);

/** Bytes as `parseSize` reads them. */
export const exactSize = (bytes: number): string =>
  exactly(bytes, descending(SIZES), '').toUpperCase().replace('K', 'k');

/** Milliseconds as `parseDuration` reads them. */
export const exactDuration = (ms: number): string =>
  ms % 1000 === 0 ? exactly(ms, descending(TIMES), '') : `${ms / 1000}s`;

const STEPS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size for people: `12 bytes`, `1.4 GB` (powers of 1024, as the options take them). */
export function sizeText(bytes: number): string {
  let step = 0;
  let value = bytes;
  while (value >= 1000 && step < STEPS.length - 1) {
    value /= 1024;
    step += 1;
  }
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${STEPS[step] ?? ''}`;
}
