// A run on the Apply screen as rows: how it goes, and how it went. Pure.
import type { Block } from '../components/block.ts';
import { header, hint, rule } from '../components/frame.ts';
import { BLANK, line, shownCut } from '../line.ts';
import type { Surroundings } from '../model.ts';
import type { ApplyModel, Progress } from './apply-model.ts';
import { paceOf } from './apply-progress.ts';
import { sizeText } from './file-facts.ts';

/** `5 s left`, `12 min left`, `3 h left`. */
function leftText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s left`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min left` : `${Math.round(seconds / 3600)} h left`;
}

/** `2,114 of 6,204 · 812 files/s · 5 s left`, with bytes where some are copied. */
function progressText(progress: Progress, dot: string): string {
  const { total, steps, failed, bytes, bytesTotal } = progress;
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

/** While it runs. */
export function runningScreen(model: ApplyModel, around: Surroundings): readonly Block[] {
  const { progress, asked, state } = model;
  const { total, steps, current, failures } = progress;
  const percent = total === 0 ? 0 : Math.min(100, Math.floor((steps * 100) / total));
  const what = state === 'undoing' ? 'Going back' : 'Under way';
  const head: readonly Block[] = [
    header('apply', around),
    BLANK,
    line(` ${what}`, 'strong'),
    { widget: { type: 'progress', percent, width: around.columns - 2 }, height: 1 },
    line(` ${progressText(progress, around.glyphs.dot)}`),
    line(` ${shownCut(current ?? '', around.columns - 2, around.glyphs.ellipsis)}`, 'quiet'),
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
    hint(['Esc stop after this file'], around),
  ];
}

function outcome({ state, progress, problem }: ApplyModel, dot: string): string {
  if (problem !== null) return problem;
  const { done, skipped, failed, stopped } = progress;
  const did = state === 'undone' ? 'Undone' : 'Done';
  return stopped === null ? `${did}: ${done} ${dot} left: ${skipped} ${dot} failed: ${failed}` : `Stopped: ${stopped}`;
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
    line(
      state === 'undone'
        ? ' Every file that this run brought is back where it was.'
        : stopped === null
          ? ' The journal has every step; u undoes this run exactly.'
          : ' What was done stays done; anivault resume finishes it, u undoes it.',
      'quiet',
    ),
    BLANK,
  ];
  const question: readonly Block[] =
    asked === 'undo' ? [{ widget: { type: 'confirm', question: 'Undo this run?' }, height: 1 }] : [BLANK];
  const rows = around.rows - 15;
  const told = failures
    .slice(-rows)
    .map((text) => line(` ${shownCut(text, around.columns - 2, around.glyphs.ellipsis)}`, 'warn'));
  const fill = Array.from({ length: Math.max(0, rows - told.length) }, () => BLANK);
  const enter = state === 'undone' ? ['Enter scan again'] : isWaiting ? ['Enter back to what waits'] : [];
  return [
    ...head,
    ...told,
    ...fill,
    ...question,
    rule(model.message, '', around),
    hint([...enter, ...(state === 'undone' ? [] : ['u undo the run']), 'q leave'], around),
  ];
}
