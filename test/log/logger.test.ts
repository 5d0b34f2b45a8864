import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/log/logger.ts';
import { createMask, type Mask } from '../../src/log/mask.ts';
import type { Clock, Log, LogLevel } from '../../src/model/ports.ts';

const KEY = '0123456789abcdef0123456789abcdef';
const clock: Clock = { now: () => 1_714_000_000_000, monotonic: () => 0, sleep: () => Promise.resolve() };

function logInto(level: LogLevel, mask: Mask = createMask()): { readonly lines: string[]; readonly log: Log } {
  const lines: string[] = [];
  return { lines, log: createLog({ write: (line) => void lines.push(line), level, clock, mask }) };
}

describe('createLog', () => {
  it('writes one JSON object a line, with time, level and event', () => {
    const { lines, log } = logInto('info');
    log.write('info', 'run-started', { run: 'r1' });
    expect(lines).toEqual(['{"ts":"2024-04-24T23:06:40.000Z","level":"info","event":"run-started","run":"r1"}\n']);
  });

  it.each([
    ['debug', 4],
    ['info', 3],
    ['warn', 2],
    ['error', 1],
  ] as const)('level %s lets %i of four levels through', (level, count) => {
    const { lines, log } = logInto(level);
    for (const each of ['debug', 'info', 'warn', 'error'] as const) log.write(each, 'tried');
    expect(lines).toHaveLength(count);
  });

  it('can’t be made to forge a line, an event or a terminal command by a file name', () => {
    const { lines, log } = logInto('info');
    const path = 'a\n{"event":"run-ended"}\u001b[2J\u009b\u202e.mkv';
    log.write('warn', 'folder-troubled', { path, event: 'run-ended' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[\x20-\x7e]+\n$/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'folder-troubled', path });
  });

  it('never stops the work: a writer that fails and a field that is no JSON are let go', () => {
    const full = createLog({
      write() {
        throw new Error('ENOSPC');
      },
      level: 'info',
      clock,
      mask: createMask(),
    });
    expect(() => full.write('info', 'tried')).not.toThrow();
    const { lines, log } = logInto('info');
    log.write('info', 'tried', { size: 1n });
    log.write('info', 'went-on');
    expect(lines).toHaveLength(1);
  });
});

describe('mask', () => {
  it('lets no known secret into a log, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ unit: 'grapheme', maxLength: 8 }), (before, after, name) => {
        const mask = createMask();
        mask.add(KEY);
        const { lines, log } = logInto('debug', mask);
        log.write('error', 'failed', { [name]: `${before}${KEY}${after}`, url: `?api_key=${KEY}&page=1` });
        expect(lines.join('')).not.toContain(KEY);
      }),
    );
  });

  it('knows a secret as it stands in a URL, and does not blank ordinary words', () => {
    const mask = createMask();
    mask.add('pass phrase/with+signs');
    mask.add('short');
    expect(mask.mask('?p=pass%20phrase%2Fwith%2Bsigns a short walk')).toBe('?p=[secret] a short walk');
  });
});
