import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

/** Of the PGlite that made the empty database; that of the one installed, or it has to be made anew. */
export const emptyDatabaseVersion = '0.5.14';

/**
 * The embedded database as its `initdb` leaves it, as an archive of PGlite's own, compressed. Making one anew takes several
 * seconds of computing, laying this one out a fifth of them. Made by `npm run empty-database`; it holds nothing of ours.
 */
export const emptyDatabaseFile = new URL(
  // this file runs as it is, or built into a file of `dist`
  import.meta.url.endsWith('.ts') ? '../../empty-database.tar.br' : '../empty-database.tar.br',
  import.meta.url,
);

/** What a new embedded database is made of: PGlite's `loadDataDir`. */
export async function emptyDatabase(): Promise<Blob> {
  const archive = await promisify(brotliDecompress)(await readFile(emptyDatabaseFile));
  return new Blob([new Uint8Array(archive)], { type: 'application/x-tar' });
}
