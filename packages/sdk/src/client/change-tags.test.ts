import { describe, expect, it, vi } from 'vitest';
import { PartnerError } from '../errors/partner-error.ts';
import { createSource } from '../sources/create-source.ts';
import { memorySource } from '../sources/memory-source.ts';
import { createPartnerClient } from './partner-client.ts';

const ids = Array.from({ length: 2500 }, (_, index) => `c${index}`);

describe('tags of more customers than one call may name (TAG-3)', () => {
  it('are changed in several calls, with a result for each customer', async () => {
    const client = createPartnerClient({
      source: memorySource({ customers: ids.map((id) => ({ id, name: id })), saveTags: () => {} }),
    });
    const { results } = await client.tags.add({ customerIds: ids, tags: ['Blue'] });
    expect(results.map(({ customerId }) => customerId)).toEqual(ids);
    expect((await client.customers.count({ query: 'tag:blue' })).total).toBe(2500);
    await client.tags.remove({ customerIds: ids, tags: ['Blue'] });
    expect((await client.customers.count({ query: 'tag:blue' })).total).toBe(0);
  });

  it('tell which customers were in a call that failed', async () => {
    const add = vi.fn(({ customerIds }: { customerIds: string[] }) => {
      if (add.mock.calls.length === 2) throw new PartnerError({ code: 'rateLimited', message: 'Too many.' });
      return {
        results: customerIds.map((customerId) => ({ customerId, tags: ['Blue'], changed: ['Blue'] })),
      };
    });
    const client = createPartnerClient({ source: createSource({ tags: { add } }) });
    const { results } = await client.tags.add({ customerIds: ids, tags: ['Blue'] });
    expect(results).toHaveLength(2500);
    const failed = results
      .filter(({ error }) => error?.code === 'rateLimited')
      .map(({ customerId }) => customerId);
    expect(failed).toEqual(ids.slice(1000, 2000));
  });

  it('fail as a whole where the first call does', async () => {
    const add = () => Promise.reject(new PartnerError({ code: 'forbidden', message: 'No.' }));
    const client = createPartnerClient({ source: createSource({ tags: { add } }) });
    await expect(client.tags.add({ customerIds: ids, tags: ['Blue'] })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
