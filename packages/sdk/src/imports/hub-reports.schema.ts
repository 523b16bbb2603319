import * as z from 'zod/mini';
import { nonEmptyText } from '../operation/row.schema.ts';

const text = z.optional(z.string());

/** A place of a customer's organization; its name tells it apart within the organization. */
export const customerLocationSchema = z.looseObject({
  id: text,
  customerId: nonEmptyText,
  name: nonEmptyText,
  country: text,
});

const inventoryFields = {
  externalId: text,
  customerId: nonEmptyText,
  locationId: text,
  /** Name of the location. */
  location: text,
  phoneNumber: text,
  extension: text,
  userId: text,
  userUuid: text,
};

/** A device of a customer, at one point in time (REP-5). */
export const deviceSchema = z.looseObject({ ...inventoryFields, product: text, mac: text, firmware: text });

/** A phone number or an extension of a customer, at one point in time (REP-6). */
export const phoneNumberSchema = z.looseObject({
  ...inventoryFields,
  country: text,
  pstnConnection: text,
  active: z.optional(z.boolean()),
  /** `People`, `Auto attendant`, … as the report names it. */
  userType: text,
  /** `primary`, `secondary`, or another that the report names. */
  numberType: text,
});

/** A place of a customer's organization. */
export type CustomerLocation = z.output<typeof customerLocationSchema>;
/** A device of a customer. */
export type Device = z.output<typeof deviceSchema>;
/** A phone number or an extension of a customer. */
export type PhoneNumber = z.output<typeof phoneNumberSchema>;
