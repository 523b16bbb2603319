import * as z from 'zod/mini';
import { loadOnce } from '../operation/load-once.ts';
import { missingRegionsSchema } from '../operation/missing-region.schema.ts';
import { defineOperation } from '../operation/operation.ts';
import { pageInput } from '../operation/page-input.ts';
import type { RowUnion } from '../operation/region-rule.ts';
import { calendarDaySchema, nonEmptyText, oneOf, pageOf } from '../operation/row.schema.ts';
import { shortText } from '../operation/short-text.ts';
import { worklistSortFields } from './worklist-sorts.ts';

/** What is shown of the worklist: what is to be done, what comes back on a day, what has been done. */
export const worklistStates = ['open', 'snoozed', 'done'] as const;

/** One of {@link worklistStates}. */
export type WorklistState = (typeof worklistStates)[number];

/** The longest note of a customer on the worklist, in characters. */
export const longestWorklistNote = 2000;

const reasonIds = z
  .array(nonEmptyText)
  .check(z.refine((ids) => ids.length > 0 && ids.length <= 100, 'expected 1 to 100 ids of reasons'));

/** What the partner's team has noted of a customer on the worklist (WRK-2). */
const worklistMarkSchema = z.looseObject({
  customerId: nonEmptyText,
  /** Done for these reasons; another reason brings the customer back, and so does time. */
  done: z.nullable(z.looseObject({ reasons: z.array(z.string()), on: calendarDaySchema, by: nonEmptyText })),
  /** The day on which it comes back. */
  snoozedUntil: z.nullable(calendarDaySchema),
  /** The id of the user who takes care of it. */
  assignedTo: z.nullable(nonEmptyText),
  note: z.nullable(z.string()),
  /** Another text for another content. */
  version: z.string(),
});

/** What the partner's team has noted of a customer on the worklist. */
export type WorklistMark = z.output<typeof worklistMarkSchema>;

const worklistReasonSchema = z.looseObject({
  /** A reason of ours, or of the host's own. */
  id: nonEmptyText,
  /** Points for each license at stake. */
  weight: z.number(),
  /** The licenses at stake, and their points; `null`: not known, which is not zero. */
  licenses: z.nullable(z.number()),
  points: z.nullable(z.number()),
  /** What they cost a month (PRC-1); absent: no prices are supplied, or the reason does not tell of which pools they are. */
  price: z.optional(
    z.looseObject({
      /** A row for each currency, which are never added up; empty: no price is known of any. */
      amounts: z.array(z.looseObject({ currency: z.string(), amount: z.number() })),
      /** Licenses at stake of which no price is known, which is not zero. */
      noPrice: z.number(),
    }),
  ),
  /** The day by which something is to be done. */
  day: z.optional(calendarDaySchema),
  /** The numbers that its words are made of. */
  values: z.record(z.string(), z.nullable(z.number())),
});

/** A customer on the worklist, and how it came to its place (WRK-1). */
export const worklistItemSchema = z.looseObject({
  /** The customer's id. */
  id: nonEmptyText,
  customerName: z.string(),
  region: z.optional(z.string()),
  /** The sum of the points of its reasons; `null`: of none of them it is known how many licenses are at stake. */
  points: z.nullable(z.number()),
  /** The first day by which something is to be done. */
  day: z.nullable(calendarDaySchema),
  /** Those that hold, the one with the most points first. */
  reasons: z.array(worklistReasonSchema),
  /** Ids of the reasons of which what is known does not tell whether they hold. */
  notKnown: z.array(z.string()),
  mark: worklistMarkSchema,
});

/** A customer on the worklist, and how it came to its place. */
export type WorklistItem = z.output<typeof worklistItemSchema>;

const reasonUnion: RowUnion<{ readonly id: string; readonly customers: number }, 'customers'> = {
  key: ({ id }) => id,
  sum: 'customers',
  order: 'most',
};

/** Customers for whom something is to be done, the most points first (WRK-1). */
export const listWorklist = defineOperation({
  id: 'worklist.list',
  method: 'GET',
  path: '/worklist',
  input: z.object({
    /** `open` unless told. */
    show: z.optional(oneOf(worklistStates, `one of ${worklistStates.join(', ')}`)),
    /** Those for whom this reason holds. */
    reason: z.optional(nonEmptyText),
    /** Those whom this user takes care of. */
    assignedTo: z.optional(nonEmptyText),
    /** Text that the customer's name holds. */
    search: z.optional(z.string()),
    ...pageInput(worklistSortFields),
  }),
  output: z.object({ ...pageOf(worklistItemSchema).shape, missing: missingRegionsSchema }),
  errors: ['invalid'],
  changes: false,
  permission: 'worklist.see',
  regions: {
    list: {
      usualSort: '-points',
      order: loadOnce(() => import('./worklist-order.ts').then((it) => it.worklistOrder)),
      customer: 'id',
    },
  },
  rows: { field: 'items', schema: worklistItemSchema },
});

/** How many customers are on the worklist, and for how many each reason of what is open holds (WRK-1). */
export const summarizeWorklist = defineOperation({
  id: 'worklist.summary',
  method: 'GET',
  path: '/worklist-summary',
  input: z.object({}),
  output: z.object({
    open: z.number(),
    snoozed: z.number(),
    done: z.number(),
    reasons: z.array(z.looseObject({ id: nonEmptyText, customers: z.number() })),
    missing: missingRegionsSchema,
  }),
  errors: [],
  changes: false,
  permission: 'worklist.see',
  regions: { each: { open: 'sum', snoozed: 'sum', done: 'sum', reasons: reasonUnion } },
});

/**
 * What is to be done for one customer (WRK-1), whether it is open, snoozed or done. A customer for whom no reason holds has no
 * item; one that the viewer does not see is `notFound`.
 */
export const getWorklistItem = defineOperation({
  id: 'worklist.get',
  method: 'GET',
  path: '/customers/{customerId}/worklist',
  input: z.object({ customerId: nonEmptyText }),
  output: z.object({
    /** Where it stands; `null`: nothing is to be done. */
    state: z.nullable(oneOf(worklistStates, `one of ${worklistStates.join(', ')}`)),
    item: z.nullable(worklistItemSchema),
  }),
  errors: ['notFound'],
  changes: false,
  permission: 'worklist.see',
  regions: { customer: 'customerId' },
});

/** What is noted of a customer on the worklist; what is absent stays as it is, `null` takes it away. */
export const worklistChangeSchema = z.object({
  customerId: nonEmptyText,
  /** The ids of the reasons for which it is done: those that were seen. */
  done: z.optional(z.nullable(reasonIds)),
  /** A day after the as-of day. */
  snoozedUntil: z.optional(z.nullable(calendarDaySchema)),
  /** Somebody who sees the customer. */
  assignedTo: z.optional(z.nullable(shortText(200))),
  note: z.optional(z.nullable(shortText(longestWorklistNote))),
  /** Given, it is a `conflict` where somebody has changed any of it since. */
  version: z.optional(z.string()),
});

/**
 * Notes what the partner's team does for a customer (WRK-2): done, snoozed until a day, assigned, with a note. What two change of
 * it at once adds up. A day that has passed, or somebody who does not see the customer, is `invalid` by its name.
 */
export const changeWorklist = defineOperation({
  id: 'worklist.change',
  method: 'PATCH',
  path: '/customers/{customerId}/worklist',
  input: worklistChangeSchema,
  output: worklistMarkSchema,
  errors: ['invalid', 'notFound', 'conflict'],
  changes: true,
  permission: 'worklist.work',
  regions: { customer: 'customerId' },
});
