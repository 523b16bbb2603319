import * as z from 'zod/mini';
import { calendarDaySchema, countSchema, instantSchema, nonEmptyText } from '../operation/row.schema.ts';

/** License counts of a customer, over what runs on the as-of date. */
const licenseTotalsSchema = z.object(
  {
    purchased: countSchema,
    assigned: z.optional(countSchema),
    used: z.optional(countSchema),
    usedOf: z.optional(countSchema),
    overage: z.optional(countSchema),
  },
  'an object such as { purchased: 100, assigned: 90 }',
);

/** An organization managed by the partner, as a host or an import hands it over. Absent is not known; unknown fields are kept. */
export const customerSchema = z.looseObject({
  /** Opaque; unique within the partner. */
  id: nonEmptyText,
  name: nonEmptyText,
  externalId: z.optional(z.string()),
  region: z.optional(nonEmptyText),
  /** `partner` (own organization), `external` (managed as external administrator), or another that the data names. */
  managedBy: z.optional(nonEmptyText),
  adminEmail: z.optional(z.string()),
  tags: z.optional(z.array(nonEmptyText, 'a list such as ["Gold"]')),
  /** Products ordered; absent, those of the subscriptions and trials. */
  products: z.optional(z.array(nonEmptyText)),
  /** Last sign-in of one of the customer's administrators; `null` for never. */
  lastAdminSignInAt: z.optional(z.nullable(instantSchema)),
  createdDate: z.optional(calendarDaySchema),
  /** Statuses that the host's own back end has judged; absent, they are derived (CUS-2). */
  statuses: z.optional(z.array(nonEmptyText)),
  /** What follows from subscriptions, where the host supplies it instead of them. */
  licenses: z.optional(licenseTotalsSchema),
  /** Next end of a trial or of a subscription that does not renew by itself. */
  expiresOn: z.optional(calendarDaySchema),
  /** Next automatic renewal. */
  renewsOn: z.optional(calendarDaySchema),
});

/** A customer as the list and the detail answer it: the row, and what follows from its subscriptions on the as-of date. */
export const listedCustomerSchema = z.looseObject({
  ...customerSchema.shape,
  /** The created date, else the first start of a subscription or trial. */
  addedOn: z.optional(calendarDaySchema),
  /** The points that the open worklist gives, where the list was asked for by `attention` (WRK-1); absent: nothing is to be done. */
  attention: z.optional(z.number()),
});

/** A customer row as a host hands it over. */
export type CustomerRow = z.input<typeof customerSchema>;
/** A customer as the client answers it. */
export type Customer = z.output<typeof listedCustomerSchema>;
