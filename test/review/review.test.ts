// The review as a value: decisions, undo, arrivals, and the filings they end in.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileGroup, GroupMatch } from '../../src/model/match.ts';
import { act, type Action } from '../../src/review/actions.ts';
import { arrive, withoutFiles } from '../../src/review/arrivals.ts';
import { ownDecisions } from '../../src/review/decided.ts';
import { filingsOf, newNameAt, placedGroup } from '../../src/review/filings.ts';
import { decisionOf, emptyReview, matchOf, type Review } from '../../src/review/review.ts';
import { countsOf, viewOf } from '../../src/review/views.ts';
import { pathOf } from '../../src/review/reading.ts';
import { libraryEvents } from '../support/library.ts';

interface Arrived {
  readonly group: FileGroup;
  readonly match: GroupMatch;
}
let arrived: readonly Arrived[];
let review: Review;
beforeAll(async () => {
  arrived = (await libraryEvents()).flatMap((event) =>
    event.type === 'group-matched' ? [{ group: event.group, match: event.match }] : [],
  );
  review = arrive(emptyReview, arrived);
});

const idOf = (title: string, from: Review = review): string => {
  const found = [...from.groups.values()].find((group) => group.title === title);
  if (!found) throw new Error(`no group ${title}`);
  return found.id;
};

describe('what arrives', () => {
  it('settles strong matches by rule and lets the rest wait', () => {
    expect(viewOf(review, idOf('Jujutsu Kaisen'))).toBe('ready');
    expect(decisionOf(review, idOf('Jujutsu Kaisen'))).toMatchObject({ kind: 'take', by: 'rule' });
    expect(viewOf(review, idOf('Kanon'))).toBe('to-decide');
    expect(viewOf(review, idOf('KnY Movie'))).toBe('to-decide');
  });

  it('lets strong matches wait where two files want one episode', () => {
    expect(matchOf(review, idOf('86'))?.state).toBe('strong');
    expect(viewOf(review, idOf('86'))).toBe('to-decide');
  });

  it('is no step, and changes no decision', () => {
    const [first, ...rest] = arrived;
    if (!first) throw new Error('nothing arrived');
    const early = act(arrive(emptyReview, [first]), { type: 'leave', ids: [first.group.id], paths: [], out: true });
    const late = arrive(early, rest);
    expect(late.now).toBe(early.now);
    expect(late.past).toBe(early.past);
    expect(countsOf(late)['left-out']).toBe(1);
  });

  it('stands in All only while it is not matched', () => {
    const [first] = arrived;
    if (!first) throw new Error('nothing arrived');
    const waiting = arrive(emptyReview, [{ group: first.group, match: null }]);
    expect(countsOf(waiting)).toEqual({ 'to-decide': 0, ready: 0, 'left-out': 0, all: 1 });
  });
});

describe('decisions', () => {
  it('take a candidate, and are remembered as the person’s own', () => {
    const id = idOf('Kanon');
    const taken = act(review, { type: 'take', id, candidate: 1 });
    expect(ownDecisions(review)).toEqual([]);
    expect(ownDecisions(taken)).toMatchObject([
      { group: { title: 'Kanon' }, correction: { work: { type: 'tv', id: matchOf(review, id)?.candidates[1]?.id } } },
    ]);
  });

  it('as read file a group without any id', () => {
    const id = idOf('KnY Movie');
    const read = act(review, { type: 'as-read', ids: [id], edit: { title: 'Mugen Train', year: 2020 } });
    expect(placedGroup(read, id)?.work).toMatchObject({ id: null, title: 'Mugen Train', year: 2020, type: 'movie' });
    expect(newNameAt(read, id, 0, { preset: 'anivault', template: null, filmTemplate: null })).toContain(
      'Mugen Train (2020)',
    );
    expect(ownDecisions(read)).toEqual([]);
  });

  it('number a group anew', () => {
    const id = idOf('Jujutsu Kaisen');
    const moved = act(review, { type: 'number', ids: [id], numbering: { order: 'tmdb', offset: 1, season: null } });
    const before = placedGroup(review, id)?.placements[0];
    const after = placedGroup(moved, id)?.placements[0];
    expect(before).not.toEqual(after);
    expect(decisionOf(moved, id)).toMatchObject({ kind: 'take', by: 'person' });
  });

  it('leave single files out, and file the others', () => {
    const id = idOf('Jujutsu Kaisen');
    const [file] = review.groups.get(id)?.files ?? [];
    if (!file) throw new Error('no file');
    const left = act(review, { type: 'leave', ids: [], paths: [pathOf(file)], out: true });
    const { filings, unfiled } = filingsOf(left);
    expect(unfiled.find(({ unit }) => pathOf({ unit }) === pathOf(file))?.code).toBe('left-out');
    expect(filings.filter(({ groupId }) => groupId === id)).toHaveLength(3);
    expect(filingsOf(act(left, { type: 'leave', ids: [], paths: [pathOf(file)], out: false })).filings).toHaveLength(
      filingsOf(review).filings.length,
    );
  });

  it('change nothing where there is nothing to take', () => {
    expect(act(review, { type: 'take', id: idOf('KnY Movie'), candidate: 3 })).toBe(review);
    expect(act(review, { type: 'undo' })).toBe(review);
    expect(act(review, { type: 'redo' })).toBe(review);
  });
});

it('after a run what was filed is gone, and what is left keeps its match', () => {
  const id = idOf('Jujutsu Kaisen');
  const [first] = review.groups.get(id)?.files ?? [];
  if (!first) throw new Error('no file');
  const some = withoutFiles(review, new Set([pathOf(first)]));
  expect(some.groups.get(id)?.files).toHaveLength(3);
  expect(placedGroup(some, id)?.placements).toHaveLength(3);
  expect(matchOf(some, id)).not.toBeNull();
  const all = withoutFiles(review, new Set([...review.groups.values()].flatMap(({ files }) => files.map(pathOf))));
  expect(all.groups.size).toBe(0);
});

describe('always', () => {
  const anyAction = (): fc.Arbitrary<Action> => {
    const ids = [...review.groups.keys()];
    const id = fc.constantFrom(...ids);
    const some = fc.subarray(ids);
    const paths = [...review.groups.values()].flatMap(({ files }) => files.map(pathOf));
    return fc.oneof(
      fc.record({ type: fc.constant('take' as const), id, candidate: fc.nat({ max: 3 }) }),
      fc.record({ type: fc.constant('take-all' as const), ids: some }),
      fc.record({ type: fc.constant('leave' as const), ids: some, paths: fc.subarray(paths), out: fc.boolean() }),
      fc.record({
        type: fc.constant('set-apart' as const),
        paths: fc.subarray(paths, { minLength: 1 }),
        id: fc.constantFrom(...ids.map((each) => `${each}~1`)),
        deed: fc.constant({ type: 'as-read' as const, ids: ids.map((each) => `${each}~1`), edit: { title: 'Apart' } }),
      }),
      fc.record({
        type: fc.constant('as-read' as const),
        ids: some,
        edit: fc.constantFrom(null, { title: 'Other' }, { season: 2 }),
      }),
      fc.record({
        type: fc.constant('number' as const),
        ids: some,
        numbering: fc.record({
          order: fc.constantFrom('tmdb' as const, 'absolute' as const, 'by-part' as const),
          offset: fc.integer({ min: -3, max: 30 }),
          season: fc.constantFrom(null, 0, 1, 2),
        }),
      }),
      fc.record({
        type: fc.constant('edit-files' as const),
        paths: fc.subarray(paths),
        edit: fc.record({ episodes: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }) }),
      }),
      fc.constant({ type: 'undo' as const }),
      fc.constant({ type: 'redo' as const }),
    );
  };

  it('undo brings back every decision before, and redo the last', () => {
    fc.assert(
      fc.property(fc.array(anyAction(), { maxLength: 12 }), (actions) => {
        const end = actions.reduce(act, review);
        let back = end;
        while (back.past.length > 0) back = act(back, { type: 'undo' });
        expect(back.now).toEqual(review.now);
        let forth = back;
        while (forth.future.length > end.future.length) forth = act(forth, { type: 'redo' });
        expect(forth.now).toEqual(end.now);
      }),
      { numRuns: 60 },
    );
  });

  it('every file is filed or stays for a named reason, never both', () => {
    fc.assert(
      fc.property(fc.array(anyAction(), { maxLength: 12 }), (actions) => {
        const { filings, unfiled } = filingsOf(actions.reduce(act, review));
        const told = [...filings, ...unfiled].map(({ unit }) => pathOf({ unit }));
        const all = [...review.groups.values()].flatMap(({ files }) => files.map(pathOf));
        expect(told.toSorted()).toEqual(all.toSorted());
        for (const { code, reason } of unfiled) expect(code.length * reason.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('the views share the matched groups out among them', () => {
    fc.assert(
      fc.property(fc.array(anyAction(), { maxLength: 12 }), (actions) => {
        countsOf(review);
        const end = actions.reduce(act, review);
        const counts = countsOf(end);
        expect(counts['to-decide'] + counts.ready + counts['left-out']).toBe(counts.all);
        // counted step by step or all at once
        expect(counts).toEqual(countsOf({ ...end }));
      }),
      { numRuns: 40 },
    );
  });
});
