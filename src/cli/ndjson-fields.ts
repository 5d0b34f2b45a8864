// Values to the fields of the machine-readable output, each shape as `event-schema` defines it. Plain objects out.
import { join } from 'node:path';
import type { Failure, FileTrouble } from '../model/failure.ts';
import type { Candidate, GroupMatch, Placement } from '../model/match.ts';
import type { MediaFile, MediaUnit, SkippedFile } from '../model/media-file.ts';
import type { Operation, Refusal } from '../model/plan.ts';
import type { ClientStatus } from '../model/ports.ts';
import type { OperationStatus, PlannedUndo } from '../model/run.ts';
import type {
  ClientFields,
  CompleteFields,
  FileLeftOutFields,
  MatchFields,
  OperationFields,
  TroubleFields,
} from './event-schema.ts';
import type { OutputEnd } from './output.ts';

const CANDIDATES_SHOWN = 5;

const pathOf = (file: MediaFile): string => join(file.folder, file.name);

export const skippedFields = ({ path, kind, size, code, reason }: SkippedFile): FileLeftOutFields => ({
  file_path: path,
  kind,
  size,
  skipped: { code, reason },
});

const placeFields = (placement: Placement | undefined): Pick<MatchFields, 'season' | 'episodes'> => {
  if (placement?.kind === 'episode') return { season: placement.season, episodes: placement.episodes };
  if (placement?.kind === 'extra') return { season: placement.season, episodes: [] };
  return { season: null, episodes: [] };
};

const candidateFields = ({ type, id, title, year, score, placed }: Candidate): MatchFields['candidates'][number] => ({
  tmdb_type: type,
  tmdb_id: id,
  title,
  year,
  score,
  placed,
});

/** A strong group's file without a place of its own, or with one that a person should look at, is not strong itself. */
const stateOf = ({ state, decidedBy }: GroupMatch, placement: Placement | undefined): GroupMatch['state'] => {
  const doubtful =
    placement?.kind === 'none' || (placement?.kind === 'episode' && !placement.certain && decidedBy !== 'correction');
  return state === 'strong' && doubtful ? 'medium' : state;
};

export function matchFields(unit: MediaUnit, index: number, match: GroupMatch): MatchFields {
  const [best] = match.state === 'none' ? [] : match.candidates;
  return {
    file_path: pathOf(unit.file),
    state: stateOf(match, best?.placements[index]),
    decided_by: match.decidedBy,
    tmdb_type: best?.type ?? null,
    tmdb_id: best?.id ?? null,
    title: best?.title ?? null,
    year: best?.year ?? null,
    ...placeFields(best?.placements[index]),
    score: best?.score ?? 0,
    reasons: [...(best?.reasons ?? []), ...match.notes].map(({ code, points, text }) => ({ code, points, text })),
    candidates: match.candidates.slice(0, CANDIDATES_SHOWN).map(candidateFields),
  };
}

export const operationFields = (
  operation: Pick<Operation, 'id' | 'action' | 'source' | 'destination'>,
  status: OperationStatus,
  reason: string | null,
): OperationFields => ({
  operation_id: operation.id,
  action: operation.action,
  source: operation.source,
  destination: operation.destination,
  status,
  reason,
});

/** Code first, so that a script can cut at the colon. */
export const reasonOf = (code: string | null, text: string | null): string | null =>
  [code, text].filter(Boolean).join(': ') || null;

export const refusalFields = (refusal: Refusal, action: Operation['action']): OperationFields => ({
  operation_id: null,
  action,
  source: refusal.source,
  destination: refusal.destination,
  status: 'refused',
  reason: reasonOf(refusal.code, refusal.reason),
});

export const undoFields = (undo: PlannedUndo): OperationFields =>
  operationFields(undo, undo.status, reasonOf(undo.code, undo.reason));

export const clientFields = (client: ClientStatus | null): ClientFields => ({
  client_state: client?.state ?? null,
  rate: client?.rate ?? null,
  in_flight: client?.inFlight ?? 0,
  cache_hits: client?.cacheHits ?? 0,
  next_try_ms: client?.nextTryMs ?? null,
});

export const troubleFields = ({ code, message, path, hint }: FileTrouble | Failure): TroubleFields => ({
  error_code: code,
  error_message: message,
  file_path: path,
  hint,
});

/** Which numbers of `complete` fit a command. */
export interface CompleteShape {
  readonly reads: boolean;
  readonly runs: boolean;
}

/** The numbers of `complete`. */
export function completeFields({ totals, elapsedMs }: OutputEnd, shape: CompleteShape): CompleteFields {
  const { client } = totals;
  const always = { errors: totals.errors, elapsed_ms: Math.round(elapsedMs) };
  const ran = { moved: totals.moved, skipped: totals.skipped, bytes: totals.bytes, run_id: totals.runId };
  if (!shape.reads) return shape.runs ? { ...ran, ...always } : always;
  const read = {
    file_count: totals.fileCount,
    parsed: totals.parsed,
    parse_failures: totals.parseFailures,
    matched: totals.matched,
    unmatched: totals.unmatched,
    waiting: totals.waiting,
    left_out: totals.leftOut,
    already_there: totals.alreadyThere,
    cache_hits: client?.cacheHits ?? 0,
    cache_misses: client?.cacheMisses ?? 0,
    requests: client?.requests ?? 0,
  };
  const files_per_min = elapsedMs > 0 ? Math.round((totals.fileCount * 60_000) / elapsedMs) : 0;
  return shape.runs ? { ...read, ...ran, ...always, files_per_min } : { ...read, ...always, files_per_min };
}
