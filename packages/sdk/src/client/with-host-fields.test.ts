import { describe, expect, it, vi } from 'vitest';
import type { HostField } from '../host-fields/host-field.ts';
import { createHostFieldValues } from '../host-fields/host-field-values.ts';
import { matchingCustomers } from '../query/customer-selection.ts';
import { memorySource } from '../sources/memory-source.ts';
import { createPartnerClient } from './partner-client.ts';
import { selectedCustomers } from './selected-customers.ts';
import { withHostFields } from './with-host-fields.ts';

const source = memorySource({
  customers: [
    { id: 'a', name: 'Acme' },
    { id: 'b', name: 'Beta' },
    { id: 'c', name: 'Acme South' },
  ],
});
const scores = { a: 10, b: 90, c: 85 };

function set(load: () => Record<string, number> | Promise<Record<string, number>> = () => scores) {
  const asked = vi.fn(load);
  const field: HostField = { id: 'score', type: 'number', load: asked, complete: true, filter: 'number' };
  const values = createHostFieldValues(field);
  const client = withHostFields(createPartnerClient({ source }), [{ field, values }]);
  return { client, asked, values };
}

async function idsOf(rows: AsyncIterable<{ id: string }>): Promise<string> {
  let ids = '';
  for await (const { id } of rows) ids += id;
  return ids;
}

describe('a client that knows fields of a host’s own', () => {
  it('filters by them beside what the source filters, in its order', async () => {
    const { client, asked } = set();
    expect(await idsOf(client.customers.all({ query: 'score>80', sort: '-name' }))).toBe('bc');
    expect(await idsOf(client.customers.all({ query: 'acme -score>80' }))).toBe('a');
    expect(await client.customers.count({ query: 'score>5' })).toEqual({ total: 3 });
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('asks for values only of those that the source finds', async () => {
    const { client, asked } = set();
    const view = await client.customers.open({ query: 'acme score>80' });
    expect([view?.total, view?.at(0)?.id]).toEqual([1, 'c']);
    expect(asked.mock.calls).toEqual([[['a', 'c'], expect.anything()]]);
    expect(client.customers.first({ query: 'score>80' })).toBeUndefined();
  });

  it('orders by them, filtered or not', async () => {
    const { client } = set();
    expect(await idsOf(client.customers.all({ sort: '-score' as never }))).toBe('bca');
    expect(await idsOf(client.customers.all({ query: 'score<90', sort: 'score' as never }))).toBe('ac');
  });

  it('asks nothing of the host where no field of it is named', async () => {
    const { client, asked } = set();
    expect(await idsOf(client.customers.all({ query: 'acme', sort: 'name' }))).toBe('ac');
    expect((await client.customers.open({}))?.total).toBe(3);
    expect(client.customers.first({})?.total).toBe(3);
    expect(asked).not.toHaveBeenCalled();
  });

  it('gives all that a selection finds by them', async () => {
    const { client } = set();
    expect(await idsOf(selectedCustomers(client, matchingCustomers('score>80')))).toBe('bc');
  });

  it('rejects where their values cannot be loaded, and where a query cannot be read', async () => {
    const { client } = set(() => Promise.reject(new Error('no CRM')));
    await expect(client.customers.open({ query: 'score>80' })).rejects.toMatchObject({ code: 'unknown' });
    await expect(client.customers.open({ query: 'score>x' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('is called off with its call', async () => {
    const { client } = set(() => new Promise<never>(() => {}));
    const stop = new AbortController();
    const open = client.customers.open({ query: 'score>80' }, { signal: stop.signal });
    setImmediate(() => stop.abort());
    await expect(open).rejects.toMatchObject({ code: 'cancelled' });
  });
});
