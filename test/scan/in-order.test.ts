import { describe, expect, it } from 'vitest';
import { createOrder } from '../../src/scan/in-order.ts';

/** A tree by name: what lies below each folder, in order. */
type Tree = Readonly<Record<string, readonly string[]>>;

const TREE: Tree = { a: ['a1', 'a2'], a1: ['a1x'], a2: [], a1x: [], b: ['b1'], b1: [], c: [] };
const DEPTH_FIRST = ['a', 'a1', 'a1x', 'a2', 'b', 'b1', 'c'];

/** Reads a tree whose folders are answered when the test says so; tells what was begun and what came out. */
function reading(tree: Tree, atOnce: number, ahead: number) {
  const waiting = new Map<string, () => void>();
  const told: string[] = [];
  let over = false;
  const take = (): void => {
    for (let name = order.take(); name !== null; name = order.take()) told.push(name);
  };
  const order = createOrder<string, readonly string[]>(
    { atOnce, ahead },
    () => over,
    [],
    () => undefined,
  );
  const add = (name: string): void =>
    order.add(
      async () => {
        await new Promise<void>((answer) => waiting.set(name, answer));
        return { told: name, below: tree[name] ?? [] };
      },
      (below) => below.forEach(add),
    );
  return {
    told,
    add,
    take,
    begun: () => [...waiting.keys()],
    answer: async (name: string) => {
      waiting.get(name)?.();
      await new Promise(setImmediate);
    },
    stop: () => {
      over = true;
      order.proceed();
    },
  };
}

describe('the order of folders', () => {
  it.each([
    ['as they were begun', (begun: readonly string[]) => begun[0]],
    ['the last one first', (begun: readonly string[]) => begun.at(-1)],
  ])('is depth first, whoever answers: %s', async (_who, choose) => {
    const walk = reading(TREE, 3, 8);
    ['a', 'b', 'c'].forEach(walk.add);
    const answered = new Set<string>();
    while (answered.size < DEPTH_FIRST.length) {
      const name = choose(walk.begun().filter((each) => !answered.has(each))) ?? '';
      answered.add(name);
      await walk.answer(name);
      walk.take();
    }
    expect(walk.told).toEqual(DEPTH_FIRST);
  });

  it('begins so many at once', async () => {
    const walk = reading(TREE, 2, 8);
    ['a', 'b', 'c'].forEach(walk.add);
    expect(walk.begun()).toEqual(['a', 'b']);
    await walk.answer('b');
    // what is below it comes before what is beside it
    expect(walk.begun()).toEqual(['a', 'b', 'b1']);
  });

  it('reads as little ahead of who takes, but always the first', async () => {
    const walk = reading(TREE, 8, 2);
    ['a', 'b', 'c'].forEach(walk.add);
    expect(walk.begun()).toEqual(['a', 'b']);
    await walk.answer('b');
    expect(walk.begun()).toEqual(['a', 'b']);
    await walk.answer('a');
    expect(walk.begun()).toEqual(['a', 'b']);
    walk.take();
    expect(walk.told).toEqual(['a']);
    expect(walk.begun()).toEqual(['a', 'b', 'a1']);
  });

  it('leaves what waits when all is over', async () => {
    const walk = reading(TREE, 1, 8);
    ['a', 'b', 'c'].forEach(walk.add);
    walk.stop();
    await walk.answer('a');
    expect(walk.begun()).toEqual(['a']);
  });
});
