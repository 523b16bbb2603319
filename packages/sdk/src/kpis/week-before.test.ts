import { expect, it } from 'vitest';
import { licenseColumns } from '../licenses/license-columns.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { LicenseAnalytics } from './license-analytics.ts';

const asOf = '2026-11-16';
// the last complete week starts on the 8th
const weeks = (before: number | undefined, last: number | undefined, purchased = 10) =>
  [
    ['2026-11-01', before],
    ['2026-11-08', last],
  ].flatMap(([week, assigned]) =>
    typeof assigned === 'number' ? [{ week: String(week), purchased, assigned, used: assigned }] : [],
  );
const one = (
  customerId: string,
  more: Partial<Subscription> & Pick<Subscription, 'licenses'>,
): Subscription => ({
  ...{ id: `s-${customerId}`, customerId, kind: 'subscription', autoRenews: false },
  ...{ startDate: '2026-01-01', endDate: '2027-06-30' },
  ...more,
});
const figuresOf = (rows: readonly Subscription[], day = asOf) => {
  const columns = licenseColumns(rows);
  const analytics = new LicenseAnalytics({ columns, names: [...columns.customerIds], notSupplied: 0 });
  const { kpis, sections } = analytics.figures(day, 'calling');
  const all = [...kpis, ...Object.values(sections).flat()];
  return (id: string) => all.find((figure) => figure.id === id)?.weekBefore;
};

it('a figure says what it was a week before, with the counts of the week that was complete then', () => {
  const weekBefore = figuresOf([
    one('over since', {
      licenses: [{ product: 'calling', purchased: 10, assigned: 14, weeks: weeks(9, 14) }],
    }),
    one('no longer', { licenses: [{ product: 'calling', purchased: 10, assigned: 8, weeks: weeks(11, 8) }] }),
    one('more over', {
      licenses: [{ product: 'calling', purchased: 10, assigned: 15, weeks: weeks(12, 15) }],
    }),
  ]);
  const same = { asOf: '2026-11-09', week: '2026-11-01', notKnown: 0 };
  expect(weekBefore('overLimitCustomers')).toEqual({ ...same, value: 2, change: 0 });
  expect(weekBefore('overLimit.overage')).toEqual({ ...same, value: 3, change: 6 });
  expect(weekBefore('overLimit.averageOverage')).toEqual({ ...same, value: 1.5, change: 3 });
  expect(weekBefore('totalCustomers')).toEqual({ ...same, value: 3, change: 0 });
});

it('what has been added since was not there, and windows are those of that day', () => {
  const pool = (before: number | undefined, last: number | undefined) => [
    { product: 'calling', purchased: 10, assigned: 5, used: 5, weeks: weeks(before, last) },
  ];
  const weekBefore = figuresOf([
    one('old', { licenses: pool(5, 5) }),
    one('new', { startDate: '2026-11-12', licenses: pool(undefined, undefined) }),
    // 90 days from today, and 97 from a week before
    one('expires', { endDate: '2027-02-14', licenses: pool(5, 5) }),
  ]);
  expect(weekBefore('totalCustomers')).toMatchObject({ value: 2, change: 1, notKnown: 0 });
  expect(weekBefore('recentlyAdded.newCustomers')).toMatchObject({ value: 0, change: 1 });
  expect(weekBefore('expiringCustomers')).toMatchObject({ value: 0, change: 1 });
  // of none there was no share a week before, which is not zero
  expect(weekBefore('expiring.assignedShare')).toBeNull();
});

it('what has no history is left out of both and told; without any nothing is said', () => {
  const licenses = (history: Subscription['licenses'][number]['weeks']) => [
    { product: 'calling', purchased: 10, assigned: 14, ...(history && { weeks: history }) },
  ];
  const [known, none] = [
    one('known', { licenses: licenses(weeks(9, 14)) }),
    one('none', { licenses: licenses(undefined) }),
  ];
  const gap = one('gap', { licenses: licenses(weeks(undefined, 14)) });
  expect(figuresOf([known, none, gap])('overLimitCustomers')).toMatchObject({
    ...{ value: 0, change: 1, notKnown: 2 },
  });
  expect(figuresOf([none, gap])('overLimitCustomers')).toBeNull();
  expect(figuresOf([])('totalCustomers')).toBeNull();
  expect(figuresOf([known], '0001-01-02')('totalCustomers')).toBeNull();
});
