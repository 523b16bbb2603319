import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedRow } from '../operation/checked-row.ts';
import { checkedSubscription } from './checked-subscription.ts';
import { subscriptionSchema } from './subscription.schema.ts';

const pool = { product: 'calling', purchased: 10, assigned: 5 };
const bill = {
  ...{ id: 'b', date: '2026-11-01', dueDate: '2026-12-01', amount: 12.5, currency: 'EUR' },
};
const order = { id: 'o', date: '2026-11-01', action: 'new', product: 'calling', quantity: 10 };
const good = {
  ...{ id: 's1', customerId: 'c1', kind: 'subscription', startDate: '2026-11-01', endDate: '2027-10-31' },
  licenses: [{ ...pool, weeks: [{ week: '2026-11-08', purchased: 10, assigned: 5, used: 4 }] }],
};

describe('the check of a subscription', () => {
  it('answers a good one as it is', () => expect(checkedSubscription(good).row).toBe(good));

  it('gives the verdict of the schema, and the same row', () => {
    const odd = fc.oneof(
      fc.anything(),
      fc.constantFrom('', null, -1, 2.5, 2 ** 53, Number.NaN, '2026-02-30', '2026-10-31', '2026-11-09', [
        null,
      ]),
      fc.constantFrom([{ ...pool, weeks: [{ week: '2026-11-09', purchased: 1, assigned: 1, used: 1 }] }]),
      fc.constantFrom([{ ...pool, assigned: 2.5 }], [{ ...pool, used: -1 }], [{ product: 'calling' }]),
      fc.constantFrom(
        [{ ...pool, used: null }],
        [{ ...pool, used: '', weeks: '' }],
        [{ ...pool, weeks: [''] }],
        [''],
        [{ ...bill, url: '', paidDate: '' }],
        [bill],
        [{ ...bill, url: null }],
        [{ ...bill, id: 7 }],
        [{ ...bill, amount: '1' }],
        [{ ...bill, paidDate: '2026-11-31' }],
        [order],
        [
          { ...order, by: 'anna' },
          { ...order, by: null },
        ],
        [{ ...order, quantity: Number.POSITIVE_INFINITY }],
      ),
    );
    const names = [
      ...Object.keys(good),
      'autoRenews',
      'paid',
      'setupComplete',
      'endedOn',
      'invoices',
      'orders',
    ];
    const rows = fc
      .dictionary(fc.constantFrom(...names), odd, { maxKeys: 2 })
      .map((changes) => ({ ...good, ...changes }));
    fc.assert(
      fc.property(rows, (row) => {
        const [own, bySchema] = [checkedSubscription(row), checkedRow(subscriptionSchema, row)];
        expect(own.fault === undefined).toBe(bySchema.fault === undefined);
        expect(own.row).toEqual(bySchema.row);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [{ endDate: '2026-10-31' }, 'endDate', 'expected a day not before the start, 2026-11-01'],
    [{ endDate: '2027-10-31T00:00:00Z' }, 'endDate', 'expected a calendar date, YYYY-MM-DD'],
    [
      { licenses: [{ ...pool, purchased: 2.5 }] },
      'licenses[0].purchased',
      'expected a whole number of 0 or more',
    ],
    [{ licenses: [{ ...pool, used: 2 ** 53 }] }, 'licenses[0].used', 'expected a whole number of 0 or more'],
  ])('refuses %j', (changes, field, message) => {
    expect(checkedSubscription({ ...good, ...changes }).fault).toEqual({ field, message });
  });

  it('takes null as absent, deep in a row too, and leaves the row as it was', () => {
    const row = { ...good, paid: null, note: null, licenses: [{ ...pool, used: null }], invoices: null };
    expect(checkedSubscription(row).row).toEqual({ ...good, note: null, licenses: [pool] });
    expect(row.paid).toBeNull();
  });

  it('takes an empty text as absent where it is no value', () => {
    const row = {
      ...good,
      paid: '',
      endedOn: '',
      licenses: [{ ...pool, used: '' }],
      orders: [{ ...order, by: '' }],
    };
    expect(checkedSubscription(row).row).toEqual({
      ...good,
      licenses: [pool],
      orders: [{ ...order, by: '' }],
    });
    expect(checkedSubscription({ ...good, customerId: '' }).fault).toEqual({
      field: 'customerId',
      message: 'expected a text that is not empty',
    });
  });

  it('takes ids that are whole numbers as their digits', () => {
    const row = { ...good, id: 7, customerId: 1007, orders: [{ ...order, id: 3 }] };
    expect(checkedSubscription(row).row).toEqual({
      ...good,
      ...{ id: '7', customerId: '1007', orders: [{ ...order, id: '3' }] },
    });
    expect(row.id).toBe(7);
  });

  it.each(['0001-01-01', '9999-12-31'])('takes a day as far as %s', (day) => {
    const { row } = checkedSubscription({ ...good, startDate: '0001-01-01', endDate: day });
    expect(row?.endDate).toBe(day);
  });
});
