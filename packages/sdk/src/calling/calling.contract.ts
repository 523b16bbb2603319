import * as z from 'zod/mini';
import { figureFields } from '../figures/figure.schema.ts';
import { defineOperation } from '../operation/operation.ts';
import { pageInput } from '../operation/page-input.ts';
import {
  calendarDaySchema,
  instantSchema,
  nonEmptyText,
  oneOf,
  pageOf,
  rowProblemSchema,
} from '../operation/row.schema.ts';
import { callingSortFields } from './calling-sorts.ts';

const maybeNumber = z.nullable(z.number());

/** The week that is shown: the Sunday on which it starts; absent, the last complete one. */
const week = z.optional(calendarDaySchema);

/** A figure of a week, by the Sunday on which it starts. */
const figureSchema = z.looseObject({ ...figureFields, week: calendarDaySchema });

const weekSchema = z.looseObject({
  week: calendarDaySchema,
  calls: maybeNumber,
  legs: maybeNumber,
  poorLegs: maybeNumber,
  ratedLegs: maybeNumber,
  poorShare: maybeNumber,
  customersNotKnown: z.number(),
});

const endpointSchema = z.looseObject({
  endpoint: z.string(),
  legs: z.number(),
  /** `null`: no data tells good from poor by endpoint type. */
  good: maybeNumber,
  poor: maybeNumber,
  unrated: maybeNumber,
});

const ruleSchema = z.looseObject({
  when: oneOf(['source', 'any'], 'source or any'),
  jitterMs: z.number(),
  latencyMs: z.number(),
  lossPercent: z.number(),
});

const pictureSchema = {
  /** When the data was last changed, where the source knows. */
  freshAt: z.optional(instantSchema),
  /** The Sunday of the week shown. */
  week: calendarDaySchema,
  isKnown: z.boolean(),
  /** The Sunday of the first week of which anything is known; `null`: of none. */
  firstWeek: z.nullable(calendarDaySchema),
  /** The weeks that lead to the one shown, the oldest first; `null` throughout is a gap. */
  weeks: z.array(weekSchema),
  figures: z.array(figureSchema),
  endpoints: z.array(endpointSchema),
  /** Customers whose data tells no quality by endpoint type. */
  endpointQualityNotKnown: z.number(),
  features: z.array(z.looseObject({ feature: z.string(), calls: z.number() })),
  /** Customers by where the week's figures come from. */
  from: z.looseObject({ legs: z.number(), totals: z.number() }),
  /** When a leg is poor. */
  rule: ruleSchema,
};

/** The calling engagement of a region: eight weeks, and the week shown in detail (CAL-1, 3, 4, 6, 7). */
export const callingOverview = defineOperation({
  id: 'calling.overview',
  method: 'GET',
  path: '/calling',
  input: z.object({ week }),
  output: z.object({
    ...pictureSchema,
    /** Customers with calling, and those of them with queues. */
    customers: z.number(),
    customersWithQueues: z.number(),
    /** Rows of the source that did not fit and were left out. */
    refused: z.optional(z.array(rowProblemSchema)),
  }),
  errors: ['invalid'],
  changes: false,
  permission: 'analytics.see',
  regions: 'one',
});

const rowSchema = z.looseObject({
  customerId: nonEmptyText,
  customerName: z.string(),
  from: z.nullable(z.string()),
  /** Licenses of calling in what runs; `null`: not known. */
  licenses: maybeNumber,
  assigned: maybeNumber,
  calls: maybeNumber,
  legs: maybeNumber,
  poorLegs: maybeNumber,
  ratedLegs: maybeNumber,
  poorShare: maybeNumber,
  poorShareChange: maybeNumber,
  callsChange: maybeNumber,
  minutes: maybeNumber,
  videoMinutes: maybeNumber,
  activeUsers: maybeNumber,
  worstEndpoint: z.nullable(z.string()),
  callsByWeek: z.array(maybeNumber),
  hasQueues: z.boolean(),
  queueCalls: maybeNumber,
  answered: maybeNumber,
  timedOut: maybeNumber,
  overflowed: maybeNumber,
  transferred: maybeNumber,
  abandoned: maybeNumber,
  abandonedShare: maybeNumber,
  /** Seconds on average. */
  timeToAnswer: maybeNumber,
  waitBeforeAbandoning: maybeNumber,
});

/** One customer in the week shown, as the tables have it (CAL-2, CAL-5, CAL-8). */
export type CallingCustomer = z.output<typeof rowSchema>;

/** The customers with calling in the week shown, sorted and paged; without a sort the most calls first (CAL-2, CAL-5, CAL-8). */
export const listCallingCustomers = defineOperation({
  id: 'calling.customers',
  method: 'GET',
  path: '/calling-customers',
  input: z.object({
    week,
    /** Those with legs of one endpoint type. */
    endpoint: z.optional(nonEmptyText),
    /** Those with queues alone. */
    withQueues: z.optional(z.boolean()),
    /** Text that the customer's name holds. */
    search: z.optional(z.string()),
    ...pageInput(callingSortFields),
  }),
  output: pageOf(rowSchema),
  errors: ['invalid'],
  changes: false,
  permission: 'analytics.see',
  regions: 'one',
  rows: { field: 'items', schema: rowSchema },
});

/** One customer's own eight weeks, endpoints, features and locations (DET, CAL). */
export const getCustomerCalling = defineOperation({
  id: 'calling.customer',
  method: 'GET',
  path: '/customers/{customerId}/calling',
  input: z.object({ customerId: nonEmptyText, week }),
  output: z.object({
    ...pictureSchema,
    locations: z.array(
      z.looseObject({
        /** `null`: legs that name no location. */
        location: z.nullable(z.string()),
        calls: maybeNumber,
        legs: maybeNumber,
        poorLegs: maybeNumber,
        ratedLegs: maybeNumber,
        minutes: maybeNumber,
      }),
    ),
  }),
  errors: ['notFound', 'invalid'],
  changes: false,
  permission: 'analytics.see',
  regions: { customer: 'customerId' },
});

/** Most legs of one call of {@link sendCallLegs}. */
export const mostLegsAtOnce = 1000;

/**
 * Takes call legs in, each once by its customer and id: one that comes again replaces what it was, and the week it belongs
 * to is counted anew before the answer (CAL). A leg that does not fit is refused by name; the others are taken. Over HTTP
 * any number of them may come as a stream, NDJSON or CSV of `callLegCsvColumns`.
 */
export const sendCallLegs = defineOperation({
  id: 'calling.send',
  method: 'POST',
  path: '/call-legs',
  input: z.object({
    legs: z
      .array(z.unknown())
      .check(
        z.refine((legs) => legs.length <= mostLegsAtOnce, `expected at most ${mostLegsAtOnce} legs at once`),
      ),
  }),
  output: z.object({
    /** Legs that were not there before. */
    taken: z.number(),
    /** Legs that were there before, or came twice. */
    repeated: z.number(),
    /** Legs of another product than calling. */
    otherProducts: z.number(),
    /** Legs that did not fit, how many; taken, repeated, of other products and refused are all that came. */
    refusedCount: z.number(),
    /** Those of them that are named: of a stream the first thousand. */
    refused: z.array(rowProblemSchema),
  }),
  errors: ['invalid'],
  changes: true,
  permission: 'data.import',
  regions: 'one',
  body: 'rows',
});
