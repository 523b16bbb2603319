import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { startTimer } from '@partnerkit/sdk';
import type { EmbeddedWorkerData } from './embedded-worker.ts';

/** A thread that runs the database. */
export interface DatabaseWorker {
  /** Where it listens, as `host:port` where it has no socket of its own. */
  readonly address: string;
  /** Milliseconds since it last had time for a word: a long statement leaves it none. */
  silentMs(): number;
  /** Settles when it is gone, with what it failed by; `undefined` where it was ended. */
  readonly gone: Promise<unknown>;
  /** Lets it close its database; what does not within a while is ended. */
  close(): Promise<void>;
  /** Ends it whatever it does, as a crash would: what was acknowledged is on the disk. */
  end(): Promise<void>;
}

const beatMs = 1_000;
const closeMs = 5_000;

/** Starts one. Throws where the database of its folder can't be opened. */
export async function startDatabaseWorker(data: EmbeddedWorkerData): Promise<DatabaseWorker> {
  // what a worker that was ended has left
  if (data.socketPath) await rm(data.socketPath, { force: true });
  let isEnded = false;
  const worker = new Worker(new URL(workerFile, import.meta.url), { workerData: data });
  const gone = once(worker, 'exit').then(
    ([code]) => (code === 0 || isEnded ? undefined : new Error(`The thread ended with ${code}.`)),
    (cause: unknown) => cause,
  );
  const address = await firstWord(worker);
  let heardAt = performance.now();
  worker.on('message', () => {
    heardAt = performance.now();
  });
  const beat = setInterval(() => worker.postMessage('beat'), beatMs).unref();
  void gone.then(() => clearInterval(beat));
  const end = async () => {
    isEnded = true;
    await worker.terminate();
  };
  return {
    address,
    silentMs: () => performance.now() - heardAt,
    gone,
    async close() {
      worker.postMessage('close');
      const stopTimer = startTimer(closeMs, () => void end());
      await gone;
      stopTimer();
    },
    end,
  };
}

async function firstWord(worker: Worker): Promise<string> {
  const controller = new AbortController();
  const { signal } = controller;
  const ended = once(worker, 'exit', { signal }).then(() => {
    throw new Error('The embedded database ended before it was open.');
  });
  ended.catch(() => {});
  try {
    const [{ address }] = await Promise.race([once(worker, 'message', { signal }), ended]);
    return address;
  } finally {
    controller.abort();
  }
}

// this file runs as it is, or built into one of the same folder as the worker's
const workerFile = import.meta.url.endsWith('.ts') ? './embedded-worker.ts' : './embedded-worker.js';
