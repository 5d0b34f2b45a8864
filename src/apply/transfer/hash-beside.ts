// SHA-256 beside the reading and writing: blocks go through shared memory to a thread that does nothing but hash them. Where there is no such
// thread, or it stops answering, the same is hashed in place.
import { createHash } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import { threadOf } from './thread-of-text.ts';

/** What stays in a processor's cache between reading, hashing and writing it: with a megabyte each of the three waits for memory. */
const BLOCK_BYTES = 256 * 1024;
/** Smaller files are hashed in place before a thread has even started. */
const WORTH_A_THREAD = 32 * 1024 * 1024;
/** How far reading may be ahead of the thread: what it has to do while a disk is waited for. */
const BLOCKS = 64;
const DIGEST_BYTES = 32;
/** In place of a count of bytes: the file ends here. */
const END = -1;
const LOOK_EVERY_MS = 100;
/** Looks without an answer after which the thread is taken for gone. Looks, not time: the machine may have slept. */
const PATIENCE = 50;

/** Takes a file block by block and tells the SHA-256 of all of it. */
export interface Hashing {
  /** Room for the next block, to be read into. `meanwhile` is done where room has to be waited for. */
  room(meanwhile?: () => void): Buffer;
  /** The first `count` bytes of that room are the file's next ones. They stay as they are until room is asked for again. */
  add(count: number): void;
  /** In hex, when all was added. */
  digest(): string;
}

/** The memory that both threads know. `filled` has a number for each block: 0 for free, else the bytes in it, or END. */
interface Ring {
  readonly filled: Int32Array<SharedArrayBuffer>;
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly digest: Uint8Array<SharedArrayBuffer>;
}

interface Helper {
  readonly ring: Ring;
  readonly thread: Worker;
  /** the block that is filled next */
  at: number;
}

/** The helper does not answer. */
class NoAnswer extends Error {}

/** One for each thread that copies, from its first great file on; null: none is to be had, undefined: none yet. */
let helper: Helper | null | undefined;

/**
 * Has a file of `size` bytes hashed: `work` reads it from its beginning, adds every block, and ends with the digest. It is done once more, from the
 * beginning, where the helper stops answering. `goOn` is asked while the helper is waited for, and may throw.
 */
export function hashing<T>(size: number, goOn: () => void, work: (hash: Hashing) => T): T {
  if (size >= WORTH_A_THREAD && helper === undefined) helper = startHelper();
  const beside = size < WORTH_A_THREAD ? null : helper;
  if (!beside) return work(inPlace(size));
  try {
    return work(hashingBeside(beside, goOn));
  } catch (error) {
    // it may be in the middle of a file: the next one gets another
    void beside.thread.terminate();
    helper = error instanceof NoAnswer ? null : undefined;
    if (!(error instanceof NoAnswer)) throw error;
  }
  return work(inPlace(size));
}

function inPlace(size: number): Hashing {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(Math.min(BLOCK_BYTES, Math.max(1, size)));
  return {
    room: () => block,
    add: (count) => void hash.update(block.subarray(0, count)),
    digest: () => hash.digest('hex'),
  };
}

function startHelper(): Helper | null {
  const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
  const ring: Ring = {
    filled: new Int32Array(shared(BLOCKS * Int32Array.BYTES_PER_ELEMENT)),
    bytes: new Uint8Array(shared(BLOCKS * BLOCK_BYTES)),
    digest: new Uint8Array(shared(DIGEST_BYTES)),
  };
  const thread = threadOf(hashAllThatComes, ring);
  return thread === null ? null : { ring, thread, at: 0 };
}

function hashingBeside(beside: Helper, goOn: () => void): Hashing {
  const { filled, bytes, digest } = beside.ring;
  const waitFor = (block: number): void => {
    for (let looks = 0; ; looks += 1) {
      const before = Atomics.load(filled, block);
      if (before === 0) return;
      if (looks === PATIENCE) throw new NoAnswer();
      goOn();
      Atomics.wait(filled, block, before, LOOK_EVERY_MS);
    }
  };
  const fill = (count: number): number => {
    const block = beside.at;
    beside.at = (block + 1) % BLOCKS;
    Atomics.store(filled, block, count);
    Atomics.notify(filled, block);
    return block;
  };
  return {
    room: (meanwhile) => {
      if (Atomics.load(filled, beside.at) !== 0) meanwhile?.();
      waitFor(beside.at);
      return Buffer.from(bytes.buffer, beside.at * BLOCK_BYTES, BLOCK_BYTES);
    },
    add: (count) => void fill(count),
    digest: () => {
      waitFor(beside.at);
      waitFor(fill(END));
      return Buffer.from(digest).toString('hex');
    },
  };
}

/** The helper's whole program. */
function hashAllThatComes(): void {
  // eslint-disable-next-line no-restricted-globals -- a thread that begins as a text has no other way to a module
  const module = process.getBuiltinModule.bind(process);
  const { createHash: begin } = module('node:crypto');
  const { filled, bytes, digest } = module('node:worker_threads').workerData as Ring;
  const blockBytes = bytes.length / filled.length;
  let hash = begin('sha256');
  for (let at = 0; ; at = (at + 1) % filled.length) {
    while (Atomics.load(filled, at) === 0) Atomics.wait(filled, at, 0);
    const count = Atomics.load(filled, at);
    if (count > 0) hash.update(bytes.subarray(at * blockBytes, at * blockBytes + count));
    else {
      digest.set(hash.digest());
      hash = begin('sha256');
    }
    Atomics.store(filled, at, 0);
    Atomics.notify(filled, at);
  }
}
