// Answers of commands that are no events of a run, as definitions: rows of `history`, settings, facts.
import * as z from 'zod';
import { count, maybeText, named, text } from './schema-parts.ts';

/** What a setting or a fact can be. */
export const value = z.union([text, z.number(), z.boolean(), z.array(text)]).nullable();
const origin = z.enum(['option', 'environment', 'settings', 'default']);

/** Answers that are no event: a row of `history`, a setting. The phase is the command's own. */
export const ROWS = {
  run: named(
    'run',
    z.strictObject({
      run_id: text,
      started: text,
      state: z.enum(['complete', 'interrupted', 'undone', 'damaged']),
      undoes: maybeText,
      operations: count,
      done: count,
      failed: count,
    }),
  ),
  verification: named(
    'verification',
    z.strictObject({
      run_id: text,
      journal: text,
      lines: count,
      good_lines: count,
      integrity: z.number().min(0).max(100),
    }),
  ),
  verified: named(
    'verified_file',
    z.strictObject({
      operation_id: text,
      action: z.enum(['move', 'copy', 'hardlink', 'symlink', 'write']),
      source: text,
      file_path: text,
      size: count,
      status: z.enum(['intact', 'missing', 'changed']),
      reason: maybeText,
    }),
  ),
  trashed: named(
    'trashed',
    z.strictObject({ file_path: text, original: maybeText, size: count, run_id: text, replaced: maybeText }),
  ),
  setting: named('setting', z.strictObject({ key: text, value, origin })),
  fact: named('fact', z.strictObject({ name: text, value, origin: origin.nullable() })),
  path: named('path', z.strictObject({ path: text })),
  key: named('key', z.strictObject({ key_present: z.boolean() })),
  cache: named(
    'cache',
    z.strictObject({ entries: count, bytes: count, quarantined: count, limit_bytes: count, folder: z.string() }),
  ),
  scriptLine: named('script_line', z.strictObject({ line: text })),
  correction: named(
    'correction',
    z.strictObject({
      correction_id: text,
      title: text,
      year: z.int().nullable(),
      kind: z.enum(['series', 'film']),
      release_group: maybeText,
      tmdb_type: z.enum(['tv', 'movie']),
      tmdb_id: count,
      filed_as: text,
      order: text,
      season: z.int().nullable(),
      offset: z.int(),
      created: text,
    }),
  ),
  removed: named('removed', z.strictObject({ removed: count })),
  warmed: named(
    'warmed',
    z.strictObject({
      titles: count,
      found: count,
      not_found: count,
      unavailable: count,
      requests: count,
      cache_hits: count,
    }),
  ),
};
