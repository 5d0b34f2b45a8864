// A program in a terminal of its own, for measuring: bytes written, when they came, the screen they make, and what the process costs.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** `USER_HZ`: ticks of /proc's times in a second, fixed on Linux. */
const TICK_MS = 10;
const LOOK_EVERY_MS = 5;
const PATIENCE_MS = 120_000;

const statOf = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return { cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS };
};

const peakMb = (pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Starts a program in a pty. Its screen is kept only where `screen` is asked for: a model costs time of its own. */
export async function openPty(command, args, { columns, rows, env = {}, cwd = process.cwd() }) {
  const [{ spawn }, { default: headless }] = await Promise.all([import('node-pty'), import('@xterm/headless')]);
  const model = new headless.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
  const began = performance.now();
  const program = spawn(command, args, {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8', TERM: 'xterm-256color', ...env },
  });
  const state = { bytes: 0, last: began, first: null, over: false };
  const marks = [];
  const sights = [];
  let tail = '';
  program.onData((data) => {
    state.bytes += Buffer.byteLength(data);
    state.last = performance.now();
    state.first ??= state.last;
    const at = state.last;
    model.write(data, () => {
      for (const look of sights.splice(0)) if (!look(at)) sights.push(look);
    });
    tail = (tail + data).slice(-200_000);
    for (const mark of marks.splice(0)) if (!mark.look(tail, state.last)) marks.push(mark);
  });
  model.onData((answer) => {
    if (!state.over) program.write(answer);
  });
  const ended = new Promise((done) => program.onExit(() => ((state.over = true), done())));
  const screen = () =>
    Array.from({ length: rows }, (_, row) => model.buffer.active.getLine(row)?.translateToString(true) ?? '').join(
      '\n',
    );
  const pty = {
    pid: program.pid,
    began,
    ended,
    screen,
    bytes: () => state.bytes,
    write: (keys) => program.write(keys),
    cpuMs: () => statOf(program.pid).cpuMs,
    peakMb: () => peakMb(program.pid),
    kill: (signal = 'SIGKILL') => {
      if (!state.over) program.kill(signal);
    },
    /** milliseconds from the start until the output, escapes taken out, held `text` */
    whenSaid: (text) =>
      new Promise((done) => {
        marks.push({ look: (said, at) => (said.includes(text) ? (done(at - began), true) : false) });
      }),
    /** Milliseconds until the screen shows it: only what changes is written, so that no words need come in one piece. */
    whenShown: (wanted) =>
      new Promise((done) => {
        sights.push((at) => wanted.test(screen()) && (done(at - began), true));
      }),
    async waitFor(wanted) {
      const until = performance.now() + PATIENCE_MS;
      while (!wanted.test(screen())) {
        if (performance.now() > until || state.over) throw new Error(`never came: ${wanted}\n${screen()}`);
        await sleep(LOOK_EVERY_MS);
      }
    },
    async settled(quietMs = 300) {
      while (performance.now() - state.last < quietMs) await sleep(LOOK_EVERY_MS);
    },
    /** Milliseconds from a key until the last byte of its answer; null where nothing came in `withinMs`. */
    async answer(keys, withinMs = 200, quietMs = 12) {
      const at = performance.now();
      program.write(keys);
      while (state.last < at && performance.now() - at < withinMs) await sleep(1);
      if (state.last < at) return null;
      while (performance.now() - state.last < quietMs) await sleep(1);
      return state.last - at;
    },
  };
  return pty;
}

/** A held key: `count` presses, 30 a second. Bytes and milliseconds of CPU a key. */
export async function hold(pty, keys, count) {
  await pty.settled();
  const [bytes, cpu] = [pty.bytes(), pty.cpuMs()];
  const start = performance.now();
  for (let index = 0; index < count; index += 1) {
    pty.write(keys);
    await sleep(Math.max(0, start + (index + 1) * (1000 / 30) - performance.now()));
  }
  const held = pty.bytes() - bytes;
  await pty.settled(400);
  const after = pty.bytes() - bytes - held;
  return { bytes: held / count, cpuMs: (pty.cpuMs() - cpu) / count, after };
}

export const p95 = (numbers) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * 0.95))] ?? 0;
