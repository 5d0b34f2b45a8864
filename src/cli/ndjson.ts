// The machine-readable output: alone knows the contract's phases, events and field names. One JSON object a line, nothing else.
import { join } from 'node:path';
import type { Failure, FileTrouble } from '../model/failure.ts';
import type { Candidate, FileGroup, GroupMatch, Placement } from '../model/match.ts';
import type { MediaFile, MediaUnit, SkippedFile } from '../model/media-file.ts';
import type { ParsedFolder, ParsedName } from '../model/parsed-name.ts';
import type { Operation, Plan, Refusal } from '../model/plan.ts';
import type { ClientStatus } from '../model/ports.ts';
import type { OperationStatus, PlannedUndo } from '../model/run.ts';
import type { Phase, WorkflowEvent } from '../workflow/event.ts';
import type { CommandOutput, OutputEnd } from './output.ts';

type EventName = 'start' | 'progress' | 'complete' | 'error' | 'warning' | 'info';
type Fields = Readonly<Record<string, unknown>>;

/** Progress at most this often: four times a second. */
const PROGRESS_EVERY_MS = 250;
const CANDIDATES_SHOWN = 5;

const pathOf = (file: MediaFile): string => join(file.folder, file.name);

const parsedFields = (parsed: ParsedName): Fields => ({
  title: parsed.title,
  titles: parsed.titles,
  season: parsed.season,
  episodes: parsed.episodes,
  absolute: parsed.absolute,
  year: parsed.year,
  type: parsed.type,
  release_group: parsed.releaseGroup,
  resolution: parsed.resolution,
  source: parsed.source,
  video_codec: parsed.videoCodec,
  audio: parsed.audio,
  checksum: parsed.checksum,
  version: parsed.version,
  episode_title: parsed.episodeTitle,
  parser: parsed.parser,
  confidence: parsed.confidence,
  evidence: parsed.evidence,
});

const fileFields = (file: MediaFile, parsed: ParsedName): Fields => ({
  file_path: pathOf(file),
  kind: file.kind,
  size: file.identity.size,
  parsed: parsedFields(parsed),
});

const skippedFields = ({ path, kind, size, code, reason }: SkippedFile): Fields => ({
  file_path: path,
  kind,
  size,
  skipped: { code, reason },
});

const placeFields = (placement: Placement | undefined): Fields => {
  if (placement?.kind === 'episode') return { season: placement.season, episodes: placement.episodes };
  if (placement?.kind === 'extra') return { season: placement.season, episodes: [] };
  return { season: null, episodes: [] };
};

const candidateFields = ({ type, id, title, year, score, placed }: Candidate): Fields => ({
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

function matchFields(unit: MediaUnit, index: number, match: GroupMatch): Fields {
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

const operationFields = (
  operation: Pick<Operation, 'id' | 'action' | 'source' | 'destination'>,
  status: OperationStatus,
  reason: string | null,
): Fields => ({
  operation_id: operation.id,
  action: operation.action,
  source: operation.source,
  destination: operation.destination,
  status,
  reason,
});

/** Code first, so that a script can cut at the colon. */
const reasonOf = (code: string | null, text: string | null): string | null =>
  [code, text].filter(Boolean).join(': ') || null;

const refusalFields = (refusal: Refusal, action: string): Fields => ({
  operation_id: null,
  action,
  source: refusal.source,
  destination: refusal.destination,
  status: 'refused',
  reason: reasonOf(refusal.code, refusal.reason),
});

const undoFields = (undo: PlannedUndo): Fields => operationFields(undo, undo.status, reasonOf(undo.code, undo.reason));

const clientFields = (client: ClientStatus | null): Fields => ({
  client_state: client?.state ?? null,
  rate: client?.rate ?? null,
  in_flight: client?.inFlight ?? 0,
  cache_hits: client?.cacheHits ?? 0,
  next_try_ms: client?.nextTryMs ?? null,
});

const troubleFields = ({ code, message, path, hint }: FileTrouble): Fields => ({
  error_code: code,
  error_message: message,
  file_path: path,
  hint,
});

export interface NdjsonOptions {
  /** phase of `start`, `complete` and `error` */
  readonly phase: Phase;
  /** milliseconds since the epoch */
  readonly now: () => number;
  readonly write: (text: string) => void;
  /** the run is carried out: operations are told when they end, not when planned */
  readonly applies: boolean;
}

/** Output as NDJSON. Matches are told when matching is over, since files that join a group later can still change them. */
export function createNdjson(options: NdjsonOptions): CommandOutput {
  const matches = new Map<string, { readonly group: FileGroup; readonly match: GroupMatch }>();
  let lastProgress = Number.NEGATIVE_INFINITY;

  const line = (phase: Phase, event: EventName, fields: Fields): void =>
    options.write(`${JSON.stringify({ phase, event, ts: new Date(options.now()).toISOString(), fields })}\n`);
  const tellParsed = ({ units }: ParsedFolder): void => {
    for (const { unit, parsed } of units) {
      line('parse', 'info', fileFields(unit.file, parsed));
      for (const sidecar of unit.sidecars) line('parse', 'info', fileFields(sidecar.file, parsed));
    }
  };
  const tellMatches = (): void => {
    for (const { group, match } of matches.values())
      for (const [index, { unit }] of group.files.entries()) line('match', 'info', matchFields(unit, index, match));
    matches.clear();
  };
  const tellPlan = (plan: Plan): void => {
    for (const operation of plan.operations) {
      if (!operation.accepted)
        line(
          'organize',
          'info',
          operationFields(operation, 'refused', 'not-accepted: a medium match goes only when a person accepts it'),
        );
      else if (!options.applies) line('organize', 'info', operationFields(operation, 'planned', null));
    }
    for (const refusal of plan.refusals) line('organize', 'info', refusalFields(refusal, plan.options.mode));
  };
  const tellProgress = (phase: Phase, done: number, total: number | null, client: ClientStatus | null): void => {
    if (options.now() - lastProgress < PROGRESS_EVERY_MS) return;
    lastProgress = options.now();
    line(phase, 'progress', { done, total, ...clientFields(client) });
  };

  return {
    start: (fields) => line(options.phase, 'start', fields),
    add(event: WorkflowEvent) {
      switch (event.type) {
        case 'listing-scanned':
          for (const skipped of event.listing.skipped) line('scan', 'info', skippedFields(skipped));
          break;
        case 'folder-parsed':
          tellParsed(event.folder);
          break;
        case 'group-matched':
          matches.set(event.group.id, { group: event.group, match: event.match });
          break;
        case 'plan-built':
          tellMatches();
          tellPlan(event.plan);
          break;
        case 'undo-planned':
          if (!options.applies) for (const undo of event.operations) line('organize', 'info', undoFields(undo));
          else
            for (const undo of event.operations.filter(({ status }) => status === 'refused'))
              line('organize', 'info', undoFields(undo));
          break;
        case 'run-advanced':
          if (event.event.type === 'operation-ended') {
            const { operation, status, code, reason } = event.event;
            line('organize', 'info', operationFields(operation, status, reasonOf(code, reason)));
          }
          break;
        case 'file-troubled':
          line(event.phase, 'warning', troubleFields(event.trouble));
          break;
        case 'progressed':
          tellProgress(event.phase, event.done, event.total, event.client);
          break;
        case 'client-changed':
          line('system', 'info', { message: event.text, ...clientFields(event.client) });
          break;
        case 'noted':
          line(event.phase, 'info', { code: event.code, message: event.text });
          break;
        case 'phase-started':
        case 'group-changed':
          break;
        default:
          event satisfies never;
      }
    },
    rows(rows) {
      for (const row of rows) line(options.phase, 'info', row.fields);
    },
    complete(end: OutputEnd) {
      tellMatches();
      line(options.phase, 'complete', end.numbers);
    },
    fail(failure: Failure) {
      tellMatches();
      line(options.phase, 'error', {
        error_code: failure.code,
        error_message: failure.message,
        file_path: failure.path,
        hint: failure.hint,
      });
    },
  };
}
