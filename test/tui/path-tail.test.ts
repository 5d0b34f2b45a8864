// A path that has no room keeps its end, cut where its own system cuts.
import { expect, it } from 'vitest';
import { pathTail } from '../../src/tui/path-tail.ts';

it.each([
  ['/srv/anime/Kanon/01.mkv', 40, '/srv/anime/Kanon/01.mkv'],
  ['/srv/anime/Kanon/01.mkv', 15, '…/Kanon/01.mkv'],
  ['C:\\srv\\anime\\Kanon\\01.mkv', 15, '…\\Kanon\\01.mkv'],
  ['\\\\nas\\anime\\Kanon\\01.mkv', 15, '…\\Kanon\\01.mkv'],
  ['/srv/a\\b name that is long/01.mkv', 12, '…/01.mkv'],
])('%s in %i cells', (path, cells, text) => {
  expect(pathTail(path, cells, '…')).toBe(text);
});
