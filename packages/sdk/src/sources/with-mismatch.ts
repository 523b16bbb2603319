import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { listCustomers } from '../customers/customers.contract.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { CheckedInputOf, OutputOf } from '../operation/operation.ts';

const loadMismatch = loadOnce(() => import('./page-mismatch.ts'));

/** A page that a back end made itself, with how it differs from what it was asked for. */
export async function withMismatch(
  page: OutputOf<typeof listCustomers>,
  input: CheckedInputOf<typeof listCustomers>,
  asOf: CalendarDay,
): Promise<OutputOf<typeof listCustomers>> {
  if (!input.query?.trim() && !input.sort) return page;
  const { pageMismatch } = await loadMismatch();
  const mismatch = pageMismatch(page.items, input, asOf);
  return mismatch ? { ...page, mismatch } : page;
}
