// One name in two Unicode forms: on some disks one entry, on others two. Neither content is ever lost.
import { afterEach, describe, expect, it } from 'vitest';
import { openRoom, type Room } from './room.ts';

let room: Room;
afterEach(() => room.dispose());

describe('a name in both Unicode forms', () => {
  const [composed, apart] = ['caf\u00e9.mkv', 'cafe\u0301.mkv'];
  const contents = (): readonly string[] =>
    Object.values(room.tree())
      .map((text) => text.replace(/ @\d+$/, ''))
      .filter(Boolean)
      .sort();

  it.each([
    [apart, composed],
    [composed, apart],
  ])('is one file in another form afterwards, and back', (from, to) => {
    room = openRoom({ [`out/${from}`]: 'a film' });
    const before = room.tree();
    expect(room.apply(room.plan([{ from: `out/${from}`, to: `out/${to}` }])).ends).toEqual(['o1 done']);
    expect(contents()).toEqual(['a film']);
    room.rollback('run00001');
    expect(room.tree()).toEqual(before);
  });

  it('never costs the twin that a disk may have beside it', () => {
    room = openRoom({ [`out/${composed}`]: 'one', [`in/${apart}`]: 'the other' });
    const before = contents();
    room.apply(room.plan([{ from: `in/${apart}`, to: `out/${apart}` }]));
    expect(contents()).toEqual(before);
    room.rollback('run00001');
    expect(contents()).toEqual(before);
    expect(Object.keys(room.tree()).filter((path) => path.startsWith('in/'))).toEqual([`in/${apart}`]);
  });
});
