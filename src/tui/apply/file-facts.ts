// What tells two files apart that want one place: size, version, picture, and when the one that is there was written. Pure.
import type { Conflict, Contender } from '../../model/plan.ts';
import { dateOf } from '../../names/day.ts';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `402 MB`, `8.1 GB`: three digits at most. */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${UNITS[unit] ?? ''}`;
}

const NS_IN_MS = 1_000_000n;
const sized = (bytes: number): string => sizeText(bytes).padStart(7);

function saidOf({ version, resolution, medium }: Contender): string {
  return [version === null ? '' : `v${version}`, resolution ?? '', medium ?? ''].filter(Boolean).join(' ');
}

/** Facts of the file that an answer speaks of, in one line; empty where it speaks of none, or of both. `isShort`: the size alone. */
export function factsOfAnswer({ kind, answers, contenders, there }: Conflict, index: number, isShort: boolean): string {
  const choice = answers[index]?.choice ?? 'keep';
  const withSaid = (contender: Contender | undefined): string =>
    contender ? [sized(contender.size), isShort ? '' : saidOf(contender)].filter(Boolean).join('  ') : '';
  if (typeof choice === 'object') return withSaid(contenders.find(({ source }) => source === choice.take));
  if (kind === 'same-target' || choice === 'replace') return '';
  if (choice === 'beside') return withSaid(contenders[0]);
  const identity = there?.identity ?? null;
  if (identity === null) return '';
  const changed = new Date(Number(BigInt(identity.mtimeNs) / NS_IN_MS)).toISOString();
  return `${sized(identity.size)}  ${dateOf(changed)}`;
}
