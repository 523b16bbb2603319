// `npm run empty-database`: makes what every new embedded database begins with.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { emptyDatabaseFile } from './src/storage/empty-database.ts';

// a cluster holds the same three times, once for each of its databases: all within reach is kept once
const params = { [constants.BROTLI_PARAM_LGWIN]: 24 };

const folder = await mkdtemp(join(tmpdir(), 'partnerkit-empty-'));
try {
  const made = await PGlite.create({ dataDir: join(folder, 'postgres') });
  const archive = await made.dumpDataDir('none');
  await made.close();
  const bytes = new Uint8Array(await archive.arrayBuffer());
  await writeFile(emptyDatabaseFile, brotliCompressSync(bytes, { params }));
} finally {
  await rm(folder, { recursive: true, force: true });
}
