import { checkList, isRecord, isText, misfit } from '../errors/check-argument.ts';
import { isPartnerError } from '../errors/partner-error.ts';
import { importLimits } from '../imports/import-limits.ts';
import type { beginImport, getImport, Import, uploadImportFile } from '../imports/imports.contract.ts';
import { type Bytes, isBytes } from '../operation/bytes.schema.ts';
import type { InputOf, Operation, OutputOf } from '../operation/operation.ts';
import type { CallOptions } from './call-options.ts';

/** A file that is sent to be imported. */
export interface FileToImport {
  /** With its folders, as far as they are known: `EU/2026-11-15/usage.csv` says region and week. */
  readonly path: string;
  readonly content: Bytes | string;
}

/** How files are sent. */
export interface SendFilesOptions extends CallOptions {
  /** Goes on with an import that was begun with the same files, where it broke off. */
  readonly importId?: string | undefined;
  /** Told of the import once it has begun, by which it can be gone on with. */
  readonly onBegun?: ((begun: Import) => void) | undefined;
  /** Told of the bytes that have come, of all. */
  readonly onProgress?: ((received: number, of: number) => void) | undefined;
}

type Call<O extends Operation> = (input: InputOf<O>, options?: CallOptions) => Promise<OutputOf<O>>;

/** What files are sent by. */
interface SendingCalls {
  readonly begin: Call<typeof beginImport>;
  readonly get: Call<typeof getImport>;
  readonly upload: Call<typeof uploadImportFile>;
}

/**
 * Begins an import with files and sends them, part by part; answers the import as it is when all have come, and what comes next is its
 * preview. Throws `invalid` by the place of a file that is none.
 */
export async function sendImportFiles(
  files: readonly FileToImport[],
  { begin, get, upload }: SendingCalls,
  { importId, onBegun, onProgress, ...call }: SendFilesOptions = {},
): Promise<Import> {
  checkList('files', files, isFile, 'files with path and content');
  const contents = files.map(({ content }) =>
    isText(content) ? new TextEncoder().encode(content) : content,
  );
  const sizes = contents.map(sizeOf);
  const of = sizes.reduce((sum, size) => sum + size, 0);
  const begun =
    importId === undefined
      ? await begin({ files: files.map(({ path }, at) => ({ path, size: sizes[at] as number })) }, call)
      : await get({ importId }, call);
  const isSame = ({ path, size }: Import['files'][number], at: number) =>
    path === files[at]?.path && size === sizes[at];
  if (begun.files.length !== files.length || !begun.files.every(isSame))
    throw misfit('importId', 'an import of the same files', importId);
  onBegun?.(begun);
  let before = 0;
  for (const [at, file] of begun.files.entries()) {
    const content = contents[at] as Bytes;
    let { received } = file;
    while (received < file.size) {
      call.signal?.throwIfAborted();
      onProgress?.(before + received, of);
      const part = content.slice(received, received + importLimits.partBytes);
      const input = { importId: begun.id, fileId: file.id, offset: received, content: part };
      received = await upload(input, call).then((answer) => answer.received, receivedInstead);
    }
    before += file.size;
  }
  onProgress?.(of, of);
  return get({ importId: begun.id }, call);
}

function isFile(value: unknown): boolean {
  return isRecord(value) && isText(value.path) && (isText(value.content) || isBytes(value.content));
}

function sizeOf(content: Bytes): number {
  return content instanceof Uint8Array ? content.length : content.size;
}

/** Where to go on, when somebody else knows better how much has come. */
function receivedInstead(cause: unknown): number {
  const current = isPartnerError(cause) && cause.code === 'conflict' ? cause.current : undefined;
  const received = (current as { received?: unknown } | undefined)?.received;
  if (typeof received === 'number') return received;
  throw cause;
}
