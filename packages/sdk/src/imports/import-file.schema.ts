import * as z from 'zod/mini';
import { countSchema, nonEmptyText, oneOf } from '../operation/row.schema.ts';

/** What the files are that are imported (REP-8, CAL-9). */
export const importFileKinds = ['usage', 'devices', 'phoneNumbers', 'callLegs', 'callRecords'] as const;

/** One of {@link importFileKinds}. */
export type ImportFileKind = (typeof importFileKinds)[number];

/** A line of a file that is left out, and why. */
const refusedLineSchema = z.object({
  /** From 1. */
  line: z.optional(z.number()),
  /** The column, as the file writes it. */
  field: z.optional(z.string()),
  message: z.string(),
});

/** What the reading of a file has found. */
export const surveyedFileSchema = z.object({
  /** One of {@link importFileKinds}, or another that a newer source names; absent: none that is read. */
  kind: z.optional(nonEmptyText),
  /** What it is instead, such as `workbook`; absent where that is not told. */
  foreign: z.optional(nonEmptyText),
  /** Why the whole file is left out. */
  problem: z.optional(z.string()),
  /** Of a usage file: where it belongs, by its folders or as it was named. */
  region: z.optional(nonEmptyText),
  week: z.optional(nonEmptyText),
  /** Why a usage file has no place; naming the region and the week is the way out. */
  placeProblem: z.optional(z.object({ field: z.string(), message: z.string() })),
  /** The columns, in the order of the file; the first two hundred. */
  columns: z.array(z.object({ name: z.string(), isKnown: z.boolean() })),
  /** How many rows can be read, and how many can't. */
  good: countSchema,
  refused: countSchema,
  /** The first lines that are left out. */
  refusedLines: z.array(refusedLineSchema),
  notes: z.array(z.string()),
  /**
   * What becomes of it: it is taken; another file tells the same and is newer; it is too damaged to replace what is known; a
   * later file was imported before; or it is left out.
   */
  outcome: oneOf(['taken', 'replaced', 'heldBack', 'outdated', 'leftOut'], 'what becomes of a file'),
});

/** What the reading of a file has found. */
export type SurveyedFile = z.output<typeof surveyedFileSchema>;

/** What an import would change. */
export const importChangesSchema = z.object({
  /** Weeks of usage that become known, or take the place of what was known. */
  weeks: z.array(
    z.object({
      region: z.string(),
      week: z.string(),
      file: z.string(),
      /** The file that told the week until then; absent: the week is new. */
      replaces: z.optional(z.string()),
    }),
  ),
  customers: z.object({
    added: countSchema,
    /** To another region, by their newest week. */
    moved: countSchema,
    /** There are more than were counted. */
    isMore: z.optional(z.boolean()),
  }),
  /** Devices and phone numbers, which are replaced as a whole. */
  inventories: z.array(
    z.object({
      kind: z.string(),
      file: z.string(),
      /** How many there are now; absent, nobody knows. */
      before: z.optional(countSchema),
      after: countSchema,
    }),
  ),
  /** Call legs that are offered; one that is there already stays once. */
  legs: countSchema,
  /** Customers of the demo, which make room for the partner's own data. */
  cleared: z.optional(countSchema),
});

/** What an import would change. */
export type ImportChanges = z.output<typeof importChangesSchema>;
