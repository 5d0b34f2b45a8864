// Many folders read at once and told in one order all the same: depth first, each folder before those in it. A second run sees what the first one saw,
// in the same order, and the first files are told before the last shelf was looked at.

/** What reading a folder gave: what is told of it, and what to go into below it, in order. */
export interface Read<Told, Below> {
  /** null: nothing is told of it */
  readonly told: Told | null;
  readonly below: Below;
}

interface Place<Told, Below> {
  readonly read: () => Promise<Read<Told, Below>>;
  readonly enter: (below: Below) => void;
  state: 'waiting' | 'in hand' | 'read';
  told: Told | null;
  next: Place<Told, Below> | null;
}

export interface InOrder<Told, Below> {
  /** Takes a folder: behind the last one that the `enter` that is running has added, or at the very end. */
  add(read: () => Promise<Read<Told, Below>>, enter: (below: Below) => void): void;
  /** Begins what may be begun; where all is over, leaves what waits. */
  proceed(): void;
  /** What is told next; null where nothing is left, or all that is left is still being read: `changed` then tells of more. */
  take(): Told | null;
}

export interface Bounds {
  /** folders read at once */
  readonly atOnce: number;
  /** folders in hand and waiting to be told before no other is begun */
  readonly ahead: number;
}

/** An order of folders to read. `none` is what is below a folder that is not read any more, since `isOver`; `changed` is called whenever there is more to take. */
export function createOrder<Told, Below>(
  { atOnce, ahead }: Bounds,
  isOver: () => boolean,
  none: Below,
  changed: () => void,
): InOrder<Told, Below> {
  let head: Place<Told, Below> | null = null;
  let tail: Place<Told, Below> | null = null;
  /** the folder behind which the next is added, while one is entered */
  let behind: Place<Told, Below> | null = null;
  let inHand = 0;
  let waitingToBeTold = 0;

  const begin = async (place: Place<Told, Below>): Promise<void> => {
    place.state = 'in hand';
    inHand += 1;
    const { told, below } = await place.read();
    inHand -= 1;
    place.told = told;
    enter(place, below);
    waitingToBeTold += 1;
    proceed();
    changed();
  };

  const enter = (place: Place<Told, Below>, below: Below): void => {
    place.state = 'read';
    behind = place;
    place.enter(below);
    behind = null;
  };

  /** Begins the next folders in order. The first one may always be read: all others wait for it. */
  const proceed = (): void => {
    for (let place = head; place; place = place.next) {
      if (place.state !== 'waiting') continue;
      if (isOver()) enter(place, none);
      else if (inHand < atOnce && (inHand + waitingToBeTold < ahead || place === head)) void begin(place);
      else return;
    }
  };

  return {
    add(read, enterIt) {
      const before: Place<Told, Below> | null = behind ?? tail;
      const place: Place<Told, Below> = {
        read,
        enter: enterIt,
        state: 'waiting',
        told: null,
        next: before?.next ?? null,
      };
      if (before) before.next = place;
      else head = place;
      if (before === tail) tail = place;
      if (behind) behind = place;
      else proceed();
    },
    proceed,
    take() {
      while (head?.state === 'read') {
        const { told } = head;
        head = head.next;
        if (!head) tail = null;
        waitingToBeTold -= 1;
        proceed();
        if (told !== null) return told;
      }
      return null;
    },
  };
}
