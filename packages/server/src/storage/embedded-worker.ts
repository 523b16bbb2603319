import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** What the worker is started with: where the data is, and where it listens. */
export interface EmbeddedWorkerData {
  readonly dataFolder: string;
  /** A unix socket; absent: a free port of the loopback interface. */
  readonly socketPath: string | undefined;
}

const { dataFolder, socketPath } = workerData as EmbeddedWorkerData;
const maxConnections = 20;

if (!existsSync(dataFolder)) await makeDatabase(dataFolder);
const database = await PGlite.create({ dataDir: dataFolder });
const server = new PGLiteSocketServer({
  db: database,
  maxConnections,
  ...(socketPath ? { path: socketPath } : { host: '127.0.0.1', port: 0 }),
});
await server.start();
parentPort?.once('message', async () => {
  await server.stop();
  await database.close();
  parentPort?.postMessage('closed');
  process.exit();
});
parentPort?.postMessage({ address: server.getServerConn() });

/** Under another name until it is whole: what was killed while it was made is made again. */
async function makeDatabase(folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  const made = await PGlite.create({ dataDir: unfinished });
  await made.close();
  await rename(unfinished, folder);
}
