import { type FileHandle, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { checkReportFileName, type ReportFileWriter, type ReportStorage } from './report-storage.ts';

/** Files of reports in a folder: written beside, synced, and renamed when they are whole. */
export function folderStorage(folder: string): ReportStorage {
  const pathOf = (name: string) => {
    checkReportFileName(name);
    return join(folder, name);
  };
  return {
    async write(name) {
      const path = pathOf(name);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const part = `${path}.part`;
      return folderWriter(await open(part, 'wx', 0o600), { folder, part, path });
    },
    async read(name, range) {
      const file = await opened(pathOf(name));
      if (!file) return undefined;
      const bytes = file.createReadStream(range && { start: range.start, end: range.end });
      return Readable.toWeb(bytes) as ReadableStream<Uint8Array<ArrayBuffer>>;
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    async *list() {
      for await (const { name } of await listed(folder)) {
        const found = await stat(join(folder, name)).catch(absent);
        if (found?.isFile()) yield { name, changedAt: found.mtimeMs };
      }
    },
  };
}

interface Place {
  readonly folder: string;
  readonly part: string;
  readonly path: string;
}

function folderWriter(file: FileHandle, { folder, part, path }: Place): ReportFileWriter {
  let isOpen = true;
  const close = async () => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    write: (bytes) => file.writeFile(bytes),
    async keep() {
      await file.sync();
      await close();
      await rename(part, path);
      await syncFolder(folder);
    },
    async drop() {
      await close().catch(() => {});
      await rm(part, { force: true });
      await rm(path, { force: true });
    },
  };
}

/** The new name is kept with the folder, where the system lets one sync it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function opened(path: string): Promise<FileHandle | undefined> {
  return open(path, 'r').catch(absent);
}

async function listed(folder: string): Promise<AsyncIterable<{ readonly name: string }>> {
  return (await opendir(folder).catch(absent)) ?? none();
}

async function* none(): AsyncGenerator<never> {}

function absent(cause: NodeJS.ErrnoException): undefined {
  if (cause.code !== 'ENOENT') throw cause;
}
