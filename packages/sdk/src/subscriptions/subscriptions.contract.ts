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
  wholeNumber,
} from '../operation/row.schema.ts';
import { sectionIds, sectionSortFields } from './section-ids.ts';
import { subscriptionSchema } from './subscription.schema.ts';

const maybeNumber = z.nullable(z.number());

const figureSchema = z.looseObject({
  ...figureFields,
  /**
   * The figure a week before, of the same pools with the counts of the week that was the last complete one then; `null`: no history is
   * known. Absent: not told.
   */
  weekBefore: z.optional(
    z.nullable(
      z.looseObject({
        /** The day seven days before, and the Sunday of the week whose counts these are. */
        asOf: calendarDaySchema,
        week: calendarDaySchema,
        value: z.number(),
        /** What has been added since, with the counts of the last complete week; of a share the difference of both. */
        change: z.number(),
        /** Pools whose counts of one of both weeks are not known: they are in neither. */
        notKnown: z.number(),
      }),
    ),
  ),
});

const peerGroupSchema = z.looseObject({
  product: z.string(),
  band: z.optional(z.number()),
  peers: z.number(),
  lowerQuantile: z.number(),
  median: z.number(),
});

/** By which rules figures were computed; `lowAssignment` is `null` for a function of the source's own. */
const rulesSchema = z.looseObject({
  windowDays: z.number(),
  autoRenewingExpires: z.boolean(),
  lowAssignment: z.nullable(
    z.looseObject({
      quantile: z.number(),
      gap: z.number(),
      bands: z.array(z.number()),
      fewestPeers: z.number(),
    }),
  ),
});

const monthlyWasteSchema = z.looseObject({
  currency: z.string(),
  unassigned: z.number(),
  unused: z.number(),
  overage: z.number(),
});

const wasteSchema = z.looseObject({
  /** A row for each currency, which are never added up; empty: no price is known of any. */
  amounts: z.array(monthlyWasteSchema),
  excluded: z.array(z.looseObject({ reason: z.string(), of: z.string(), count: z.number() })),
  /** What it was a week before, at today's prices; `null` where that is not known. Absent: not told. */
  weekBefore: z.optional(
    z.nullable(
      z.looseObject({
        /** The day seven days before, and the Sunday of the week whose counts these are. */
        asOf: calendarDaySchema,
        week: calendarDaySchema,
        amounts: z.array(monthlyWasteSchema),
        /** What has been added since, with the counts of the last complete week: a row for each currency of either week. */
        changes: z.array(monthlyWasteSchema),
        /** Pools whose counts of one of both weeks are not known: they are in neither. */
        notKnown: z.number(),
      }),
    ),
  ),
});

/** When the data was last changed, where the source knows. */
const freshAt = z.optional(instantSchema);

/** The five KPIs, and the figures of the five sections for the product of the switch (KPI, SUB). */
export const licenseFigures = defineOperation({
  id: 'subscriptions.figures',
  method: 'GET',
  path: '/subscription-figures',
  input: z.object({ product: nonEmptyText }),
  output: z.object({
    asOf: calendarDaySchema,
    freshAt,
    kpis: z.array(figureSchema),
    sections: z.object(
      Object.fromEntries(sectionIds.map((name) => [name, z.array(figureSchema)])) as Record<
        (typeof sectionIds)[number],
        z.ZodMiniArray<typeof figureSchema>
      >,
    ),
    /** What waste costs a month, by the name of a KPI and of a section (PRC-1); absent: no prices are supplied. */
    waste: z.optional(
      z.object({ kpis: z.record(z.string(), wasteSchema), sections: z.record(z.string(), wasteSchema) }),
    ),
    /** Absent: not told. */
    rules: z.optional(rulesSchema),
    peers: z.array(peerGroupSchema),
  }),
  errors: ['invalid'],
  changes: false,
  permission: 'analytics.see',
  regions: 'one',
});

const sectionRowSchema = z.looseObject({
  customerId: nonEmptyText,
  customerName: z.string(),
  id: nonEmptyText,
  kind: oneOf(['subscription', 'trial'], 'subscription or trial'),
  product: z.string(),
  total: z.number(),
  assigned: maybeNumber,
  used: maybeNumber,
  available: maybeNumber,
  overage: maybeNumber,
  daysSinceAdded: z.optional(z.number()),
  monthsSinceAdded: z.optional(z.number()),
  daysToExpiry: z.optional(z.number()),
  daysToRenewal: z.optional(z.number()),
  monthsRemaining: z.optional(z.number()),
  autoRenews: z.optional(z.boolean()),
  used3Months: z.optional(maybeNumber),
  assignedShare: z.optional(maybeNumber),
  usedShare: z.optional(maybeNumber),
  assignedChange: z.optional(maybeNumber),
  usedChange: z.optional(maybeNumber),
  /** What its waste costs a month (PRC-1); `null`: no price is known. Absent: no prices are supplied. */
  waste: z.optional(
    z.nullable(
      z.looseObject({
        currency: z.string(),
        unassigned: maybeNumber,
        unused: maybeNumber,
        overage: maybeNumber,
      }),
    ),
  ),
});

/** The rows of a section, a license pool each, sorted and paged; without a sort what is most urgent first (SUB-1 to SUB-5). */
export const listSectionRows = defineOperation({
  id: 'subscriptions.section',
  method: 'GET',
  path: '/subscription-sections/{section}',
  input: z.object({
    section: oneOf(sectionIds, `one of ${sectionIds.join(', ')}`),
    product: nonEmptyText,
    ...pageInput(sectionSortFields),
    /** Text that the customer's name or the id of the subscription holds. */
    search: z.optional(z.string()),
  }),
  output: pageOf(sectionRowSchema),
  errors: ['invalid'],
  changes: false,
  permission: 'analytics.see',
  regions: 'one',
  rows: { field: 'items', schema: sectionRowSchema },
});

/** License distribution of the last complete weeks (SUB-0); a week without history is a gap. */
export const licenseTrendWeeks = defineOperation({
  id: 'subscriptions.trend',
  method: 'GET',
  path: '/license-trend',
  input: z.object({
    product: nonEmptyText,
    /** Absent: 26. */
    weeks: z.optional(wholeNumber(1, 104)),
  }),
  output: z.object({
    freshAt,
    items: z.array(
      z.looseObject({
        week: calendarDaySchema,
        used: maybeNumber,
        assignedUnused: maybeNumber,
        available: maybeNumber,
      }),
    ),
  }),
  errors: ['invalid'],
  changes: false,
  permission: 'analytics.see',
  regions: 'one',
});

/** Subscriptions and trials of one customer with invoices and order history (DET-1). */
export const listCustomerSubscriptions = defineOperation({
  id: 'subscriptions.list',
  method: 'GET',
  path: '/customers/{customerId}/subscriptions',
  input: z.object({ customerId: nonEmptyText }),
  output: z.object({
    /** `null`: not supplied. */
    items: z.nullable(z.array(subscriptionSchema)),
    /** Subscriptions and trials of the source that did not fit and were left out. */
    refused: z.optional(z.array(rowProblemSchema)),
  }),
  errors: ['notFound'],
  changes: false,
  permission: 'customers.see',
  regions: { customer: 'customerId' },
  rows: { field: 'items', schema: subscriptionSchema },
});
