import fc from 'fast-check';
import { expect, it } from 'vitest';
import { atOnce } from '../operation/in-slices.ts';
import { CheckedCustomers } from './checked-customers.ts';
import { GroupedSubscriptions } from './grouped-subscriptions.ts';

const term = { kind: 'subscription', startDate: '2026-01-01', endDate: '2026-12-31', licenses: [] } as const;

it('subscriptions are those of their customer in any order, the first of each id, and nobody has those of a stranger', () => {
  const id = fc.constantFrom('a', 'b', 'c');
  const customer = fc.constantFrom('1', '2', '3', '4');
  fc.assert(
    fc.property(
      // an id that is taken is left out, and its subscriptions are those of who has it
      fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 5 }),
      fc.array(fc.record({ id, customerId: customer }), { maxLength: 12 }),
      (customerIds, owned) => {
        const customers = new CheckedCustomers(customerIds.map((id) => ({ id, name: 'Acme', region: 'eu' })));
        atOnce(customers.checking());
        const given = owned.map((one) => ({ ...one, ...term }));
        const grouped = new GroupedSubscriptions(given, customers);
        atOnce(grouped.checking());
        const first = given.filter(
          (one, at) =>
            given.findIndex((other) => other.id === one.id && other.customerId === one.customerId) === at,
        );
        const expected = customerIds.map((id, at) =>
          customerIds.indexOf(id) === at ? first.filter(({ customerId }) => customerId === id) : [],
        );
        expect(customerIds.map((_, at) => grouped.of(at))).toEqual(expected);
        expect(grouped.refused).toHaveLength(given.length - expected.flat().length);
      },
    ),
  );
});
