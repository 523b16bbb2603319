import { constants } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Import, type ImportedFile, PartnerError } from '@partnerkit/sdk';
import { importRules } from '@partnerkit/sdk/server';
import { isDiskFull } from '../jobs/failed-attempt.ts';
import type { LocalFile } from './report-files.ts';

/** Where the files of imports lie until they are imported or given up. */
export interface StagingFolder {
  /** Writes a part of a file at its place. */
  readonly write: (place: FilePlace, bytes: Uint8Array) => Promise<void>;
  /** The files of an import, in its order, with the places that were named for them. Throws where one is not there as a whole. */
  readonly files: (of: Pick<Import, 'id'>, files: readonly ImportedFile[]) => Promise<readonly LocalFile[]>;
  readonly remove: (importId: string) => Promise<void>;
  /** Removes the files of all imports but some; those that were touched within the last hour stay as well. */
  readonly removeOthers: (importIds: ReadonlySet<string>, now: number) => Promise<void>;
}

/** A place in a file of an import. */
export interface FilePlace {
  readonly importId: string;
  readonly fileId: string;
  readonly offset: number;
}

/** What is said where the disk is full. */
export const noRoom = 'There is no room left for the files of imports.';

const hourMs = 3_600_000;

/** Files in a folder that servers which stand beside each other share. Names come from ids of ours, never from a user. */
export function stagingFolder(folder: string): StagingFolder {
  const folderOf = (importId: string) => {
    if (!/^[\w-]+$/.test(importId)) throw new Error(`No id of an import: ${importId}`);
    return join(folder, importId);
  };
  return {
    write: ({ importId, fileId, offset }, bytes) =>
      write({ folder: folderOf(importId), name: fileId, offset }, bytes).catch((cause: unknown) => {
        if (!isDiskFull(cause)) throw cause;
        throw new PartnerError({ code: 'unavailable', message: noRoom, cause });
      }),
    async files({ id }, files) {
      const found: LocalFile[] = [];
      for (const file of files) {
        const place = join(folderOf(id), file.id);
        // of one with nothing in it nothing is sent
        if (file.size === 0)
          await write({ folder: folderOf(id), name: file.id, offset: 0 }, new Uint8Array());
        const size = (await stat(place).catch(() => undefined))?.size ?? 0;
        if (size < file.size) {
          const message = 'The files of this import are no longer on this server: begin it anew.';
          throw new PartnerError({ code: 'notFound', message });
        }
        found.push({ file: place, path: importRules.pathToRead(file) });
      }
      return found;
    },
    remove: (importId) => rm(folderOf(importId), { recursive: true, force: true }),
    async removeOthers(importIds, now) {
      for (const name of await readdir(folder).catch(() => [])) {
        if (importIds.has(name)) continue;
        const found = await stat(join(folder, name)).catch(() => undefined);
        if (found && found.mtimeMs < now - hourMs)
          await rm(join(folder, name), { recursive: true, force: true });
      }
    },
  };
}

async function write(
  { folder, name, offset }: { readonly folder: string; readonly name: string; readonly offset: number },
  bytes: Uint8Array,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(join(folder, name), constants.O_CREAT | constants.O_RDWR, 0o600);
  try {
    for (let at = 0; at < bytes.length; )
      at += (await file.write(bytes, at, bytes.length - at, offset + at)).bytesWritten;
  } finally {
    await file.close();
  }
}
