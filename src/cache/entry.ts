// One cache entry as text: how it is written, and every doubt about it when it is read. It touches no file.
// The data stands on a line of its own, so that its checksum is over exactly the bytes that were written.
import { createHash } from 'node:crypto';
import * as z from 'zod';

const SCHEMA_VERSION = 1;
/** The longest life an entry is written with; a longer one in a file is damage. */
export const LONGEST_TTL_SEC = 30 * 86_400;
/** Clocks of two machines on one cache may differ; an entry from further in the future is damage. */
const CLOCK_SKEW_MS = 86_400_000;

/** What an entry answers. No part of it is secret. */
export type CacheKey =
  | {
      readonly endpoint: 'search';
      readonly q_norm: string;
      readonly lang: string;
      readonly year_hint: number | null;
      readonly media_type: 'tv' | 'movie';
    }
  | {
      readonly endpoint: 'details';
      readonly id: number;
      readonly lang: string;
      readonly year_hint: null;
      readonly media_type: 'tv' | 'movie';
    }
  | {
      readonly endpoint: 'episode-groups';
      /** of the show */
      readonly id: number;
      readonly lang: string;
      readonly year_hint: null;
      readonly media_type: 'tv';
    };

export type ReadEntry =
  | { readonly kind: 'data'; readonly data: unknown; readonly expiresAt: number }
  /** written by another version of this program: neither used nor thrown away */
  | { readonly kind: 'other-version' }
  | { readonly kind: 'broken'; readonly reason: string };

const header = z.object({
  schema_version: z.literal(SCHEMA_VERSION),
  created_at: z.iso.datetime(),
  ttl_sec: z.int().positive().max(LONGEST_TTL_SEC),
  key: z.unknown(),
  data_sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  data: z.null(),
});
const anyVersion = z.object({ schema_version: z.int() });

const NEWLINE = 0x0a;
const END = '\n}\n';

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The key as text, its fields always in the same order. */
const keyText = (key: CacheKey): string => JSON.stringify(Object.entries(key).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Name of an entry's file without its folder: `<64 hex>.json`; the first two digits name the folder. */
export const entryName = (key: CacheKey): string => `${sha256(keyText(key))}.json`;

/** An entry's text, valid JSON, created at `now` (ms since the epoch). */
export const encodeEntry = (key: CacheKey, ttlSec: number, data: unknown, now: number): string => {
  const dataText = JSON.stringify(data);
  const head = JSON.stringify({
    schema_version: SCHEMA_VERSION,
    created_at: new Date(now).toISOString(),
    ttl_sec: ttlSec,
    key,
    data_sha256: sha256(dataText),
  });
  return `${head.slice(0, -1)},"data":\n${dataText}${END}`;
};

const parsedOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

const broken = (reason: string): ReadEntry => ({ kind: 'broken', reason });

interface Header {
  readonly key: unknown;
  readonly sha: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

const readHeader = (line: Buffer): Header | 'other-version' | null => {
  const raw = parsedOrNull(`${line.toString('utf8')}null}`);
  const version = anyVersion.safeParse(raw);
  if (version.success && version.data.schema_version !== SCHEMA_VERSION) return 'other-version';
  const head = header.safeParse(raw);
  if (!head.success) return null;
  const createdAt = Date.parse(head.data.created_at);
  const expiresAt = createdAt + head.data.ttl_sec * 1000;
  return { key: head.data.key, sha: head.data.data_sha256, createdAt, expiresAt };
};

/** When an entry expires (ms since the epoch), told by the first bytes of its file; null where they do not say. */
export const expiryOf = (firstBytes: Buffer): number | null => {
  const lineEnd = firstBytes.indexOf(NEWLINE);
  const head = lineEnd < 0 ? null : readHeader(firstBytes.subarray(0, lineEnd));
  return head === null || head === 'other-version' ? null : head.expiresAt;
};

/** Reads an entry's bytes, believing nothing: form, version, key, age and checksum must all be right. */
export const readEntry = (bytes: Buffer, key: CacheKey, now: number): ReadEntry => {
  const lineEnd = bytes.indexOf(NEWLINE);
  if (lineEnd < 0) return broken('cut short');
  const head = readHeader(bytes.subarray(0, lineEnd));
  if (head === 'other-version') return { kind: 'other-version' };
  if (head === null) return broken('no header of an entry');
  if (bytes.length - lineEnd < END.length || bytes.subarray(-END.length).toString('latin1') !== END) {
    return broken('cut short');
  }
  const sameKey = z.record(z.string(), z.unknown()).safeParse(head.key);
  if (!sameKey.success || keyText(sameKey.data as CacheKey) !== keyText(key)) return broken('made for something else');
  if (head.createdAt > now + CLOCK_SKEW_MS) return broken('from the future');
  const data = bytes.subarray(lineEnd + 1, -END.length);
  if (sha256(data) !== head.sha) return broken('checksum differs');
  return { kind: 'data', data: parsedOrNull(data.toString('utf8')), expiresAt: head.expiresAt };
};
