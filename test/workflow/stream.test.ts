import { describe, expect, it } from 'vitest';
import { streamOf } from '../../src/workflow/stream.ts';

const never = (): AbortSignal => new AbortController().signal;

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of stream) all.push(value);
  return all;
}

describe('streamOf', () => {
  it('hands on every value in order', async () => {
    const stream = streamOf<number>(
      async (sink) => {
        for (let i = 0; i < 1000; i += 1) await sink.push(i);
      },
      never(),
      3,
    );
    expect(await collect(stream)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });

  it('wakes every one of many pushers that wait for room', async () => {
    const stream = streamOf<number>(
      async (sink) => {
        const pusher = async (of: number): Promise<void> => {
          for (let i = 0; i < 20; i += 1) await sink.push(of);
        };
        await Promise.all(Array.from({ length: 8 }, (_, of) => pusher(of)));
      },
      never(),
      2,
    );
    expect(await collect(stream)).toHaveLength(160);
  });

  it('holds the producer at its room until the reader reads', async () => {
    let pushed = 0;
    const stream = streamOf<number>(
      async (sink) => {
        for (; pushed < 100;) {
          pushed += 1;
          await sink.push(pushed);
        }
      },
      never(),
      4,
    );
    expect(await stream.next()).toEqual({ done: false, value: 1 });
    for (let i = 0; i < 50; i += 1) await Promise.resolve();
    expect(pushed).toBeLessThanOrEqual(7);
    expect((await collect(stream)).at(-1)).toBe(100);
  });

  it('throws the failure after the values before it', async () => {
    const seen: number[] = [];
    const stream = streamOf<number>(async (sink) => {
      await sink.push(1);
      await sink.push(2);
      throw new Error('the share went away');
    }, never());
    await expect(
      (async () => {
        for await (const value of stream) seen.push(value);
      })(),
    ).rejects.toThrow('the share went away');
    expect(seen).toEqual([1, 2]);
  });

  it('stops the producer when the reader stops early, also one that waits for room', async () => {
    let stopped = false;
    const stream = streamOf<number>(
      async (sink, signal) => {
        for (let i = 0; !signal.aborted; i += 1) await sink.push(i);
        stopped = true;
      },
      never(),
      2,
    );
    for await (const value of stream) if (value === 5) break;
    expect(stopped).toBe(true);
  });

  it('ends when the outer signal aborts', async () => {
    const stop = new AbortController();
    const stream = streamOf<number>(async (sink, signal) => {
      for (let i = 0; !signal.aborted; i += 1) {
        if (i === 10) stop.abort('SIGINT');
        await sink.push(i);
      }
    }, stop.signal);
    expect((await collect(stream)).length).toBeGreaterThan(0);
  });
});
