// The rule that carries messages: what can be done about one is read also where there is little room.
import { expect, it } from 'vitest';
import { rule } from '../../src/tui/components/frame.ts';
import { ASCII } from '../../src/tui/glyphs.ts';
import { firstModel } from './window.tsx';

const { around } = firstModel({ columns: 60, rows: 20 });
const textOf = (message: string, glyphs = around.glyphs): string =>
  rule(message, '1-9 of 9', { ...around, glyphs })
    .map(({ text }) => text)
    .join('');

it.each([
  ['took Mushi-Shi for 2 files · u undoes', /^─ took Mushi-Shi for 2 files · u undoes ─+ 1-9 of 9 ─$/],
  ['took Frieren: Beyond Journey’s End, at last, for 24 files · u undoes', /^─ took Frieren: Beyond .*… · u undoes ─$/],
  [`took 進撃の巨人${'の巨人'.repeat(9)} for 2 files · u undoes`, /^─ took 進撃の巨人.*… · u undoes ─+$/],
  [`a · ${'sentence that goes on and on '.repeat(3)}`, /^─ a · sentence that goes on and on .*… ─+$/],
])('%s', (message, wanted) => {
  expect(textOf(message)).toMatch(wanted);
});

it('in plain letters it is cut the same way', () => {
  const text = textOf('took Frieren: Beyond Journey’s End, at last, for 24 files · u undoes', ASCII);
  expect(text).toMatch(/^- took Frieren: Beyond Journey's End.*~ - u undoes -$/);
});
