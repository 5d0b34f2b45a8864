// The chain of a journal's lines: each carries a hash of itself and of the one before. Pure.
import { hash as digest } from 'node:crypto';

const CHAIN_DIGITS = 16;
const CHAIN_END = /,"h":"([0-9a-f]{16})"\}$/;

const chainOf = (before: string, body: string): string => digest('sha256', before + body, 'hex').slice(0, CHAIN_DIGITS);

/** A line of a journal out of a JSON object, and the hash that the next one follows on. */
export function chained(before: string, body: string): { readonly line: string; readonly hash: string } {
  const hash = chainOf(before, body);
  return { line: `${body.slice(0, -1)},"h":"${hash}"}\n`, hash };
}

/** What every line has; nothing of it is checked yet. */
interface Header {
  readonly schema_version: unknown;
  readonly seq: unknown;
  readonly ts: unknown;
  readonly run_id: unknown;
}

/** A line that is whole and follows on `before`; null for any other. */
export function parseLine(text: string, before: string): { readonly value: Header; readonly hash: string } | null {
  const hash = CHAIN_END.exec(text)?.[1];
  if (hash === undefined) return null;
  const body = `${text.slice(0, -(CHAIN_DIGITS + ',"h":""}'.length))}}`;
  if (chainOf(before, body) !== hash) return null;
  try {
    return { value: JSON.parse(body) as Header, hash };
  } catch {
    return null;
  }
}

/** How many lines there are, and how many of them are whole and follow on the one before, also behind a damaged one. */
export function chainedLines(bytes: Buffer): { readonly lines: number; readonly good: number } {
  const texts = bytes.toString('utf8').split('\n');
  // what follows the last line feed was being written when the power went: it was never relied on
  texts.pop();
  let before = '';
  let good = 0;
  for (const text of texts) {
    if (parseLine(text, before) !== null) good += 1;
    before = CHAIN_END.exec(text)?.[1] ?? '';
  }
  return { lines: texts.length, good };
}
