import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPartnerClient } from '../client/partner-client.ts';
import type { CustomerSort } from '../customers/customer-sorts.ts';
import type { RowView } from '../operation/row-view.ts';
import { memorySource } from '../sources/memory-source.ts';

const count = 3000;
const customers = Array.from({ length: count }, (_, index) => ({
  id: `c${index}`,
  name: `${['Acme', 'Bolt', 'Acre'][index % 3]} ${index}`,
  region: index % 2 === 0 ? 'de' : 'it',
}));

function client(saveTags = () => {}) {
  return createPartnerClient({ source: memorySource({ customers, saveTags }), asOf: '2026-11-16' });
}

function idsOf(view: RowView<{ readonly id: string }> | undefined) {
  return view && Array.from({ length: view.total }, (_, index) => view.at(index)?.id);
}

// a machine that is busy has no time left for what is found at once
beforeEach(() => void vi.spyOn(performance, 'now').mockReturnValue(0));
afterEach(() => vi.restoreAllMocks());

describe('customers at hand', () => {
  it.each([
    { query: 'ac' },
    { query: 'acm', region: 'de' },
    { query: 'ac', sort: 'name' as CustomerSort },
    { query: '', sort: '-name' as CustomerSort },
    { query: 'region:it acr' },
  ])('are the same as those that are opened: %o', async ({ query, sort, region }) => {
    const { customers } = client();
    const input = { query, ...(sort && { sort }) };
    expect(customers.first(input, { region })).toBeUndefined();
    const opened = await customers.open(input, { region });
    const first = customers.first(input, { region });
    expect(first?.isUnchecked).toBeUndefined();
    expect(idsOf(first)).toEqual(idsOf(opened));
  });

  it('are found at once for every letter after the first search', async () => {
    const { customers } = client();
    await customers.open({ query: 'a' });
    expect(customers.first({ query: 'ac' })?.total).toBe(2000);
    expect(customers.first({ query: 'acm' })?.total).toBe(1000);
    expect(customers.first({ query: 'bolt' })?.total).toBe(1000);
  });

  it('are none where that would hold the page up, and the search goes on from there', async () => {
    const { customers } = client();
    await customers.open({ query: 'a' });
    let ms = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      ms += 10;
      return ms;
    });
    expect(customers.first({ query: 'bo' })).toBeUndefined();
    clock.mockRestore();
    expect((await customers.open({ query: 'bo' }))?.total).toBe(1000);
  });

  it('are none of a query that cannot be read, of one by figures, nor in an order that nobody has made', async () => {
    const { customers } = client();
    await customers.open({ query: 'a', sort: 'name' });
    expect(customers.first({ query: 'status:nonsense' })).toBeUndefined();
    expect(customers.first({ query: 'kpi:activeCustomers' })).toBeUndefined();
    expect(customers.first({ query: 'a', sort: 'adminEmail' })).toBeUndefined();
  });

  it('are as they are now where one was changed in between', async () => {
    const partner = client();
    await partner.customers.open({ query: 'tag:gold' });
    expect(partner.customers.first({ query: 'tag:gold' })?.total).toBe(0);
    await partner.tags.add({ customerIds: ['c7'], tags: ['gold'] });
    expect(idsOf(partner.customers.first({ query: 'tag:gold' }))).toEqual(['c7']);
  });
});
