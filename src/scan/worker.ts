// Entry of the worker thread that walks: gets its task, posts what it finds as parcels, ends. Two threads, because reading names keeps one busy and
// asking a disk keeps another; and what hangs in a dead share here does not hang the window.
import { setImmediate } from 'node:timers/promises';
import { parentPort, type MessagePort } from 'node:worker_threads';
import { parcelOf } from './parcel.ts';
import { scanFolders, type ScanEvent, type ScanOptions } from './walk.ts';

export interface WalkTask {
  readonly folders: readonly string[];
  readonly options: Omit<ScanOptions, 'clock'>;
}

/** So many parcels on their way, and no more: a reader that rests holds the walk back. */
const PARCELS_MOST = 4;
/** A parcel that waits for others to be opened goes at this size. */
const FILES_MOST = 512;

const clock = { monotonic: (): number => performance.now(), sleep: (): Promise<void> => setImmediate() };

async function walk(port: MessagePort, { folders, options }: WalkTask): Promise<void> {
  let events: ScanEvent[] = [];
  let files = 0;
  let onTheWay = 0;
  let isFirstFile = true;
  let goOn = (): void => undefined;
  const send = (): void => {
    if (events.length === 0) return;
    port.postMessage(parcelOf(events));
    onTheWay += 1;
    if (files > 0) isFirstFile = false;
    [events, files] = [[], 0];
  };
  // the other side opened a parcel: it waits for the next
  port.on('message', () => {
    onTheWay -= 1;
    send();
    goOn();
  });
  for await (const event of scanFolders(folders, { ...options, clock }, new AbortController().signal)) {
    events.push(event);
    files += event.type === 'listing' ? event.listing.units.length : 0;
    // the first files wait for nobody: whoever looks waits for them
    if (onTheWay === 0 || files >= FILES_MOST || (isFirstFile && files > 0)) send();
    while (onTheWay >= PARCELS_MOST) await new Promise<void>((resolve) => (goOn = resolve));
  }
  send();
  port.close();
}

const port = parentPort;
port?.once('message', (task: WalkTask) => void walk(port, task));
