// `organize` and `run`: the way from folders to a plan, and its carrying out.
import { resolve } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { Command, Invocation, Told } from '../command.ts';
import {
  APPLY_OPTIONS,
  checkOverwrite,
  foldersOf,
  knownRoots,
  MATCH_OPTIONS,
  PLAN_OPTIONS,
  SCAN_OPTIONS,
  withCatalogue,
} from './shared.ts';

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

async function* organize(invocation: Invocation, unattended: boolean): AsyncGenerator<Told> {
  const { parts, options, own, cwd, signal } = invocation;
  const roots = knownRoots(options, cwd);
  checkOverwrite(options);
  const planFile = textOf(own['plan']);
  const request = {
    folders: foldersOf(invocation),
    options,
    roots,
    unattended,
    again: own['again'] === true,
    planFile: planFile === null ? null : resolve(cwd, planFile),
  };
  const { organizeLibrary } = await import('../../workflow/organize.ts');
  yield* withCatalogue(invocation, (session) => organizeLibrary(parts, request, session, signal));
}

async function* fromPlan({ parts, options, own, cwd, signal }: Invocation, file: string): AsyncGenerator<Told> {
  const { apply, verifyHash, breakLock, yes, accept } = options;
  const request = {
    file: resolve(cwd, file),
    expectHash: textOf(own['expectPlan']),
    skipChanged: own['skipChanged'] === true,
    apply,
    verifyHash,
    breakLock,
    mayReplace: yes,
    acceptMedium: accept === 'medium',
  };
  const { organizeFromPlan } = await import('../../workflow/organize.ts');
  yield* organizeFromPlan(parts, request, signal);
}

/** Failure E-USAGE for flags that say nothing here: silence would look like a promise kept. */
function checkPlanFlags({ own, args }: Invocation, isSaved: boolean): void {
  const wrong = (message: string, hint: string): Failure => new Failure({ code: 'E-USAGE', message, hint });
  if (isSaved && args.length > 0)
    throw wrong('A saved plan names its own folders.', 'Give either FOLDER… or --from-plan FILE.');
  if (isSaved && textOf(own['plan']) !== null)
    throw wrong('--plan saves a new plan; this one is saved already.', 'Leave out --plan.');
  if (!isSaved && (textOf(own['expectPlan']) !== null || own['skipChanged'] === true))
    throw wrong('--expect-plan and --skip-changed are for a saved plan.', 'Give it with --from-plan FILE.');
}

export const organizeCommand: Command = {
  name: 'organize',
  args: '[folder...]',
  summary: 'scan, match and plan; --apply carries it out',
  details:
    'Prints what would be done: strong matches are operations, medium ones stand in the plan but do not go, the rest is refused with a reason. A dry run unless --apply is given.',
  options: [...SCAN_OPTIONS, ...MATCH_OPTIONS, ...PLAN_OPTIONS, ...APPLY_OPTIONS],
  own: [
    { flags: '--plan <file>', help: 'save the plan as JSON' },
    { flags: '--from-plan <file>', help: 'show, or with --apply carry out, a saved plan' },
    { flags: '--expect-plan <hash>', help: 'refuse a saved plan with another hash' },
    { flags: '--skip-changed', help: 'leave out operations that no longer agree with the disk' },
  ],
  examples: [
    'anivault organize /srv/torrents --library /srv/anime --mode hardlink',
    'anivault organize /srv/torrents --library /srv/anime --plan plan.json',
    'anivault organize --from-plan plan.json --apply',
  ],
  phase: 'organize',
  tells: 'plan',
  changesFiles: (options) => options.apply,
  run(invocation) {
    const file = textOf(invocation.own['fromPlan']);
    checkPlanFlags(invocation, file !== null);
    if (file !== null) return fromPlan(invocation, file);
    if (invocation.args.length === 0)
      throw new Failure({
        code: 'E-USAGE',
        message: 'organize needs a folder, or --from-plan FILE.',
        hint: 'anivault organize FOLDER --library DIR',
      });
    return organize(invocation, false);
  },
};

export const runCommand: Command = {
  name: 'run',
  args: '<folder...>',
  summary: 'unattended: carry out what is certain, leave the rest',
  details:
    'Strong matches only. A dry run unless --apply is given; never asks. What it can’t settle waits for the window. Never touches again what it placed before, nor what you undid or left out; --again sets that aside.',
  options: [...SCAN_OPTIONS, ...MATCH_OPTIONS, ...PLAN_OPTIONS, ...APPLY_OPTIONS],
  own: [{ flags: '--again', help: 'also what was placed, undone or left out before' }],
  examples: [
    'anivault run /srv/torrents --library /srv/anime',
    'anivault run /srv/torrents --library /srv/anime --mode hardlink --apply --json',
  ],
  phase: 'organize',
  tells: 'plan',
  changesFiles: (options) => options.apply,
  run: (invocation) => organize(invocation, true),
};
