import type { Subscription } from '@partnerkit/sdk';
import { expect, it } from 'vitest';
import { byRelevance, daysBetween, standingOf } from './customer-subscriptions-standing.ts';

const asOf = '2026-11-16';
const row = (id: string, startDate: string, endDate: string): Subscription => ({
  ...{ id, customerId: 'c', kind: 'subscription', startDate, endDate, licenses: [] },
});

it.each([
  ['its first day', asOf, '2027-01-01', 'runs'],
  ['its last day', '2026-01-01', asOf, 'runs'],
  ['the day before the first', '2026-11-17', '2027-01-01', 'starts'],
  ['the day after the last', '2026-01-01', '2026-11-15', 'ended'],
])('a subscription on %s', (_, startDate, endDate, standing) => {
  expect(standingOf({ startDate, endDate }, asOf)).toBe(standing);
});

it('puts first what runs and ends next, last what ended long ago', () => {
  const rows = [
    row('long ago', '2020-01-01', '2021-01-01'),
    row('later', '2026-01-01', '2028-01-01'),
    row('coming', '2027-01-01', '2028-01-01'),
    row('just ended', '2020-01-01', '2026-11-01'),
    row('next', '2026-01-01', '2026-12-01'),
  ];
  const ids = byRelevance(rows, asOf).map(({ id }) => id);
  expect(ids).toEqual(['next', 'later', 'coming', 'just ended', 'long ago']);
});

it('counts calendar days', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-11-16', '2026-11-15')).toBe(-1);
});
