import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPartnerClient } from '../client/partner-client.ts';
import { memorySource } from '../sources/memory-source.ts';

afterEach(() => vi.restoreAllMocks());

/** A clock on which each look takes ten milliseconds: every slice is over with the customers that it began with. */
function slowClock(): void {
  let ms = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    ms += 10;
    return ms;
  });
}

const many = Array.from({ length: 2000 }, (_, at) => ({
  id: String(at),
  name: `Customer ${at}`,
  tags: at % 2 ? ['Gold'] : ['Gold', 'Silver'],
}));

/** How often the page is given its turn until something is done. */
async function turnsUntil(done: () => Promise<unknown>): Promise<number> {
  const turns = vi.spyOn(globalThis, 'MessageChannel');
  await done();
  const { length } = turns.mock.calls;
  turns.mockRestore();
  return length;
}

describe('the tags of many customers in memory', () => {
  it('are counted in slices between which the page has its turn', async () => {
    const client = createPartnerClient({ source: memorySource({ customers: many, saveTags: () => {} }) });
    await client.customers.count({});
    slowClock();
    expect(await turnsUntil(() => client.tags.list())).toBe(7);
    expect((await client.tags.list()).items.map(({ name, customers }) => [name, customers])).toEqual([
      ['Gold', 2000],
      ['Silver', 1000],
    ]);
    expect(await turnsUntil(() => client.tags.add({ customerIds: ['1'], tags: ['silver'] }))).toBe(7);
    expect((await client.customers.get({ id: '1' })).tags).toEqual(['Gold', 'Silver']);
  });

  it('are described by one at a time, however long they take to count', async () => {
    const client = createPartnerClient({
      source: memorySource({ customers: many, saveTagDetails: () => {} }),
    });
    const { items } = await client.tags.list();
    const version = items[0]?.version ?? '';
    slowClock();
    const described = await Promise.allSettled(
      ['one', 'two'].map((description) => client.tags.describe({ name: 'Gold', description, version })),
    );
    expect(described.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await client.tags.get({ name: 'gold' })).description).toBe('one');
  });
});
