import { statfs } from 'node:fs/promises';

/** What is known of the disk that holds the embedded database. */
export interface StoreSpace {
  /** Bytes that are free in a folder. Absent: what the system says. */
  readonly freeBytes?: ((folder: string) => Promise<number>) | undefined;
  /** So many are kept free: nothing is changed where there are fewer, so that what is there can be read and opened again. */
  readonly reserveBytes?: number | undefined;
}

/** Four segments of the log of changes: one is written, the next is made, and two are needed to come back after a crash. */
const usualReserve = 64 * 1024 * 1024;
/** What was free a moment ago is taken for what is free. */
const trustMs = 50;

/** Tells whether a folder has room for changes. */
export class SpaceWatch {
  readonly #folder: string;
  readonly #freeBytes: (folder: string) => Promise<number>;
  readonly #reserve: number;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #hasRoom: Promise<boolean> = Promise.resolve(true);

  constructor(folder: string, { freeBytes = freeBytesOf, reserveBytes = usualReserve }: StoreSpace = {}) {
    this.#folder = folder;
    this.#freeBytes = freeBytes;
    this.#reserve = reserveBytes;
  }

  /** Whether there is room, by a look that is at most a moment old. What can't be looked at is taken to have it. */
  hasRoom(): Promise<boolean> {
    const now = performance.now();
    if (now - this.#lookedAt < trustMs) return this.#hasRoom;
    this.#lookedAt = now;
    this.#hasRoom = this.#freeBytes(this.#folder).then(
      (free) => free >= this.#reserve,
      () => true,
    );
    return this.#hasRoom;
  }

  /** The same by a look of now. */
  hasRoomNow(): Promise<boolean> {
    this.#lookedAt = Number.NEGATIVE_INFINITY;
    return this.hasRoom();
  }
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
