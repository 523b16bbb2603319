import * as z from 'zod/mini';
import { instantSchema, nonEmptyText } from '../operation/row.schema.ts';

/** One value that a change put in the place of another; absent: it was not there, or is no longer. */
const auditedChangeSchema = z.looseObject({
  field: nonEmptyText,
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
});

/** What somebody changed, when, and from which values to which (AUD-1). */
export const auditEntrySchema = z.looseObject({
  id: nonEmptyText,
  /** The instant at which it was kept. */
  at: instantSchema,
  /** Who did it; the name is the one that they had then. */
  actor: z.looseObject({ id: nonEmptyText, name: z.optional(z.string()) }),
  /** The id of the operation, or another act by name, such as `data.import`. */
  action: nonEmptyText,
  /** What was changed: a `customer`, `trial`, `user`, `tag`, `view`, `organization`, `region`, or what a newer source names. */
  subject: z.looseObject({ kind: nonEmptyText, id: z.string(), name: z.optional(z.string()) }),
  /** The customer whom it concerns. */
  customerId: z.optional(nonEmptyText),
  /** Where it is kept. */
  region: z.optional(nonEmptyText),
  changes: z.array(auditedChangeSchema),
});

/** What somebody changed, when, and from which values to which. */
export type AuditEntry = z.output<typeof auditEntrySchema>;
