// `demo` without a terminal: the whole job in a throw-away folder, there and back.
import type { Command } from '../command.ts';

export const demoCommand: Command = {
  name: 'demo',
  args: '',
  summary: 'try it on a sample library: no key, no network',
  details:
    'Makes a throw-away sample library with a built-in catalogue. In a terminal the full-screen UI opens on it; without one it is scanned, matched, applied and rolled back.',
  options: ['ascii', 'color', 'linear'],
  own: [],
  examples: ['anivault demo'],
  phase: 'system',
  tells: 'run',
  endsWell: true,
  changesFiles: () => false,
  async *run({ parts, options, signal }) {
    const { demoThrough } = await import('../../workflow/demo.ts');
    yield* demoThrough(parts, options, signal);
  },
};
