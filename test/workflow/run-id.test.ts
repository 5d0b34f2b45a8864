import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock, Random } from '../../src/model/ports.ts';
import { newRunId } from '../../src/workflow/run-id.ts';

const clockAt = (now: number): Clock => ({ now: () => now, monotonic: () => now, sleep: () => Promise.resolve() });
const randomOf = (byte: number): Random => ({ next: () => 0, bytes: (count) => new Uint8Array(count).fill(byte) });

describe('newRunId', () => {
  it('sorts by time whatever the random part is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 45 }),
        fc.integer({ min: 1, max: 10 ** 9 }),
        fc.nat(255),
        fc.nat(255),
        (time, later, a, b) => {
          expect(newRunId(clockAt(time), randomOf(a)) < newRunId(clockAt(time + later), randomOf(b))).toBe(true);
        },
      ),
    );
  });

  it('is safe as a file name everywhere', () => {
    expect(newRunId(clockAt(1_790_000_000_000), randomOf(255))).toMatch(/^[0-9a-z]{16}$/);
  });
});
