import * as z from 'zod/mini';
import { dayNumber, isSunday } from '../calendar/calendar-day.ts';
import { calendarDaySchema, nonEmptyText } from '../operation/row.schema.ts';

const count = z
  .number()
  .check(
    z.refine((value) => Number.isSafeInteger(value) && value >= 0, 'expected a whole number of 0 or more'),
  );
const knownCount = z.optional(count);
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

/** What the users of one customer and location did in one week. */
export type WeeklyUsage = z.output<typeof weeklyUsageSchema>;
