import { expect, it } from 'vitest';
import { checkedWeeklyUsage } from './checked-weekly-usage.ts';

const good = { customerId: 'c', location: 'Rome', week: '2026-11-08', calls: 5 };
const bad = { ...good, calls: -1 };
const open = { customerId: 'c', week: '2026-11-08' };

it.each([
  ['a refused row', [bad], [open]],
  ['a good row of the same place after it', [bad, good], []],
  ['a good row of the same place before it', [good, bad], [open]],
  ['a good row of another place after it', [bad, { ...good, location: 'Milan' }], [open]],
  ['a row that does not say whose it is', [{ ...good, customerId: '' }], [{ week: '2026-11-08' }]],
  ['a day that is no Sunday', [{ ...good, week: '2026-11-10' }], [open]],
  ['a row that does not say of which week it is', [{ ...good, week: 'November' }], [{ customerId: 'c' }]],
  ['no row at all', [null], [{}]],
])('%s leaves open what is not known', (_, rows, expected) => {
  expect(checkedWeeklyUsage(rows).notKnown).toEqual(expected);
});
