import { PartnerError } from '../errors/partner-error.ts';
import type { Import, ImportedFile, ImportResult } from './imports.contract.ts';
import { placedPath } from './placed-path.ts';
import type { ImportSurvey } from './survey-import.ts';
import type { NamedPlace } from './usage-files.ts';

/** Who imports what, and when. */
export interface NewImport {
  readonly id: string;
  readonly at: string;
  readonly by: Import['createdBy'];
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly regions?: readonly string[] | undefined;
}

/** An import that begins: its files are yet to come. */
function newImport({ id, at, by, files, regions }: NewImport): Import {
  return {
    id,
    state: 'receiving',
    revision: 0,
    createdAt: at,
    createdBy: by,
    ...(regions ? { regions: [...regions] } : {}),
    files: files.map(({ path, size }, index) => ({ id: `f${index + 1}`, path, size, received: 0 })),
  };
}

/** The import that is not there. */
function importNotFound(id: string): PartnerError {
  return new PartnerError({ code: 'notFound', message: `There is no import ${JSON.stringify(id)}.` });
}

function refused(message: string, current?: unknown): PartnerError {
  return new PartnerError({ code: 'conflict', message, ...(current === undefined ? {} : { current }) });
}

/** A file of an import that may still be brought. Throws `notFound`, or `conflict` where the import is over or confirmed. */
function fileToReceive(of: Import, fileId: string): ImportedFile {
  const file = of.files.find(({ id }) => id === fileId);
  if (!file) {
    const message = `There is no file ${JSON.stringify(fileId)} in this import.`;
    throw new PartnerError({ code: 'notFound', message });
  }
  if (of.state !== 'receiving') throw refused(`This import takes no more files: it is ${of.state}.`);
  return file;
}

/** Throws `conflict` for a part that leaves a gap, and `invalid` for one that is more than was told of. */
function checkPart(file: ImportedFile, part: { readonly offset: number; readonly length: number }): void {
  const { offset, length } = part;
  if (offset > file.received)
    throw refused(`Of this file ${file.received} bytes have come, and this part begins at ${offset}.`, {
      received: file.received,
    });
  if (offset + length > file.size) {
    const message = `expected at most ${file.size - offset} bytes from here, as the file has ${file.size}`;
    throw new PartnerError({
      code: 'invalid',
      message: `content: ${message}`,
      fields: [{ field: 'content', message }],
    });
  }
}

/** An import of which one file has come so far. */
function withReceived(of: Import, fileId: string, received: number): Import {
  const files = of.files.map((file) =>
    file.id === fileId ? { ...file, received: Math.max(file.received, received) } : file,
  );
  return { ...of, files };
}

/** A place that is named for a file. */
export interface FilePlace extends NamedPlace {
  readonly fileId: string;
}

/** An import whose files are read, anew. Throws `conflict` while files are missing, and once it was confirmed. */
function previewing(of: Import, places: readonly FilePlace[] = []): Import {
  if (!['receiving', 'checking', 'checked'].includes(of.state))
    throw refused(`This import can't be looked at again: it is ${of.state}.`);
  const missing = of.files.find(({ size, received }) => received < size);
  if (missing) throw refused(`The file ${missing.path} has not come as a whole yet.`);
  const byFile = new Map(places.map(({ fileId, ...named }) => [fileId, named]));
  const stranger = places.find(({ fileId }) => !of.files.some(({ id }) => id === fileId));
  if (stranger) {
    const message = `There is no file ${JSON.stringify(stranger.fileId)} in this import.`;
    throw new PartnerError({ code: 'notFound', message });
  }
  const { changes: _, problem: __, ...rest } = of;
  return {
    ...rest,
    state: 'checking',
    revision: of.revision + 1,
    progress: { done: 0, of: of.files.length },
    files: of.files.map(({ survey: _survey, ...file }) => {
      const named = byFile.get(file.id);
      return named ? { ...file, named: { ...file.named, ...named } } : file;
    }),
  };
}

/** The path by which a file is read: its folders, or what was named in their place. */
function pathToRead({ path, named }: ImportedFile): string {
  return named ? placedPath(path, named) : path;
}

/** An import whose files were read. */
function withSurvey(of: Import, { files, changes }: ImportSurvey): Import {
  const { progress: _, ...rest } = of;
  return {
    ...rest,
    state: 'checked',
    changes,
    files: of.files.map((file, index) => ({ ...file, survey: files[index] })),
  };
}

/** The files that are carried out: those of which the reading said that they are taken, or might be in another's place. */
function filesToImport({ files }: Import): readonly ImportedFile[] {
  return files.filter(({ survey }) => survey && survey.outcome !== 'leftOut');
}

/** An import that was confirmed. Throws `conflict` where another preview was seen, or none, or it was confirmed before. */
function started(of: Import, revision: number, startedBy: Import['createdBy']): Import {
  if (of.state !== 'checked') throw refused(`This import can't be started: it is ${of.state}.`);
  if (of.revision !== revision)
    throw refused('What this import would change was looked at again since: look at it before you confirm.', {
      revision: of.revision,
    });
  const taken = of.files.filter(({ survey }) => survey?.outcome === 'taken');
  if (taken.length === 0) throw refused('There is nothing in these files that would be taken.');
  return { ...of, state: 'importing', startedBy, progress: { done: 0, of: filesToImport(of).length } };
}

const states = { over: ['done', 'failed', 'cancelled'] } as const;

/** Whether nothing more comes of an import. */
function isOver({ state }: Pick<Import, 'state'>): boolean {
  return (states.over as readonly string[]).includes(state);
}

/** An import that was given up. Throws `conflict` where it is over. */
function discarded(of: Import, at: string): Import {
  if (isOver(of)) throw refused(`This import is over: it is ${of.state}.`);
  const { progress: _, ...rest } = of;
  return { ...rest, state: 'cancelled', finishedAt: at };
}

/** An import that was carried out. */
function finished(of: Import, result: ImportResult, at: string): Import {
  const { progress: _, ...rest } = of;
  return { ...rest, state: 'done', result, finishedAt: at };
}

/** An import that failed. */
function failed(of: Import, problem: string, at: string): Import {
  const { progress: _, ...rest } = of;
  return { ...rest, state: 'failed', problem, finishedAt: at };
}

/** An import as a list tells of it: without what was found in its files. */
function listedImport({ changes: _, ...of }: Import): Import {
  return { ...of, files: of.files.map(({ survey: _survey, ...file }) => file) };
}

/** What becomes of an import, from its first file to its end: memory and server go by it. */
export const importRules = {
  newImport,
  importNotFound,
  fileToReceive,
  checkPart,
  withReceived,
  previewing,
  pathToRead,
  withSurvey,
  filesToImport,
  started,
  discarded,
  finished,
  failed,
  listedImport,
};
