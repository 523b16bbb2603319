import type { CustomerRow, Subscription } from '@partnerkit/sdk';

const weeks = ['2026-10-25', '2026-11-01', '2026-11-08'];
const customers: readonly CustomerRow[] = Array.from({ length: 30 }, (_, at) => ({
  id: `c-${at}`,
  name: `Customer ${String(at).padStart(2, '0')}`,
  region: ['EU', 'US'][at % 2],
}));
const subscriptions: readonly Subscription[] = customers.map(({ id }) => ({
  id: `s-${id}`,
  customerId: id,
  kind: 'subscription',
  startDate: '2026-01-01',
  endDate: '2027-01-01',
  licenses: [
    {
      product: 'meetings',
      purchased: 10,
      assigned: 5,
      used: 4,
      weeks: weeks.map((week) => ({ week, purchased: 10, assigned: 5, used: 4 })),
    },
  ],
}));

/** The host's rows: thirty customers with a subscription each. */
export const portfolio = { customers, subscriptions };
