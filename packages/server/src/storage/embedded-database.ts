import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EmbeddedWorkerData } from './embedded-worker.ts';

/** The Postgres that runs inside the server's process. */
export interface EmbeddedDatabase {
  /** For `pg` and everything that takes a connection string of Postgres. */
  readonly connection: { readonly url: string };
  close(): Promise<void>;
}

/** Opens the embedded database of a folder, and makes it when there is none. */
export async function openEmbeddedDatabase({
  folder,
}: {
  readonly folder: string;
}): Promise<EmbeddedDatabase> {
  await mkdir(folder, { recursive: true });
  const socketFolder = await mkdtemp(join(tmpdir(), 'partnerkit-'));
  const worker = new Worker(new URL(workerFile, import.meta.url), {
    workerData: {
      dataFolder: join(folder, 'postgres'),
      socketPath: join(socketFolder, '.s.PGSQL.5432'),
    } satisfies EmbeddedWorkerData,
  });
  await once(worker, 'message');
  return {
    connection: { url: `postgres://postgres@/postgres?host=${encodeURIComponent(socketFolder)}` },
    close: async () => {
      worker.postMessage('close');
      await once(worker, 'exit');
      await rm(socketFolder, { recursive: true, force: true });
    },
  };
}

// this file runs as it is, or built into one of the same folder as the worker's
const workerFile = import.meta.url.endsWith('.ts') ? './embedded-worker.ts' : './embedded-worker.js';
