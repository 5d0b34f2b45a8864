// Entry of the worker thread that walks: gets the folders, posts what it finds as parcels, ends. Two threads, because reading names keeps one busy and
// asking a disk keeps another; and what hangs in a dead share here does not hang the window.
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
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

async function main({ folders, options }: WalkTask): Promise<void> {
  const port = parentPort;
  if (port === null) return;
  let events: ScanEvent[] = [];
  let files = 0;
  let onTheWay = 0;
  let goOn = (): void => undefined;
  const send = (): void => {
    if (events.length === 0) return;
    port.postMessage(parcelOf(events));
    onTheWay += 1;
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
    if (onTheWay === 0 || files >= FILES_MOST) send();
    while (onTheWay >= PARCELS_MOST) await new Promise<void>((resolve) => (goOn = resolve));
  }
  send();
  port.close();
}

void main(workerData as WalkTask);
