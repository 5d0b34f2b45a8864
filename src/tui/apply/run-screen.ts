// A run on the Apply screen as rows: how it goes, and how it went. Pure.
import type { Block } from '../components/block.ts';
import { leftText, shownOf } from '../../workflow/run-way.ts';
import { formHint, header, hint, rule } from '../components/frame.ts';
import { pathTail } from '../path-tail.ts';
import { hasFailed, stoppedRun } from './run-update.ts';
import { BLANK, line, shownCut } from '../line.ts';
import type { Surroundings } from '../model.ts';
import type { ApplyModel, Progress } from './apply-model.ts';
import { paceOf } from './apply-progress.ts';
import { sizeText } from './file-facts.ts';

/** `2,114 of 6,204 · 812 files/s · 5 s left`, with bytes where some are copied. */
function progressText(progress: Progress, dot: string): string {
  const { total, failed, bytesTotal } = progress;
  const { steps, bytes } = shownOf(progress);
  const pace = paceOf(progress);
  const copies = bytesTotal > 0;
  return [
    `${steps.toLocaleString('en')} of ${total.toLocaleString('en')}`,
    copies ? `${sizeText(bytes)} of ${sizeText(bytesTotal)}` : '',
    pace === null
      ? ''
      : copies && pace.bytes > 0
        ? `${sizeText(pace.bytes)}/s`
        : `${Math.max(1, Math.round(pace.files)).toLocaleString('en')} files/s`,
    pace === null ? '' : leftText(pace.left),
    failed > 0 ? `${failed} failed` : '',
  ]
    .filter(Boolean)
    .join(` ${dot} `);
}

/** By bytes where some are copied: a film is more than a subtitle. */
function percentOf(progress: Progress): number {
  const { total, bytesTotal } = progress;
  const { steps, work } = shownOf(progress);
  const [some, all] = bytesTotal > 0 ? [work, bytesTotal] : [steps, total];
  return all === 0 ? 0 : Math.min(100, Math.floor((some * 100) / all));
}

/** The file that goes now, and whether its copy is read back already. */
function currentText({ current, copy }: Progress, cells: number, ellipsis: string): string {
  const what = copy?.part === 'read-back' ? 'reading back ' : '';
  return what + shownCut(pathTail(current ?? '', cells - what.length, ellipsis), cells - what.length, ellipsis);
}

/** While it runs. */
export function runningScreen(model: ApplyModel, around: Surroundings): readonly Block[] {
  const { progress, asked, state } = model;
  const { failures } = progress;
  const percent = percentOf(progress);
  const cells = around.columns - 2;
  const what = state === 'undoing' ? 'Going back' : 'Under way';
  const head: readonly Block[] = [
    header('apply', around),
    BLANK,
    line(` ${what}`, 'strong'),
    { widget: { type: 'progress', percent, width: around.columns - 2 }, height: 1 },
    line(` ${progressText(progress, around.glyphs.dot)}`),
    line(` ${currentText(progress, cells, around.glyphs.ellipsis)}`, 'quiet'),
    BLANK,
  ];
  const question: readonly Block[] =
    asked === 'stop' ? [{ widget: { type: 'confirm', question: 'Stop after this file?' }, height: 1 }] : [BLANK];
  const rows = around.rows - 10;
  const told = failures
    .slice(-rows)
    .map((text) => line(` ${shownCut(text, around.columns - 2, around.glyphs.ellipsis)}`, 'warn'));
  const fill = Array.from({ length: Math.max(0, rows - told.length) }, () => BLANK);
  return [
    ...head,
    ...told,
    ...fill,
    ...question,
    rule(model.message, '', around),
    asked === 'stop' ? formHint('y stop  n Esc go on', around) : hint(['Esc stop after this file'], around),
  ];
}

function outcome({ state, progress, problem }: ApplyModel, dot: string): string {
  if (problem !== null) return problem;
  const { done, skipped, failed, stopped } = progress;
  const did = state === 'undone' ? 'Undone' : 'Done';
  return stopped === null ? `${did}: ${done} ${dot} left: ${skipped} ${dot} failed: ${failed}` : `Stopped: ${stopped}`;
}

const TO_REVIEW = 'Enter back to what waits';

function enterDoes(model: ApplyModel, isWaiting: boolean): readonly string[] {
  if (stoppedRun(model) !== null) return ['Enter go on'];
  if (model.state === 'undone') return ['Enter scan again'];
  if (hasFailed(model, isWaiting)) return ['Enter plan what failed'];
  return isWaiting ? [TO_REVIEW] : [];
}

/** What holds now, in a sentence. */
function nowText({ state, progress, problem }: ApplyModel): string {
  const { skipped, failed, stopped, runId } = progress;
  const undo = state === 'undone' ? '' : ', u undoes what was done';
  if (problem !== null)
    return runId === null ? 'Nothing was changed.' : `What was done stays done; anivault resume finishes it${undo}.`;
  if (stopped !== null) return `What was done stays done; Enter goes on with the rest${undo}.`;
  if (state !== 'undone') return 'The journal has every step; u undoes this run exactly.';
  if (skipped + failed > 0) return 'What could not go back stays where it is, and why is said below.';
  return 'Every file that this run brought is back where it was.';
}

/** After it. `isWaiting`: groups are still open in Review. */
export function endedScreen(model: ApplyModel, around: Surroundings, isWaiting: boolean): readonly Block[] {
  const { progress, asked, state, problem } = model;
  const { done, skipped, failed, failures, runId, stopped } = progress;
  const bad = problem !== null || failed > 0 || stopped !== null;
  const head: readonly Block[] = [
    header('apply', around),
    BLANK,
    line(
      ` ${shownCut(outcome(model, around.glyphs.dot), around.columns - 2, around.glyphs.ellipsis)}`,
      bad ? 'bad' : 'good',
    ),
    BLANK,
    { widget: { type: 'table', rows: [{ run: runId ?? '-', done, left: skipped, failed }] }, height: 5 },
    BLANK,
    line(` ${nowText(model)}`, 'quiet'),
    BLANK,
  ];
  const question: readonly Block[] =
    asked === 'undo' ? [{ widget: { type: 'confirm', question: 'Undo this run?' }, height: 1 }] : [BLANK];
  const rows = around.rows - 15;
  const told = failures
    .slice(-rows)
    .map((text) => line(` ${shownCut(text, around.columns - 2, around.glyphs.ellipsis)}`, 'warn'));
  const fill = Array.from({ length: Math.max(0, rows - told.length) }, () => BLANK);
  const enter = enterDoes(model, isWaiting);
  const back = state === 'undone' || enter.includes(TO_REVIEW) ? [] : ['Esc to Review'];
  return [
    ...head,
    ...told,
    ...fill,
    ...question,
    rule(model.message, '', around),
    asked === 'undo'
      ? formHint('y undo  n Esc leave it as it is', around)
      : hint([...enter, ...(state === 'undone' ? [] : ['u undo the run']), ...back, 'q leave'], around),
  ];
}
