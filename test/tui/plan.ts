// A plan to look at on Apply: two conflicts, shows that come, files that stay. Nothing in it is on any disk.
import type { Conflict, Contender, Operation, Plan } from '../../src/model/plan.ts';
import type { Message } from '../../src/tui/message.ts';
import type { ApplyEvent, PlannedUndo, RunSummary } from '../../src/model/run.ts';

const SHOWS = '/srv/media/anime';
const identity = { size: 400_000_000, mtimeNs: '1600000000000000000', dev: '1', ino: '7' };

function operation(index: number, show: string, from: string, to: string): Operation {
  return {
    id: `o${index}`,
    action: 'hardlink',
    unit: `u${index}`,
    source: `/srv/torrents/anime/${from}`,
    destination: `${SHOWS}/${show}/Season 01/${to}`,
    identity,
    replaces: null,
    content: null,
    accepted: true,
    show,
  };
}

const EIGHTY_SIX = '86 - Eighty-Six (2021) [tmdbid-100565]';

const SPIRITED = '/srv/media/anime-films/Spirited Away (2001) [tmdbid-129]/Spirited Away (2001) [tmdbid-129]';
const FIRST = `${SHOWS}/${EIGHTY_SIX}/Season 01/86 - Eighty-Six (2021) - S01E01.mkv`;

const contender = (source: string, version: number | null, resolution: string | null): Contender => ({
  source: `/srv/torrents/anime/${source}`,
  size: identity.size,
  mtimeNs: identity.mtimeNs,
  version,
  resolution,
  medium: null,
  releaseGroup: 'Judas',
});

const CONFLICTS: readonly Conflict[] = [
  {
    key: 'rivals 86',
    kind: 'same-target',
    destination: FIRST,
    show: EIGHTY_SIX,
    contenders: [
      contender('86/[Judas] 86 - 01v2 [1080p].mkv', 2, '1080p'),
      contender('86/[Judas] 86 - 01 [1080p].mkv', null, '1080p'),
    ],
    there: null,
    answers: [
      { choice: { take: '/srv/torrents/anime/86/[Judas] 86 - 01v2 [1080p].mkv' }, destination: FIRST },
      { choice: { take: '/srv/torrents/anime/86/[Judas] 86 - 01 [1080p].mkv' }, destination: FIRST },
      { choice: 'keep', destination: null },
    ],
    inForce: 0,
    proposed: 0,
  },
  {
    key: 'taken spirited away',
    kind: 'target-exists',
    destination: `${SPIRITED}.mkv`,
    show: 'Spirited Away (2001) [tmdbid-129]',
    contenders: [contender('[Grp] Sen to Chihiro no Kamikakushi (2001) [BD 1080p].mkv', null, '1080p')],
    there: { path: `${SPIRITED}.mkv`, identity },
    answers: [
      { choice: 'keep', destination: null },
      { choice: 'beside', destination: `${SPIRITED} - 1080p.mkv` },
      { choice: 'replace', destination: `${SPIRITED}.mkv` },
    ],
    inForce: 0,
    proposed: 0,
  },
];

export const PLAN: Plan = {
  id: '01testplan000000',
  created: '2026-01-01T00:00:00.000Z',
  options: {
    preset: 'jellyfin',
    template: null,
    filmTemplate: null,
    mode: 'hardlink',
    onConflict: 'skip',
    prune: false,
  },
  roots: { shows: SHOWS, films: '/srv/media/anime-films' },
  sources: ['/srv/torrents/anime'],
  mounts: ['/'],
  shows: [],
  operations: [
    operation(1, EIGHTY_SIX, '86/[Judas] 86 - 01v2 [1080p].mkv', '86 - Eighty-Six (2021) - S01E01.mkv'),
    operation(
      2,
      '進撃の巨人 (2013) [tmdbid-1429]',
      '進撃の巨人/進撃の巨人 第01話.mkv',
      '進撃の巨人 (2013) - S01E01.mkv',
    ),
    operation(
      3,
      '進撃の巨人 (2013) [tmdbid-1429]',
      '進撃の巨人/進撃の巨人 第02話.mkv',
      '進撃の巨人 (2013) - S01E02.mkv',
    ),
  ],
  refusals: [
    {
      source: '/srv/torrents/anime/86/[Judas] 86 - 01 [1080p].mkv',
      destination: `${SHOWS}/${EIGHTY_SIX}/Season 01/86 - Eighty-Six (2021) - S01E01.mkv`,
      code: 'older-version',
      reason: '[Judas] 86 - 01v2 [1080p].mkv goes there',
    },
    {
      source: '/srv/torrents/anime/[Grp] Sen to Chihiro no Kamikakushi (2001) [BD 1080p].mkv',
      destination: '/srv/media/anime-films/Spirited Away (2001) [tmdbid-129]/Spirited Away (2001) [tmdbid-129].mkv',
      code: 'target-exists',
      reason: '/srv/media/anime-films/Spirited Away (2001) [tmdbid-129]/Spirited Away (2001) [tmdbid-129].mkv is there',
    },
    {
      source: '/srv/torrents/anime/[ARC] KnY Movie [1080p HEVC Dual Audio].mkv',
      destination: null,
      code: 'undecided',
      reason: 'not decided yet',
    },
  ],
  conflicts: CONFLICTS,
  preflight: [
    { code: 'links', ok: true, text: 'one disk, links work', stops: null },
    { code: 'writable', ok: true, text: 'writable', stops: null },
    { code: 'names', ok: true, text: 'names fit', stops: null },
  ],
};

const [first, second, third] = PLAN.operations;
const told = (at: number, ...events: readonly ApplyEvent[]): Message => ({
  type: 'events',
  task: 'apply',
  at,
  events: events.map((event) => ({ type: 'run-advanced', event })),
});

/** A copy in its middle. */
export const RUNNING: readonly Message[] = [
  told(1000, { type: 'run-started', runId: '01run6', total: 3, bytes: 1_200_000_000 }),
  ...(first && second
    ? [
        told(
          5000,
          { type: 'operation-started', operation: first },
          { type: 'operation-ended', operation: first, status: 'done', code: null, reason: null, bytes: 400_000_000 },
          { type: 'operation-started', operation: second },
          { type: 'operation-advanced', operation: second, part: 'written', bytes: 200_000_000 },
        ),
      ]
    : []),
];

/** Its end: one file could not be read. */
export const ENDED: readonly Message[] = [
  ...(second && third
    ? [
        told(
          9000,
          {
            type: 'operation-ended',
            operation: second,
            status: 'failed',
            code: 'E-FS-IO',
            reason: 'The disk could not read it.',
            bytes: 0,
          },
          { type: 'operation-ended', operation: third, status: 'done', code: null, reason: null, bytes: 400_000_000 },
          {
            type: 'run-ended',
            runId: '01run6',
            state: 'complete',
            done: 2,
            skipped: 0,
            failed: 1,
            bytes: 800_000_000,
            code: null,
            reason: null,
          },
        ),
      ]
    : []),
  { type: 'task-ended', task: 'apply', failure: null },
];

/** Stopped in its middle instead. */
export const STOPPED: readonly Message[] = [
  told(6000, {
    type: 'run-ended',
    runId: '01run6',
    state: 'paused',
    done: 1,
    skipped: 0,
    failed: 0,
    bytes: 400_000_000,
    code: 'E-INTERRUPTED',
    reason: 'The run was asked to stop.',
  }),
  { type: 'task-ended', task: 'apply', failure: null },
];

const run = (id: string, told: Partial<RunSummary>): RunSummary => ({
  id,
  started: '2026-01-02T03:04:05.000Z',
  state: 'complete',
  undoes: null,
  operations: 3,
  done: 3,
  failed: 0,
  roots: PLAN.roots,
  options: PLAN.options,
  ...told,
});

/** Runs of every state. */
export const RUNS: readonly RunSummary[] = [
  run('01run5', {}),
  run('01run4', { state: 'interrupted', done: 2, started: '2026-01-01T23:59:00.000Z' }),
  run('01run3', { undoes: '01run2', started: '2025-12-31T12:00:00.000Z' }),
  run('01run2', { state: 'undone', operations: 1204, done: 1200, failed: 4, started: '2025-12-31T11:00:00.000Z' }),
  run('01run1', { state: 'damaged', operations: 0, done: 0, started: '' }),
];

/** What undoing the first of them would bring back. */
export const UNDO: readonly PlannedUndo[] = PLAN.operations.map(({ id, source, destination }, index) => ({
  id,
  action: 'remove-copy',
  source: destination,
  destination: source,
  cameFrom: source,
  status: index === 1 ? 'refused' : 'planned',
  code: index === 1 ? 'changed-since' : null,
  reason: index === 1 ? 'it has changed since it was filed' : null,
}));
