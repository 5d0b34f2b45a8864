// A plan as people read it: by show, each new name with where it comes from, then what does not go and why.
import { basename, dirname, relative } from 'node:path';
import type { Conflict, Operation, Plan, PlannedShow, Refusal } from '../model/plan.ts';
import { display } from '../names/display.ts';
import { isSettledRefusal } from './tally.ts';

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(keyOf(item));
    if (list) list.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
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

const JOINS: Readonly<Record<NonNullable<PlannedShow['joins']>, string>> = {
  id: 'by its id',
  nfo: 'by its nfo',
  journal: 'by an earlier run',
  title: 'by title and year',
};

/** ` (joins by its id, 28 there)` for a folder that the work has already. */
function joinsText({ shows }: Plan, { show, destination }: Operation): string {
  const planned = shows.find((each) => each.show === show && destination.startsWith(each.root));
  if (!planned || planned.joins === null) return '';
  return `  (joins ${JOINS[planned.joins]}, ${planned.there} there)`;
}

/** What a person could choose, the best by quality first. */
function conflictText({ kind, destination, contenders, there }: Conflict): string {
  const rows = contenders.map(({ source, size, resolution, medium, version }) => {
    const facts = [version === null ? null : `v${version}`, resolution, medium, `${Math.round(size / 1e6)} MB`];
    return `      ${display(basename(source))}  ${facts
      .filter((fact) => fact !== null)
      .map(display)
      .join(' ')}\n`;
  });
  const what =
    kind === 'same-target'
      ? `${contenders.length} files, one place; the best first`
      : `${there ? basename(there.path) : ''} is there`;
  return `  ! ${display(basename(destination))}: ${display(what)}\n${rows.join('')}`;
}

function refusalsText(refusals: readonly Refusal[]): string {
  let text = '';
  for (const [reason, list] of groupedBy(refusals, (refusal) => `${refusal.code}: ${refusal.reason}`)) {
    text += `\n- ${display(reason)}\n`;
    for (const { source } of list) text += `    ${display(source)}\n`;
  }
  return text;
}

function operationText(operation: Operation, folder: string): string {
  const mark = operation.accepted ? '+' : '?';
  const from = operation.source === '' ? 'new file' : operation.source;
  return `  ${mark} ${display(below(folder, operation.destination))}\n      ${operation.action} ${display(from)}\n`;
}

function countText({ operations }: Plan): string {
  const go = operations.filter(({ accepted }) => accepted).length;
  const offered = operations.length - go;
  const waiting = offered > 0 ? `, ${offered} medium ones marked ? go only when accepted` : '';
  return `\n${go} ${go === 1 ? 'operation' : 'operations'} planned${waiting}.\n`;
}

/** Everything in the plan. `applies`: it is carried out right after, so nothing is said of a dry run. */
export function planText(plan: Plan, applies: boolean): string {
  let text = '';
  for (const operations of groupedBy(plan.operations, ({ show }) => show).values()) {
    const [first] = operations;
    if (!first) continue;
    const folder = showFolder(first);
    text += `\n${display(folder)}${joinsText(plan, first)}\n`;
    for (const operation of operations) text += operationText(operation, folder);
  }
  const waits = plan.refusals.filter(({ code }) => !isSettledRefusal(code));
  const settled = plan.refusals.filter(({ code }) => isSettledRefusal(code));
  if (waits.length > 0) text += `\nNot in the plan, waiting for a person or refused:\n${refusalsText(waits)}`;
  if (settled.length > 0) text += `\nLeft as they are:\n${refusalsText(settled)}`;
  const open = plan.conflicts.filter(({ answers, inForce }) => answers[inForce]?.choice === 'keep');
  if (open.length > 0) text += `\nTo choose between, in the UI:\n${open.map(conflictText).join('')}`;
  const well = plan.preflight.filter(({ ok }) => ok).map((check) => check.text);
  if (well.length > 0) text += `\nChecked: ${display(well.join(' · '))}\n`;
  for (const check of plan.preflight) if (!check.ok) text += `\n! ${display(check.text)}\n`;
  text += countText(plan);
  if (!applies) text += 'Nothing was changed. `--apply` carries it out.\n';
  return text;
}
