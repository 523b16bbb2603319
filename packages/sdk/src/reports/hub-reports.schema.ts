import * as z from 'zod/mini';
import { dayNumber, isSunday } from '../calendar/calendar-day.ts';
import { calendarDaySchema, nonEmptyText } from '../operation/row.schema.ts';

const count = z
  .number()
  .check(
    z.refine((value) => Number.isSafeInteger(value) && value >= 0, 'expected a whole number of 0 or more'),
  );
const knownCount = z.optional(count);
const text = z.optional(z.string());

/** The Sunday on which a week starts, `YYYY-MM-DD`. */
const weekSchema = calendarDaySchema.check(
  z.refine((day) => isSunday(dayNumber(day) ?? Number.NaN), 'expected a Sunday'),
);

/** What the users of one customer and location did in one week (REP-4, CAL); a count that is absent is not known. */
export const weeklyUsageSchema = z.looseObject({
  customerId: nonEmptyText,
  location: nonEmptyText,
  week: weekSchema,
  calls: knownCount,
  legs: knownCount,
  poorLegs: knownCount,
  minutes: knownCount,
  videoMinutes: knownCount,
  audioLegs: knownCount,
  videoLegs: knownCount,
  deskPhoneLegs: knownCount,
  roomDeviceLegs: knownCount,
  otherLegs: knownCount,
  huntGroupCalls: knownCount,
  autoAttendantCalls: knownCount,
  queueCalls: knownCount,
  queueTimedOut: knownCount,
  queueOverflowed: knownCount,
  queueTransferred: knownCount,
  queueAbandoned: knownCount,
});

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

/** What the users of one customer and location did in one week. */
export type WeeklyUsage = z.output<typeof weeklyUsageSchema>;
/** A place of a customer's organization. */
export type CustomerLocation = z.output<typeof customerLocationSchema>;
/** A device of a customer. */
export type Device = z.output<typeof deviceSchema>;
/** A phone number or an extension of a customer. */
export type PhoneNumber = z.output<typeof phoneNumberSchema>;
