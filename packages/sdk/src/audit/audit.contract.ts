import * as z from 'zod/mini';
import { loadOnce } from '../operation/load-once.ts';
import { missingRegionsSchema } from '../operation/missing-region.schema.ts';
import { defineOperation } from '../operation/operation.ts';
import { pageInput } from '../operation/page-input.ts';
import { calendarDaySchema, nonEmptyText, pageOf } from '../operation/row.schema.ts';
import { auditEntrySchema } from './audit-entry.schema.ts';
import { auditSortFields } from './audit-order.ts';

/** Who changed what, when, and from which value to which (AUD-1); without a sort the newest first. */
export const listAuditEntries = defineOperation({
  id: 'audit.list',
  method: 'GET',
  path: '/audit-entries',
  input: z.object({
    /** The id of who did it. */
    actor: z.optional(nonEmptyText),
    /** Kinds of acts, what their `action` begins with before the point: `tags`, `users`, `data`. */
    kinds: z.optional(
      z
        .array(nonEmptyText)
        .check(z.refine((list) => list.length >= 1 && list.length <= 50, 'expected 1 to 50 kinds')),
    ),
    /** The customer whom it concerns. */
    customerId: z.optional(nonEmptyText),
    /** The kind of what was changed, such as `user`, and with it its id. */
    subjectKind: z.optional(nonEmptyText),
    subjectId: z.optional(nonEmptyText),
    /** The first day, in UTC. */
    from: z.optional(calendarDaySchema),
    /** The last day, in UTC. */
    until: z.optional(calendarDaySchema),
    ...pageInput(auditSortFields),
  }),
  output: z.object({ ...pageOf(auditEntrySchema).shape, missing: missingRegionsSchema }),
  errors: ['invalid'],
  changes: false,
  permission: 'audit.see',
  regions: {
    list: {
      usualSort: '-at',
      order: loadOnce(() => import('./audit-order.ts').then((it) => it.auditOrder)),
    },
  },
  rows: { field: 'items', schema: auditEntrySchema },
});
