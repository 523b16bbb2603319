import * as z from 'zod/mini';
import { bytesSchema } from '../operation/bytes.schema.ts';
import { defineOperation } from '../operation/operation.ts';
import {
  countSchema,
  instantSchema,
  nonEmptyText,
  sundaySchema,
  wholeNumber,
} from '../operation/row.schema.ts';
import { importChangesSchema, surveyedFileSchema } from './import-file.schema.ts';
import { importLimits } from './import-limits.ts';

/** Where an import stands. */
export const importStates = [
  /** Its files come in. */
  'receiving',
  /** They are read, and nothing is written. */
  'checking',
  /** What would change is known, and waits for a confirmation. */
  'checked',
  'importing',
  'done',
  'failed',
  'cancelled',
] as const;

/** One of {@link importStates}. */
export type ImportState = (typeof importStates)[number];

/** Where a usage file belongs, as the user names it. */
const namedPlaceSchema = z.object({ region: z.optional(nonEmptyText), week: z.optional(sundaySchema) });

/** A file of an import. */
const importedFileSchema = z.looseObject({
  id: nonEmptyText,
  /** With its folders, as far as they are known. */
  path: nonEmptyText,
  /** In bytes. */
  size: countSchema,
  /** How many of them have come. */
  received: countSchema,
  named: z.optional(namedPlaceSchema),
  /** Absent until the files were read. */
  survey: z.optional(surveyedFileSchema),
});

/** What came of an import that was carried out. */
const importResultSchema = z.looseObject({
  /** Whether every file that was taken took its place, and something could be read at all. */
  isComplete: z.boolean(),
  /** What was read: `newCustomers`, `movedCustomers`, `locationWeeks`, `devices`, `phoneNumbers`, `legs` and others. */
  counts: z.array(z.object({ what: z.string(), count: countSchema })),
  /** How many rows were left out; the first ones by line. */
  refused: countSchema,
  refusedLines: z.array(z.string()),
  notes: z.array(z.string()),
  /** What was to be replaced and stands as it was. */
  kept: z.array(z.string()),
  /** Files in whose place an earlier one counts. */
  heldBack: z.array(z.string()),
});

const personSchema = z.object({ id: nonEmptyText, name: z.optional(z.string()) });

/** An import of files: what they are, what they would change, and what came of it (REP-8). */
export const importSchema = z.looseObject({
  id: nonEmptyText,
  /** One of {@link importStates}, or another that a newer source names. */
  state: nonEmptyText,
  /** Counts up with each preview that is asked for; what is confirmed names the one that was seen. */
  revision: countSchema,
  createdAt: instantSchema,
  createdBy: personSchema,
  /** Who confirmed it. */
  startedBy: z.optional(personSchema),
  files: z.array(importedFileSchema),
  /** The regions in which usage can be placed; absent, any that the host has. */
  regions: z.optional(z.array(nonEmptyText)),
  /** What would change, and later what was to change. */
  changes: z.optional(importChangesSchema),
  /** How far it is: files that were read, or parts that were carried out. */
  progress: z.optional(z.object({ done: countSchema, of: countSchema })),
  result: z.optional(importResultSchema),
  finishedAt: z.optional(instantSchema),
  /** Why it failed. */
  problem: z.optional(z.string()),
});

/** An import of files. */
export type Import = z.output<typeof importSchema>;
/** A file of an import. */
export type ImportedFile = z.output<typeof importedFileSchema>;
/** What came of an import. */
export type ImportResult = z.output<typeof importResultSchema>;

const importId = z.object({ importId: nonEmptyText });
const path = nonEmptyText.check(
  z.maxLength(1000),
  z.refine((text) => !/\p{Cc}/u.test(text), 'expected a path without control characters'),
);

/** Begins an import: tells of the files that will come, with their folders. `conflict` where too many are begun and not confirmed. */
export const beginImport = defineOperation({
  id: 'imports.begin',
  method: 'POST',
  path: '/imports',
  input: z.object({
    files: z.array(z.object({ path, size: wholeNumber(0, importLimits.fileBytes) })).check(
      z.minLength(1),
      z.maxLength(importLimits.files),
      z.refine(
        (files) => files.reduce((sum, { size }) => sum + size, 0) <= importLimits.bytes,
        `expected at most ${importLimits.bytes} bytes in all files together`,
      ),
    ),
  }),
  output: importSchema,
  errors: ['invalid', 'forbidden', 'conflict'],
  changes: true,
  permission: 'data.import',
  regions: 'home',
  // nothing of the partner's data is another by it: the import itself tells what it changes
  audited: false,
});

/**
 * Brings a part of a file, in order; one that has come already may come again, so that a file goes on where it broke off. A part
 * that leaves a gap is a `conflict`.
 */
export const uploadImportFile = defineOperation({
  id: 'imports.upload',
  method: 'PUT',
  path: '/imports/{importId}/files/{fileId}',
  input: z.object({
    importId: nonEmptyText,
    fileId: nonEmptyText,
    /** The place of the first byte in the file, from 0. */
    offset: countSchema,
    content: bytesSchema(importLimits.partBytes),
  }),
  output: z.object({ fileId: nonEmptyText, received: countSchema }),
  errors: ['invalid', 'notFound', 'conflict', 'forbidden'],
  changes: true,
  permission: 'data.import',
  regions: 'home',
  body: 'bytes',
  audited: false,
});

/**
 * Has the files read, anew where places are named: what each is, and what the import would change. It writes nothing; `imports.get`
 * tells when it is done. A `conflict` while files are missing, and once the import was confirmed.
 */
export const previewImport = defineOperation({
  id: 'imports.preview',
  method: 'POST',
  path: '/imports/{importId}/preview',
  input: z.object({
    importId: nonEmptyText,
    /** Of usage files whose folders do not say it; one that is not named keeps what was named before. */
    places: z.optional(
      z
        .array(z.object({ fileId: nonEmptyText, ...namedPlaceSchema.shape }))
        .check(z.maxLength(importLimits.files)),
    ),
  }),
  output: importSchema,
  errors: ['invalid', 'notFound', 'conflict', 'forbidden'],
  changes: true,
  permission: 'data.import',
  regions: 'home',
  audited: false,
});

/**
 * Confirms what was seen, by its revision: from here on data is written, each week and each inventory as a whole. A `conflict` where
 * another preview was asked for since, or nothing would be taken. Each region is written whichever is chosen.
 */
export const startImport = defineOperation({
  id: 'imports.start',
  method: 'POST',
  path: '/imports/{importId}/start',
  input: z.object({ importId: nonEmptyText, revision: countSchema }),
  output: importSchema,
  errors: ['invalid', 'notFound', 'conflict', 'forbidden'],
  changes: true,
  permission: 'data.import',
  regions: 'home',
  // its parts tell of themselves, as `data.import`, by whoever confirmed it
  audited: false,
});

/** An import and how far it is. */
export const getImport = defineOperation({
  id: 'imports.get',
  method: 'GET',
  path: '/imports/{importId}',
  input: importId,
  output: importSchema,
  errors: ['notFound', 'forbidden'],
  changes: false,
  permission: 'data.import',
  regions: 'home',
});

/** The last imports of the partner, the newest first; what was found in their files is told by `imports.get`. */
export const listImports = defineOperation({
  id: 'imports.list',
  method: 'GET',
  path: '/imports',
  input: z.object({}),
  output: z.object({ items: z.array(importSchema) }),
  errors: ['forbidden'],
  changes: false,
  permission: 'data.import',
  regions: 'home',
});

/**
 * Gives an import up: its files are removed. One that is being carried out ends after the part that it is at; what was written
 * until then stays. One that is over is a `conflict`.
 */
export const discardImport = defineOperation({
  id: 'imports.discard',
  method: 'DELETE',
  path: '/imports/{importId}',
  input: importId,
  output: importSchema,
  errors: ['notFound', 'conflict', 'forbidden'],
  changes: true,
  permission: 'data.import',
  regions: 'home',
  audited: false,
});
