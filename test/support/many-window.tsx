// A program for a terminal: the real window over 300,000 groups, its keys read and its frames written as in the real one. Nothing it asks
// for is done, but for what a resting cursor needs.
import type { WriteStream } from 'node:tty';
import { render } from 'ink';
import { App } from '../../src/tui/app.tsx';
import { surroundings } from '../../src/tui/first-model.ts';
import { createStore } from '../../src/tui/store.ts';
import { Screen } from '../../src/tui/terminal/screen.ts';
import { firstModel } from '../../src/tui/window.tsx';
import { resolveOptions } from '../../src/settings/options.ts';
import { manyGroups } from './many-groups.ts';

const { stdin, stdout } = process;
const screen = new Screen(stdout);
const { values } = resolveOptions({}, {}, { shows: '/srv/media/anime', films: '/srv/media/anime' });
const { columns, rows } = stdout;
const around = surroundings(
  { folders: ['/srv/torrents/anime'], options: values },
  { cwd: '/', columns, rows, isAscii: false },
);
let resting: NodeJS.Timeout | undefined;
const store = createStore(firstModel(around), (effect) => {
  if (effect.type === 'await-rest') {
    clearTimeout(resting);
    resting = setTimeout(() => {
      store.dispatch({ type: 'rested' });
    }, 150);
  } else if (effect.type === 'quit') {
    shown.unmount();
    screen.leave();
    process.exit(effect.code);
  }
});
screen.enter();
const shown = render(<App store={store} color drawn={screen.drawn} onLend={() => undefined} />, {
  stdin,
  stdout: screen as unknown as WriteStream,
  exitOnCtrlC: false,
  patchConsole: false,
  alternateScreen: true,
  debug: true,
  interactive: true,
});
store.dispatch({ type: 'started' });
store.dispatch({ type: 'events', task: 'scan', events: [...manyGroups()] });
store.dispatch({ type: 'task-ended', task: 'scan', failure: null });
