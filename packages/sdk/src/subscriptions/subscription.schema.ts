import * as z from 'zod/mini';
import {
  calendarDaySchema,
  countSchema,
  nonEmptyText,
  oneOf,
  sundaySchema,
} from '../operation/row.schema.ts';
import { poolShape, poolsShape } from './pool-shape.ts';

const count = countSchema;

/** License counts of one product of one subscription or trial (a license pool). */
export const licensePoolSchema = z.looseObject(
  {
    /** `meetings`, `calling`, `messaging`, `realTimeTranslations`, or any other that the data names. */
    product: nonEmptyText,
    purchased: count,
    assigned: z.optional(count),
    /** Used in the last seven days. */
    used: z.optional(count),
    used3Months: z.optional(count),
    weeks: z.optional(
      z.array(z.looseObject({ week: sundaySchema, purchased: count, assigned: count, used: count })),
    ),
  },
  poolShape,
);

/** A bill for a subscription (DET-1). Amounts are in units of the currency, ISO 4217. */
const invoiceSchema = z.looseObject({
  id: nonEmptyText,
  date: calendarDaySchema,
  dueDate: calendarDaySchema,
  amount: z.number(),
  currency: nonEmptyText,
  /** Absent: not paid. */
  paidDate: z.optional(calendarDaySchema),
  url: z.optional(z.string()),
});

/** One entry of the order history of a subscription (DET-1). */
const orderSchema = z.looseObject({
  id: nonEmptyText,
  date: calendarDaySchema,
  /** `new`, `change`, `renewal`, `cancel`, or another that the data names. */
  action: nonEmptyText,
  product: nonEmptyText,
  quantity: z.number(),
  by: z.optional(z.string()),
});

/** A paid agreement or a trial of one customer (spec section 5). Unknown fields are kept. */
export const subscriptionSchema = z
  .looseObject({
    id: nonEmptyText,
    customerId: nonEmptyText,
    kind: oneOf(['subscription', 'trial'], 'subscription or trial'),
    startDate: calendarDaySchema,
    endDate: calendarDaySchema,
    /** The day on which somebody ended a trial before its time; it is its `endDate` then, and still counts (TRI-2). */
    endedOn: z.optional(calendarDaySchema),
    autoRenews: z.optional(z.boolean()),
    paid: z.optional(z.boolean()),
    setupComplete: z.optional(z.boolean()),
    licenses: z.array(licensePoolSchema, poolsShape),
    /** Absent: not supplied. */
    invoices: z.optional(z.array(invoiceSchema)),
    orders: z.optional(z.array(orderSchema)),
  })
  .check((subscription) => {
    const { startDate, endDate } = subscription.value;
    if (startDate <= endDate) return;
    const message = `expected a day not before the start, ${startDate}`;
    subscription.issues.push({ code: 'custom', message, path: ['endDate'], input: endDate });
  });

/** A paid agreement or a trial of one customer. */
export type Subscription = z.output<typeof subscriptionSchema>;
/** A bill for a subscription. */
export type Invoice = z.output<typeof invoiceSchema>;
/** One entry of the order history of a subscription. */
export type Order = z.output<typeof orderSchema>;
/** License counts of one product of one subscription or trial. */
export type LicensePool = z.output<typeof licensePoolSchema>;
