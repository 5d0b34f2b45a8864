// People's output: answers on stdout, progress and trouble on stderr. Every name from outside is made visible before it is written.
import type { Failure } from '../model/failure.ts';
import type { ParsedFolder, ParsedName } from '../model/parsed-name.ts';
import type { ApplyEvent, PlannedUndo } from '../model/run.ts';
import { display } from '../names/display.ts';
import { cut, fit } from '../names/width.ts';
import type { WorkflowEvent } from '../workflow/event.ts';
import { followProgress } from './human-progress.ts';
import { matchText } from './match-text.ts';
import type { CommandOutput, OutputEnd } from './output.ts';
import type { Totals } from './tally.ts';
import { planText } from './plan-text.ts';
import { createProgress, type ProgressStream } from './progress.ts';

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

const undoText = ({ source, destination, status, reason, action }: PlannedUndo): string => {
  if (status === 'refused') return `  ! ${display(source)}\n      stays: ${display(reason ?? '')}\n`;
  if (source === destination) return `  - ${display(source)}  (${action})\n`;
  return `  - ${display(source)}\n      back to ${display(destination)}\n`;
};

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** `5 left out (3 placed-before, 2 sample)`, most first. */
function leftOutText({ leftOut, leftOutBy }: Totals): string {
  const reasons = [...leftOutBy].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return `${leftOut} left out (${reasons.map(([code, count]) => `${count} ${code}`).join(', ')})`;
}

/** Left out because a person undid it or left it out before: else it would seem lost. */
const AGAIN = ['undone-before', 'left-out-before'];

/** `37 files read, 3 groups wait for a person, 1 left out (1 sample).` */
const endText = (totals: Totals): string => {
  const { fileCount, waiting, leftOut, errors } = totals;
  if (fileCount + leftOut + errors === 0) return 'No video and no subtitle was found there.\n';
  const some = [
    `${counted(fileCount, 'file', 'files')} read`,
    waiting > 0 ? counted(waiting, 'group waits for a person', 'groups wait for a person') : '',
    leftOut > 0 ? leftOutText(totals) : '',
    errors > 0 ? counted(errors, 'error', 'errors') : '',
  ];
  const hint = AGAIN.some((code) => totals.leftOutBy.has(code))
    ? 'What you undid or left out before stays so; `--again` takes it up again.\n'
    : '';
  return `${some.filter(Boolean).join(', ')}.\n${hint}`;
};

const runEnd = (event: Extract<ApplyEvent, { type: 'run-ended' }>): string => {
  const counts = [
    `${event.done} done`,
    event.skipped > 0 ? `${event.skipped} left` : '',
    event.failed > 0 ? `${event.failed} failed` : '',
  ];
  const told = counts.filter(Boolean).join(', ');
  return `Run ${event.runId}${event.state === 'complete' ? '' : ' stopped'}: ${told}.\n`;
};

/** Output for people. */
export function createHuman(options: HumanOptions): CommandOutput {
  const { stderr } = options;
  const matches = new Map<string, string>();
  /** the plan of the run under way was shown: what goes as planned need not be told again */
  let planned = false;
  const progress = createProgress(stderr, options.now);
  const advanceOf = followProgress(options.now);
  // both streams may be the same terminal
  const write = (text: string): void => {
    progress.clear();
    options.write(text);
  };
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
      if (event.status === 'failed' || event.status === 'skipped')
        warn(
          `${event.status}: ${display(event.operation.source)}\n  ${display([event.code, event.reason].filter(Boolean).join(': '))}`,
        );
      else if (!planned) write(`  ${event.status} ${display(event.operation.destination)}\n`);
    } else if (event.type === 'run-ended') write(runEnd(event));
  };
  const tellMatches = (): void => {
    if (options.tells === 'matches' || options.tells === 'plan') for (const text of matches.values()) write(text);
    matches.clear();
  };

  return {
    start: () => undefined,
    add(event: WorkflowEvent) {
      const advance = advanceOf(event);
      if (advance) progress.show(advance);
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
          tellMatches();
          write(planText(event.plan, options.applies));
          planned = true;
          write(`Plan ${event.hash}\n`);
          break;
        case 'undo-planned':
          planned = false;
          write(`${options.applies ? 'Undoing' : 'Would undo'} run ${event.runId}:\n`);
          for (const undo of event.operations) if (!options.applies || undo.status === 'refused') write(undoText(undo));
          if (!options.applies) write('Nothing was changed. `--apply` carries it out.\n');
          break;
        case 'run-advanced':
          tellRun(event.event);
          break;
        case 'file-troubled':
          warn(`${event.trouble.code}: ${display(event.trouble.message)}\n  ${display(event.trouble.path)}`);
          break;
        case 'client-changed':
          warn(event.text);
          break;
        case 'noted':
          write(`${display(event.text)}\n`);
          break;
        case 'progressed':
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
    complete({ totals }: OutputEnd) {
      progress.clear();
      tellMatches();
      if (totals.scanned) write(endText(totals));
    },
    fail(failure: Failure) {
      progress.clear();
      const at = failure.path === null ? '' : `\n  ${display(failure.path)}`;
      const hint = failure.hint === null ? '' : `\n  ${display(failure.hint)}`;
      stderr.write(`anivault: ${display(failure.message)} [${failure.code}]${at}${hint}\n`);
    },
  };
}
