import { describe, expect, it, vi } from 'vitest';
import type { Customer } from '../customers/customer.schema.ts';
import { type CustomerSelection, matchingCustomers } from '../query/customer-selection.ts';
import { createSource } from '../sources/create-source.ts';
import { memorySource } from '../sources/memory-source.ts';
import { createPartnerClient } from './partner-client.ts';
import { selectedCustomers } from './selected-customers.ts';

const rows = (count: number): Customer[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    name: `Customer ${index}`,
    region: index % 4 === 0 ? 'EU' : 'US',
  }));

/** A source of 400 customers that answers 200 at most, whatever is asked. */
function pagedSource() {
  const all = rows(400);
  const list = vi.fn(({ cursor }: { cursor?: string | null | undefined }) => {
    const from = Number(cursor ?? 0);
    return {
      items: all.slice(from, from + 200),
      nextCursor: from + 200 < all.length ? `${from + 200}` : null,
    };
  });
  return { list, source: createSource({ customers: { list } }) };
}

async function idsOf(
  client: ReturnType<typeof createPartnerClient>,
  selection: CustomerSelection,
  options?: Parameters<typeof selectedCustomers>[2],
): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of selectedCustomers(client, selection, options)) ids.push(id);
  return ids;
}

describe('the customers of a selection', () => {
  it('are all of 10,000 in memory but those taken out, each once', async () => {
    const client = createPartnerClient({ source: memorySource({ customers: rows(10_000) }) });
    const ids = await idsOf(client, { query: 'region:EU', except: ['c0', 'c8'], also: ['c1', 'c4'] });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(2500 - 2 + 1);
    expect(ids).toContain('c1');
    expect(ids).not.toContain('c8');
  });

  it('are all of 400 where a page holds 200', async () => {
    const { source } = pagedSource();
    const ids = await idsOf(createPartnerClient({ source }), matchingCustomers(''));
    expect(ids).toEqual(rows(400).map(({ id }) => id));
  });

  it('named by ids are found on pages that nobody has loaded, and a page more than needed is never asked', async () => {
    const { source, list } = pagedSource();
    const client = createPartnerClient({ source });
    expect(await idsOf(client, ['c399', 'c1', 'gone'])).toEqual(['c1', 'c399']);
    expect(await idsOf(client, ['c1'], { known: (id) => rows(2).find((row) => row.id === id) })).toEqual([
      'c1',
    ]);
    list.mockClear();
    expect(await idsOf(client, ['c5', 'c7'])).toEqual(['c5', 'c7']);
    expect(list).toHaveBeenCalledTimes(1);
  });

  it('that are gone are left out, and what fails otherwise is thrown', async () => {
    const client = createPartnerClient({ source: memorySource({ customers: rows(3) }) });
    expect(await idsOf(client, ['c2', 'gone', 'c2'])).toEqual(['c2']);
    const failing = createPartnerClient({
      source: memorySource({ customers: () => Promise.reject(new Error('the store is away')) }),
    });
    await expect(idsOf(failing, ['c2'])).rejects.toThrow();
  });
});
