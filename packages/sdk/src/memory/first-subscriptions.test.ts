import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPartnerClient } from '../client/partner-client.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { memorySource } from '../sources/memory-source.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { awaitedSubscriptions, firstSubscriptions } from './first-subscriptions.ts';

const trial = {
  ...{ kind: 'trial', startDate: '2026-01-01', endDate: '2026-12-31' },
  licenses: [{ product: 'calling', purchased: 3, assigned: 4 }],
};

function clientOf(customers: readonly unknown[], subscriptions?: readonly unknown[]) {
  const source = memorySource({
    customers: customers as CustomerRow[],
    subscriptions: subscriptions as Subscription[] | undefined,
  });
  return createPartnerClient({ source, asOf: '2026-11-16' });
}

// what is told of odd rows has tests of its own
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => vi.restoreAllMocks());

describe('the first customers of rows in memory', () => {
  it('are at hand at once, with what follows from their subscriptions', () => {
    const first = clientOf(
      [{ id: 'a', name: 'Acme' }],
      [{ ...trial, id: 's', customerId: 'a' }],
    ).customers.first({});
    expect(first?.total).toBe(1);
    expect(first?.at(0)).toMatchObject({
      statuses: ['licenseOverage', 'trial'],
      licenses: { purchased: 3, assigned: 4, overage: 1 },
    });
  });

  it('are those that stand in the whole result, whatever the rows are like, and the same objects', async () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd');
    const odd = fc.constantFrom(null, {}, 7, { id: 'x', name: null });
    const customer = fc.record({ id: ids, name: ids, tags: fc.constantFrom(['x'], undefined, null) });
    const subscription = fc.record({
      id: fc.constantFrom('s', 't'),
      customerId: fc.oneof({ weight: 9, arbitrary: ids }, fc.constantFrom(undefined, '', 'nobody')),
      change: fc.constantFrom({}, {}, {}, { endDate: '2026-03-01' }, { kind: 'gift' }, { paid: null }),
    });
    const agreements = fc.array(
      subscription.map(({ change, ...own }) => ({ ...trial, ...own, ...change })),
      { maxLength: 6 },
    );
    let atHand = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 9, arbitrary: customer }, odd), { maxLength: 4 }),
        fc.option(agreements, { nil: undefined }),
        async (customers, subscriptions) => {
          const client = clientOf(customers, subscriptions);
          const first = client.customers.first({});
          const shown = first && customers.map((_, index) => first.at(index));
          const whole = await client.customers.open({});
          if (!first || !whole) return;
          atHand++;
          expect(whole.total).toBe(first.total);
          shown?.forEach((one, index) => {
            expect(whole.at(index)).toBe(one);
          });
          const listed = await clientOf(customers, subscriptions).customers.list();
          expect(shown).toEqual(listed.items);
        },
      ),
      { numRuns: 150 },
    );
    expect(atHand).toBeGreaterThan(10);
  });

  it.each([
    ['a query', { query: 'acme' }, {}],
    ['an order', { sort: 'name' as const }, {}],
    ['a region', {}, { region: 'EU' }],
  ])('are not at hand for %s, which may choose others', (_, input, options) => {
    const client = clientOf([{ id: 'a', name: 'Acme', region: 'EU' }]);
    expect(client.customers.first(input, options)).toBeUndefined();
  });

  it('are those alone: another is not there before all rows are known, and then is whole', async () => {
    const customers = Array.from({ length: 500 }, (_, index) => ({
      id: `c${index}`,
      name: `Customer ${index}`,
    }));
    const client = clientOf(customers);
    expect(client.customers.first({})?.at(499)).toBeUndefined();
    expect((await client.customers.open({}))?.at(499)?.name).toBe('Customer 499');
  });

  it('are not kept as they were: a tag that was added since is there', async () => {
    const source = memorySource({ customers: [{ id: 'a', name: 'Acme' }], saveTags: () => {} });
    const client = createPartnerClient({ source, asOf: '2026-11-16' });
    expect(client.customers.first({})?.at(0)?.tags).toEqual([]);
    await client.tags.add({ customerIds: ['a'], tags: ['New'] });
    expect(client.customers.first({})?.at(0)?.tags).toEqual(['New']);
  });

  it('wait for what follows where looking through all subscriptions would take long', () => {
    const many = new Array(150_001).fill({ ...trial, id: 's', customerId: 'a' });
    expect(firstSubscriptions(many, ['a'])).toBe(awaitedSubscriptions);
    const first = clientOf([{ id: 'a', name: 'Acme' }], many).customers.first({});
    expect(first?.awaits).toBe(true);
    expect(first?.at(0)).toEqual({ id: 'a', name: 'Acme', tags: [], statuses: [] });
  });
});
