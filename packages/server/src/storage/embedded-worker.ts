import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { emptyDatabase } from './empty-database.ts';

/** What the worker is started with: where the data is, and where it listens. */
export interface EmbeddedWorkerData {
  readonly dataFolder: string;
  /** A unix socket; absent: a port of the loopback interface. */
  readonly socketPath: string | undefined;
  /** That port; 0: a free one. */
  readonly port: number;
}

const { dataFolder, socketPath, port } = workerData as EmbeddedWorkerData;
const maxConnections = 20;
/** Messages that are followed by others of the same query: Parse, Bind, Describe, Execute, Close, Flush. */
const queryParts = new Set('PBDECH');

if (!existsSync(dataFolder)) await makeDatabase(dataFolder);
const database = await PGlite.create({
  dataDir: dataFolder,
  // nobody follows it: what a transaction has begun anew needs no log beside it
  startParams: [...PGlite.defaultStartParams, '-c', 'wal_level=minimal', '-c', 'max_wal_senders=0'],
});
keepQueriesWhole(database);
const server = new PGLiteSocketServer({
  db: database,
  maxConnections,
  ...(socketPath ? { path: socketPath } : { host: '127.0.0.1', port }),
});
await server.start();
parentPort?.on('message', async (word: 'beat' | 'close') => {
  if (word === 'beat') return parentPort?.postMessage('beat');
  await server.stop();
  await database.close();
  process.exit();
});
parentPort?.postMessage({ address: server.getServerConn() });

/** Under another name until it is whole: what was killed while it was made is made again. */
async function makeDatabase(folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  const made = await PGlite.create({ dataDir: unfinished, loadDataDir: await emptyDatabase() });
  await made.close();
  await rename(unfinished, folder);
}

/**
 * The socket server gives a transaction to one client at a time, but lets others in between the messages of a single
 * query: one client's parameters would meet another's statement. So a query counts as a transaction until its end.
 */
function keepQueriesWhole(pglite: PGlite): void {
  const { execProtocolRawStream, isInTransaction } = pglite;
  let isUnderWay = false;
  pglite.execProtocolRawStream = (message, options) => {
    isUnderWay = queryParts.has(String.fromCharCode(message[0] ?? 0));
    return execProtocolRawStream.call(pglite, message, options);
  };
  pglite.isInTransaction = () => isUnderWay || isInTransaction.call(pglite);
}
