// What every bench shares: processes timed with their peak memory, medians of interleaved rounds, a table of ratios against bounds.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** Where Linux tells a process's peak memory; it is gone with the process, so it is read while that runs. */
const PEAK_EVERY_MS = 20;

const peakOf = (pid) => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/**
 * Runs a program to its end. Milliseconds, peak megabytes (0 where not known), what it printed last, and the milliseconds until stdout
 * first held `until`. An exit code that is none of `codes` is an error. stdout goes to `out`, an open file, unless it is read.
 */
export function timed(command, args, { env = {}, out = 'ignore', until = null, codes = [0] } = {}) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const reads = out === 'pipe';
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', out, 'inherit'] });
    let [text, first, peak] = ['', null, 0];
    if (reads)
      child.stdout.setEncoding('utf8').on('data', (part) => {
        text = (text + part).slice(-65_536);
        if (until !== null && first === null && text.includes(until)) first = performance.now() - began;
      });
    const look = () => {
      peak = Math.max(peak, peakOf(child.pid));
      timer = setTimeout(look, PEAK_EVERY_MS);
    };
    let timer = setTimeout(look, 0);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (codes.includes(code)) resolve({ ms: performance.now() - began, peak, text, first });
      else reject(new Error(`${command} ended with ${signal ?? code}`));
    });
  });
}

export const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Runs every contender once a round, so that a busy machine troubles all alike; the first round warms up and is thrown away. */
export async function rounds(count, contenders) {
  const results = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round <= count; round += 1)
    for (const [name, run] of Object.entries(contenders)) {
      const result = await run();
      if (round > 0) results[name].push(result);
    }
  return results;
}

/** How far apart the rounds were: the slowest over the fastest. */
export const spread = (results) => Math.max(...results.map(({ ms }) => ms)) / Math.min(...results.map(({ ms }) => ms));

/** The Node that the program itself would run on: this one, or the one that npm brought. */
export function ownNode(root) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const brought = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  return major > 22 || (major === 22 && minor >= 19) || !existsSync(brought) ? process.execPath : brought;
}

/** Prints the lines as a table; true where every bound is kept. A line is {name, value, bound, unit, least?}. */
export function report(lines, notes) {
  const kept = ({ value, bound, least }) => (least ? value >= bound : value <= bound);
  const width = Math.max(...lines.map(({ name }) => name.length));
  for (const line of lines) {
    const { name, value, bound, unit, least } = line;
    const shown = `${value.toFixed(unit === '×' ? 2 : 0)} ${unit}`.padStart(18);
    console.log(`${kept(line) ? 'kept  ' : 'MISSED'}  ${name.padEnd(width)}  ${shown}   ${least ? '≥' : '≤'} ${bound}`);
  }
  for (const note of notes) console.log(`        ${note}`);
  console.log(`        load ${loadavg()[0].toFixed(1)}`);
  return lines.every(kept);
}
