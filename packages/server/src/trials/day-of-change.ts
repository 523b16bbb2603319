import { type CalendarDay, dayNumber } from '@partnerkit/sdk';
import type { RequestContext } from '../http/handlers.ts';
import { invalidInput } from '../http/invalid-input.ts';

/** So many days the caller's calendar may be away from ours: around midnight, or where its clock is wrong. */
const mostDaysApart = 1;

/**
 * The day on which a trial is changed: the one for which the caller has seen it. Throws `invalid` for a day that is not about today,
 * or a trial that has ended long ago could be extended as of a day on which it had not.
 */
export function dayOfChange({ asOf, today }: Pick<RequestContext, 'asOf' | 'today'>): CalendarDay {
  const apart = Math.abs((dayNumber(asOf) as number) - (dayNumber(today) as number));
  if (apart <= mostDaysApart) return asOf;
  throw invalidInput('asOf', `trials change today, ${today}: expected no other day, found ${asOf}`);
}
