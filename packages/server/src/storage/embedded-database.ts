import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EmbeddedWorkerData } from './embedded-worker.ts';
import { lockStore } from './store-lock.ts';

/** The Postgres that runs inside the server's process. */
export interface EmbeddedDatabase {
  /** For `pg` and everything that takes a connection string of Postgres. */
  readonly connection: { readonly url: string };
  close(): Promise<void>;
}

/** Where the embedded database is, and whether what is there is to be removed first. */
export interface EmbeddedOptions {
  readonly folder: string;
  readonly fresh?: boolean | undefined;
}

/**
 * Opens the embedded database of a folder, and makes it when there is none. Throws with who holds the folder while
 * another process has it open.
 */
export async function openEmbeddedDatabase({ folder, fresh }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const lock = await lockStore(folder);
  try {
    const dataFolder = join(folder, 'postgres');
    if (fresh) await rm(dataFolder, { recursive: true, force: true });
    const { url, close } = await startWorker(dataFolder);
    return {
      connection: { url },
      close: async () => {
        await close();
        await lock.release();
      },
    };
  } catch (cause) {
    await lock.release();
    throw cause;
  }
}

async function startWorker(dataFolder: string): Promise<{ url: string; close: () => Promise<void> }> {
  // a socket that only this user can open, where there are such
  const socketFolder =
    process.platform === 'win32' ? undefined : await mkdtemp(join(tmpdir(), 'partnerkit-'));
  const socketPath = socketFolder && join(socketFolder, '.s.PGSQL.5432');
  const worker = new Worker(new URL(workerFile, import.meta.url), {
    workerData: { dataFolder, socketPath } satisfies EmbeddedWorkerData,
  });
  const removeSocket = async () => {
    if (socketFolder) await rm(socketFolder, { recursive: true, force: true });
  };
  const started = once(worker, 'message') as Promise<[{ address: string }]>;
  started.catch(removeSocket);
  const [{ address }] = await started;
  return {
    url: socketFolder
      ? `postgres://postgres@/postgres?host=${encodeURIComponent(socketFolder)}`
      : `postgres://postgres@${address}/postgres`,
    close: async () => {
      worker.postMessage('close');
      await once(worker, 'exit');
      await removeSocket();
    },
  };
}

// this file runs as it is, or built into one of the same folder as the worker's
const workerFile = import.meta.url.endsWith('.ts') ? './embedded-worker.ts' : './embedded-worker.js';
