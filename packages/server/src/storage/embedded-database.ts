import { randomUUID } from 'node:crypto';
import { access, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPartnerError, startTimer } from '@partnerkit/sdk';
import { DatabaseError } from 'pg';
import { type DatabaseWorker, startDatabaseWorker } from './database-worker.ts';
import { beginStore } from './fresh-store.ts';
import { checkStorable } from './storable-text.ts';
import { lockStore } from './store-lock.ts';
import { SpaceWatch, type StoreSpace } from './store-space.ts';

/** The Postgres that runs inside the server's process. */
export interface EmbeddedDatabase {
  /** For `pg` and everything that takes a connection string of Postgres. */
  readonly connection: { readonly url: string };
  /** Keeps a fresh beginning: what was there before is removed. */
  keep(): Promise<void>;
  /** Throws a {@link StoreClosed} where nothing can be asked, or nothing changed. */
  admit(readOnly: boolean): Promise<void>;
  /** Writes a file of text that Postgres finds by its name: the one way for rows in it to come without a statement for each. */
  writeFile(texts: Iterable<string>): Promise<RowFile>;
  /** What a failure means: a statement that found the disk full, or was under way when the database was closed for that. */
  explain(cause: unknown): unknown;
  close(): Promise<void>;
}

/** A file in the folder of the embedded database. */
export interface RowFile {
  readonly name: string;
  remove(): Promise<void>;
}

/** Where the embedded database is, and whether it begins without what is there. */
export interface EmbeddedOptions {
  readonly folder: string;
  readonly fresh?: boolean | undefined;
  readonly space?: StoreSpace | undefined;
  /** Told when the disk has no space left, when the database has ended by itself, and when either is over. */
  readonly onSpace?: ((note: SpaceNote) => void) | undefined;
}

/**
 * What became of the store: its disk is `full`, the database `closed` for that, and there is space again (`open`); or the database has
 * `ended` by itself, and is `reopened`.
 */
export interface SpaceNote {
  readonly folder: string;
  readonly state: 'full' | 'closed' | 'open' | 'ended' | 'reopened';
  /** What it ended by, or why it could not be opened again. */
  readonly cause?: unknown;
}

/** Why the embedded database answers nothing, or changes nothing, at the moment. */
export class StoreClosed extends Error {
  override readonly name = 'StoreClosed';
}

const lookMs = 1_000;
/** A database that had no time for a word for so long, on a full disk, will never have any. */
const silenceMs = 6_000;
const rowFilePrefix = 'rows-';
/** By which Postgres says that it could not write. */
export const diskFull = '53100';

/**
 * Opens the embedded database of a folder, and makes it when there is none. Throws with who holds the folder while
 * another process has it open.
 */
export async function openEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { folder, fresh = false } = options;
  const lock = await lockStore(folder);
  try {
    const dataFolder = join(folder, 'postgres');
    const { keep } = await beginStore(dataFolder, fresh);
    const database = await supervised(dataFolder, options);
    return {
      ...database,
      keep,
      close: async () => {
        await database.close();
        await lock.release();
      },
    };
  } catch (cause) {
    await lock.release();
    throw cause;
  }
}

/**
 * A database in a thread that is ended when it can't go on, and started again when there is space. Postgres makes all its
 * changes in the log first, and without space for that not even the end of a transaction: a thread in which it tried would go
 * round for ever.
 */
async function supervised(
  dataFolder: string,
  { folder, space, onSpace = () => {} }: EmbeddedOptions,
): Promise<Omit<EmbeddedDatabase, 'keep'>> {
  // a socket that only this user can open, where there are such
  const socketFolder =
    process.platform === 'win32' ? undefined : await mkdtemp(join(tmpdir(), 'partnerkit-'));
  const socketPath = socketFolder && join(socketFolder, '.s.PGSQL.5432');
  const removeSocket = async () => {
    if (socketFolder) await rm(socketFolder, { recursive: true, force: true });
  };
  let port = 0;
  const start = async () => {
    const started = await startDatabaseWorker({ dataFolder, socketPath, port });
    port = Number(started.address.split(':').at(-1)) || 0;
    return started;
  };
  const watch = new SpaceWatch(folder, space);
  let worker: DatabaseWorker | undefined;
  let isEnding = false;
  let hadRoom = true;
  // why there is no worker
  let why: 'space' | 'ended' | 'lost' = 'space';
  let stopLook = () => {};

  const tell = (state: SpaceNote['state'], cause?: unknown) =>
    onSpace({ folder, state, ...(cause === undefined ? {} : { cause }) });
  const closeFor = (ended: DatabaseWorker) => {
    if (worker !== ended || isEnding) return;
    worker = undefined;
    hadRoom = false;
    why = 'space';
    tell('closed');
    void ended.end();
  };
  const guarded = (started: DatabaseWorker) => {
    worker = started;
    void started.gone.then(async (cause) => {
      if (worker !== started || isEnding) return;
      worker = undefined;
      why = 'ended';
      const hasRoom = await watch.hasRoomNow();
      if (hasRoom) return tell('ended', cause);
      why = 'space';
      tell('closed');
    });
  };
  const startAgain = async () => {
    try {
      await access(dataFolder);
    } catch (cause) {
      // one that is made in its place would hold nothing of what was there
      if (why !== 'lost') tell('ended', cause);
      why = 'lost';
      return undefined;
    }
    return start().catch(() => undefined);
  };
  const look = async () => {
    const hasRoom = await watch.hasRoomNow();
    if (isEnding) return;
    if (worker && !hasRoom && worker.silentMs() > silenceMs) closeFor(worker);
    else if (worker && hasRoom !== hadRoom) tell(hasRoom ? 'open' : 'full');
    else if (!worker && hasRoom) {
      const again = await startAgain();
      if (isEnding) await again?.end();
      else if (again) {
        guarded(again);
        tell(why === 'space' ? 'open' : 'reopened');
      }
    }
    hadRoom = hasRoom && worker !== undefined;
    if (!isEnding) stopLook = startTimer(lookMs, () => void look());
  };

  await removeRowFiles(dataFolder);
  try {
    guarded(await start());
  } catch (cause) {
    await removeSocket();
    throw cause;
  }
  stopLook = startTimer(lookMs, () => void look());
  return {
    connection: {
      url: socketFolder
        ? `postgres://postgres@/postgres?host=${encodeURIComponent(socketFolder)}`
        : `postgres://postgres@127.0.0.1:${port}/postgres`,
    },
    async admit(readOnly) {
      if (!worker) throw closed(why);
      if (!readOnly && !(await watch.hasRoom())) throw new StoreClosed(noRoom);
    },
    async writeFile(texts) {
      const name = `${rowFilePrefix}${randomUUID()}`;
      const path = join(dataFolder, name);
      const remove = () => rm(path, { force: true });
      try {
        await writeFile(path, storable(texts));
      } catch (cause) {
        await remove();
        throw cause;
      }
      return { name, remove };
    },
    explain(cause) {
      if (isNoSpace(cause)) return new StoreClosed(noRoom, { cause });
      if (cause instanceof DatabaseError && cause.code === diskFull) {
        if (worker) closeFor(worker);
        return closed('space', cause);
      }
      const isOfConnection = !(
        cause instanceof StoreClosed ||
        cause instanceof DatabaseError ||
        isPartnerError(cause)
      );
      return !worker && isOfConnection ? closed(why, cause) : cause;
    },
    async close() {
      isEnding = true;
      stopLook();
      await worker?.close();
      await removeSocket();
    },
  };
}

const noRoom = 'No space left in the store: nothing can be changed until there is some.';

const closedFor = {
  space: 'No space left in the store: it is opened again when there is some.',
  ended: 'The embedded database has ended by itself: it is opened again.',
  lost: 'The folder of the embedded database is not there any more: it is opened again when it is.',
} as const;

function isNoSpace(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
}

/** What a process that was ended while it wrote them has left. */
async function removeRowFiles(dataFolder: string): Promise<void> {
  const names = await readdir(dataFolder).catch(() => []);
  const left = names.filter((name) => name.startsWith(rowFilePrefix));
  await Promise.all(left.map((name) => rm(join(dataFolder, name), { force: true })));
}

function* storable(texts: Iterable<string>): Generator<string, void, undefined> {
  for (const text of texts) {
    checkStorable(text);
    yield text;
  }
}

function closed(why: keyof typeof closedFor, cause?: unknown): StoreClosed {
  return new StoreClosed(closedFor[why], cause === undefined ? undefined : { cause });
}
