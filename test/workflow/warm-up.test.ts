import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Catalogue } from '../../src/model/ports.ts';
import { resolveOptions } from '../../src/settings/options.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import type { CatalogueSession, Parts } from '../../src/workflow/parts.ts';
import { withPulse } from '../../src/workflow/pulse.ts';
import { titlesIn, warmUp, type WarmedUp } from '../../src/workflow/warm-up.ts';
import { closeTmdb, keptLog, openTmdb, timerClock } from '../support/tmdb-client.ts';
import type { Fault } from '../support/tmdb-server.ts';

const signal = new AbortController().signal;
const options = resolveOptions({}, {}, {}).values;
const parts = {
  clock: timerClock,
  log: keptLog(),
  folders: { config: '/nonexistent/c', cache: '/nonexistent/k', state: '/nonexistent/s' },
} as unknown as Parts;

afterEach(closeTmdb);
afterEach(() => {
  vi.useRealTimers();
});

const warmed = async (titles: readonly string[], faults: readonly Fault[] = []) => {
  const { client, server } = await openTmdb({ faults });
  const session: CatalogueSession = {
    catalogue: client satisfies Catalogue,
    status: () => client.status(),
    onChange: (listener) => client.onChange((text) => listener(text, client.status())),
    close: () => client.close(),
  };
  const events: WorkflowEvent[] = [];
  const ends: WarmedUp[] = [];
  const request = { titles, file: '/lists/titles.txt', options };
  for await (const event of warmUp(parts, request, session, signal, (sums) => ends.push(sums))) events.push(event);
  return { events, ends, server };
};

test.each([
  ['Frieren\nKanon (2006)\r\n\n  Bleach  \nFrieren', ['Frieren', 'Kanon (2006)', 'Bleach']],
  ['\uFEFF葬送のフリーレン', ['葬送のフリーレン']],
  ['# not a comment', ['# not a comment']],
  ['(2006)\n \t\n', []],
])('titles of %j', (text, titles) => {
  expect(titlesIn(text)).toEqual(titles);
});

describe('warming up', () => {
  test('looks each title up as a group of that name would be, and counts what came of it', async () => {
    const { ends, events, server } = await warmed(['Mushishi', 'Kanon (2006)', 'No Such Show']);
    expect(ends).toEqual([{ titles: 3, found: 2, notFound: 1, unavailable: 0 }]);
    expect(events.at(-1)).toMatchObject({ type: 'progressed', phase: 'cache', done: 3, total: 3 });
    const asked = server.arrivals.map(({ path, params }) => `${path} ${params['query'] ?? ''}`.trim());
    expect(asked).toContain('/3/search/tv Mushishi');
    expect(asked).toContain('/3/tv/90000001');
    expect(server.arrivals.find(({ params }) => params['query'] === 'Kanon')?.params['first_air_date_year']).toBe(
      '2006',
    );
  });

  test('what could not be asked is told with its title', async () => {
    const { ends, events } = await warmed(['Mushishi'], [{ kind: 'status', status: 403, times: -1 }]);
    expect(ends).toEqual([{ titles: 1, found: 0, notFound: 0, unavailable: 1 }]);
    expect(events.find(({ type }) => type === 'file-troubled')).toMatchObject({
      trouble: {
        code: 'E-TMDB-DOWN',
        path: '/lists/titles.txt',
        message: expect.stringContaining('“Mushishi”') as string,
      },
    });
  });
});

describe('a pulse', () => {
  test('beats every half second until the work has ended, well or not', async () => {
    vi.useFakeTimers();
    let beats = 0;
    const beat = async (): Promise<void> => void (beats += 1);
    const work = withPulse(timerClock, signal, beat, () => timerClock.sleep(1_700));
    const failing = withPulse(timerClock, signal, beat, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await vi.advanceTimersByTimeAsync(10_000);
    await work;
    expect(beats).toBe(3);
  });
});
