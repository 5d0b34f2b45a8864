// People's output: answers on stdout, progress and trouble on stderr. Every name from outside is made visible before it is written.
import { basename, dirname, relative } from 'node:path';
import type { Failure } from '../model/failure.ts';
import type { FileGroup, GroupMatch, Placement } from '../model/match.ts';
import type { ParsedFolder, ParsedName } from '../model/parsed-name.ts';
import type { Operation, Plan, Refusal } from '../model/plan.ts';
import type { ApplyEvent, PlannedUndo } from '../model/run.ts';
import { display } from '../names/display.ts';
import { cut, fit } from '../names/width.ts';
import type { WorkflowEvent } from '../workflow/event.ts';
import type { CommandOutput, OutputEnd } from './output.ts';
import { createProgress, type ProgressStream } from './progress.ts';
import { isSettledRefusal } from './tally.ts';

export interface HumanOptions {
  /** what the command is for: decides how much of the way is told */
  readonly tells: 'files' | 'matches' | 'plan' | 'run' | 'rows';
  readonly applies: boolean;
  readonly write: (text: string) => void;
  readonly stderr: ProgressStream;
  readonly columns: number;
  readonly now: () => number;
}

const two = (value: number): string => String(value).padStart(2, '0');

const numbersOf = (parsed: ParsedName): string => {
  if (parsed.type === 'movie') return 'film';
  if (parsed.type === 'extra') return 'extra';
  const season = parsed.season === null ? '' : `S${two(parsed.season)}`;
  return season + parsed.episodes.map((episode) => `E${two(episode)}`).join('');
};

/** `S01E01-12`, `S01E03, S02E01`, `film`, `2 of 3 placed`: where the files of a group go, short. */
export function placesText(placements: readonly Placement[]): string {
  const seasons = new Map<number, number[]>();
  for (const placement of placements)
    if (placement.kind === 'episode')
      seasons.set(placement.season, [...(seasons.get(placement.season) ?? []), ...placement.episodes]);
  const parts = [...seasons].map(([season, episodes]) => {
    const first = Math.min(...episodes);
    const last = Math.max(...episodes);
    return `S${two(season)}E${two(first)}${last > first ? `-${two(last)}` : ''}`;
  });
  if (placements.some(({ kind }) => kind === 'film')) parts.push('film');
  const lost = placements.filter(({ kind }) => kind === 'none').length;
  if (lost > 0) parts.push(`${lost} without a place`);
  return parts.join(', ');
}

function matchText({ titles, title, files, year }: FileGroup, match: GroupMatch): string {
  const [best] = match.state === 'none' ? [] : match.candidates;
  const name = `${title || titles[0] || basename(files[0]?.unit.file.folder ?? '')}${year === null ? '' : ` (${year})`}`;
  const score = best ? ` ${Math.round(best.score * 100)}` : '';
  const head = `${fit(`${match.decidedBy === 'correction' ? 'yours' : match.state}${score}`, 10)} ${display(name)} · ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  const found = best
    ? ` → ${display(best.title)}${best.year === null ? '' : ` (${best.year})`} ${placesText(best.placements)}`
    : '';
  const why = match.state === 'strong' ? [] : match.notes.map((note) => `\n           ${display(note.text)}`);
  return `${head}${found}${why.join('')}\n`;
}

function groupByShow(operations: readonly Operation[]): Map<string, Operation[]> {
  const shows = new Map<string, Operation[]>();
  for (const operation of operations) {
    const list = shows.get(operation.show);
    if (list) list.push(operation);
    else shows.set(operation.show, [operation]);
  }
  return shows;
}

const below = (folder: string, path: string): string => {
  const inside = relative(folder, path);
  return inside === '' || inside.startsWith('..') ? path : inside;
};

/** The folder of the show itself, from a destination and the show's folder name. */
const showFolder = ({ destination, show }: Operation): string => {
  let folder = dirname(destination);
  while (basename(folder) !== show && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
};

function refusalsText(refusals: readonly Refusal[]): string {
  const reasons = new Map<string, Refusal[]>();
  for (const refusal of refusals) {
    const key = `${refusal.code}: ${refusal.reason}`;
    const list = reasons.get(key);
    if (list) list.push(refusal);
    else reasons.set(key, [refusal]);
  }
  let text = '';
  for (const [reason, list] of reasons) {
    text += `\n- ${display(reason)}\n`;
    for (const { source } of list) text += `    ${display(source)}\n`;
  }
  return text;
}

function planText(plan: Plan, applies: boolean): string {
  let text = '';
  for (const [show, operations] of groupByShow(plan.operations)) {
    const [first] = operations;
    text += `\n${display(first ? showFolder(first) : show)}\n`;
    for (const operation of operations) {
      const mark = operation.accepted ? '+' : '?';
      const folder = first ? showFolder(first) : '';
      text += `  ${mark} ${display(below(folder, operation.destination))}\n      ${operation.action} ${display(operation.source || 'new file')}\n`;
    }
  }
  const waits = plan.refusals.filter(({ code }) => !isSettledRefusal(code));
  const settled = plan.refusals.filter(({ code }) => isSettledRefusal(code));
  if (waits.length > 0) text += `\nNot in the plan, waiting for a person or refused:\n${refusalsText(waits)}`;
  if (settled.length > 0) text += `\nLeft as they are:\n${refusalsText(settled)}`;
  const failing = plan.preflight.filter(({ ok }) => !ok);
  for (const check of failing) text += `\n! ${display(check.text)}\n`;
  const go = plan.operations.filter(({ accepted }) => accepted).length;
  const offered = plan.operations.length - go;
  text += `\n${go} ${go === 1 ? 'operation' : 'operations'} planned${offered > 0 ? `, ${offered} medium ones marked ? go only when accepted` : ''}.\n`;
  if (!applies) text += 'Nothing was changed. `--apply` carries it out.\n';
  return text;
}

const undoText = ({ source, destination, status, reason, action }: PlannedUndo): string => {
  if (status === 'refused') return `  ! ${display(source)}\n      stays: ${display(reason ?? '')}\n`;
  if (source === destination) return `  - ${display(source)}  (${action})\n`;
  return `  - ${display(source)}\n      back to ${display(destination)}\n`;
};

const runEnd = (event: Extract<ApplyEvent, { type: 'run-ended' }>): string => {
  const counts = [
    `${event.done} done`,
    event.skipped > 0 ? `${event.skipped} left` : '',
    event.failed > 0 ? `${event.failed} failed` : '',
  ];
  const told = counts.filter(Boolean).join(', ');
  if (event.state === 'complete') return `Run ${event.runId}: ${told}.\n`;
  return `Run ${event.runId} stopped: ${told}. ${display(event.reason ?? '')}\n  anivault resume ${event.runId}    goes on\n  anivault rollback ${event.runId}  takes it back\n`;
};

/** Output for people. */
export function createHuman(options: HumanOptions): CommandOutput {
  const { write, stderr } = options;
  const matches = new Map<string, string>();
  const progress = createProgress(stderr, options.now);
  const warn = (text: string): void => progress.interrupt(`${text}\n`);

  const tellFiles = ({ units }: ParsedFolder): void => {
    const [first] = units;
    if (!first) return;
    write(`\n${display(first.unit.file.folder)}\n`);
    for (const { unit, parsed } of units) {
      const title = parsed.title === null ? `not read: ${parsed.failure ?? ''}` : display(parsed.title);
      const left = Math.max(20, options.columns - 62);
      write(`  ${fit(cut(title, 44), 44)} ${fit(numbersOf(parsed), 10)} ${cut(display(unit.file.name), left)}\n`);
      for (const { file } of unit.sidecars)
        write(`  ${fit('', 44)} ${fit('+', 10)} ${cut(display(file.name), left)}\n`);
    }
  };
  const tellRun = (event: ApplyEvent): void => {
    if (event.type === 'operation-ended') {
      progress.show(`${event.status} ${display(basename(event.operation.destination || event.operation.source))}`);
      if (event.status === 'failed' || event.status === 'skipped')
        warn(
          `${event.status}: ${display(event.operation.source)}\n  ${display([event.code, event.reason].filter(Boolean).join(': '))}`,
        );
      else if (!stderr.isTTY && options.tells === 'run')
        write(`  ${event.status} ${display(event.operation.destination)}\n`);
    } else if (event.type === 'run-ended') {
      progress.clear();
      write(runEnd(event));
    }
  };
  const tellMatches = (): void => {
    if (options.tells === 'matches' || options.tells === 'plan') for (const text of matches.values()) write(text);
    matches.clear();
  };

  return {
    start: () => undefined,
    add(event: WorkflowEvent) {
      switch (event.type) {
        case 'listing-scanned':
          if (options.tells === 'files')
            for (const { path, code, reason } of event.listing.skipped)
              warn(`left out: ${display(path)} (${code}: ${display(reason)})`);
          break;
        case 'folder-parsed':
          if (options.tells === 'files') tellFiles(event.folder);
          break;
        case 'group-matched':
          matches.set(event.group.id, matchText(event.group, event.match));
          break;
        case 'plan-built':
          progress.clear();
          tellMatches();
          write(planText(event.plan, options.applies));
          write(`Plan ${event.hash}\n`);
          break;
        case 'undo-planned':
          write(`${options.applies ? 'Undoing' : 'Would undo'} run ${event.runId}:\n`);
          for (const undo of event.operations) write(undoText(undo));
          if (!options.applies) write('Nothing was changed. `--apply` carries it out.\n');
          break;
        case 'run-advanced':
          tellRun(event.event);
          break;
        case 'file-troubled':
          warn(`${event.trouble.code}: ${display(event.trouble.message)}\n  ${display(event.trouble.path)}`);
          break;
        case 'progressed':
          progress.show(`${event.phase} ${event.done}${event.total === null ? '' : ` of ${event.total}`}`);
          break;
        case 'client-changed':
          warn(event.text);
          break;
        case 'noted':
          progress.clear();
          write(`${display(event.text)}\n`);
          break;
        case 'phase-started':
        case 'group-changed':
          break;
        default:
          event satisfies never;
      }
    },
    rows(rows) {
      for (const { text } of rows) write(`${display(text)}\n`);
    },
    complete(end: OutputEnd) {
      progress.clear();
      tellMatches();
      if (options.tells === 'rows') return;
      const { file_count: files, waiting, left_out: leftOut, errors } = end.numbers;
      const some = [
        `${String(files)} files read`,
        Number(waiting) > 0 ? `${String(waiting)} groups wait for a person` : '',
        Number(leftOut) > 0 ? `${String(leftOut)} left out` : '',
        Number(errors) > 0 ? `${String(errors)} errors` : '',
      ];
      if (Number(files) > 0) write(`${some.filter(Boolean).join(', ')}.\n`);
    },
    fail(failure: Failure) {
      progress.clear();
      const at = failure.path === null ? '' : `\n  ${display(failure.path)}`;
      const hint = failure.hint === null ? '' : `\n  ${display(failure.hint)}`;
      stderr.write(`anivault: ${display(failure.message)} [${failure.code}]${at}${hint}\n`);
    },
  };
}
