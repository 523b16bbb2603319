import * as z from 'zod/mini';
import { calendarDaySchema, nonEmptyText, oneOf } from '../operation/row.schema.ts';

const count = z.number().check(z.refine((value) => value >= 0, 'expected a count of 0 or more'));

/** License counts of one product of one subscription or trial (a license pool). */
export const licensePoolSchema = z.looseObject({
  /** `meetings`, `calling`, `messaging`, `realTimeTranslations`, or any other that the data names. */
  product: nonEmptyText,
  purchased: count,
  assigned: z.optional(count),
  /** Used in the last seven days. */
  used: z.optional(count),
  used3Months: z.optional(count),
  weeks: z.optional(
    z.array(z.looseObject({ week: calendarDaySchema, purchased: count, assigned: count, used: count })),
  ),
});

/** A paid agreement or a trial of one customer (spec section 5). Unknown fields are kept. */
export const subscriptionSchema = z.looseObject({
  id: nonEmptyText,
  customerId: nonEmptyText,
  kind: oneOf(['subscription', 'trial'], 'subscription or trial'),
  startDate: calendarDaySchema,
  endDate: calendarDaySchema,
  autoRenews: z.optional(z.boolean()),
  paid: z.optional(z.boolean()),
  setupComplete: z.optional(z.boolean()),
  licenses: z.array(licensePoolSchema),
});

/** A paid agreement or a trial of one customer. */
export type Subscription = z.output<typeof subscriptionSchema>;
/** License counts of one product of one subscription or trial. */
export type LicensePool = z.output<typeof licensePoolSchema>;
