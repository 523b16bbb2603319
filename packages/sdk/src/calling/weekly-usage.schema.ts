import * as z from 'zod/mini';
import { countSchema, nonEmptyText, sundaySchema } from '../operation/row.schema.ts';

const knownCount = z.optional(countSchema);
/** Minutes may be told in parts. */
const knownMinutes = z.optional(
  z.number().check(z.refine((value) => value >= 0, 'expected minutes of 0 or more')),
);
/** What the users of one customer and location did in one week (REP-4, CAL); a count that is absent is not known. */
export const weeklyUsageSchema = z.looseObject({
  customerId: nonEmptyText,
  location: nonEmptyText,
  week: sundaySchema,
  calls: knownCount,
  legs: knownCount,
  poorLegs: knownCount,
  minutes: knownMinutes,
  videoMinutes: knownMinutes,
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

/** What the users of one customer and location did in one week. */
export type WeeklyUsage = z.output<typeof weeklyUsageSchema>;
