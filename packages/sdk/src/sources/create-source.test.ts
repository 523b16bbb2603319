import { describe, expect, it, vi } from 'vitest';
import { createPartnerClient } from '../client/partner-client.ts';
import { createSource, type SourceHandlers } from './create-source.ts';

function clientOf(handlers: SourceHandlers) {
  return createPartnerClient({ source: createSource(handlers), asOf: '2026-11-16', timeoutMs: 1000 });
}

const rows = [
  { id: 'b', name: 'Beta', tags: ['x'] },
  { id: 'a', name: 'Alpha' },
  { id: 'c', name: 'Gamma' },
];

describe('a host’s own source', () => {
  it('may answer all its rows: the SDK then filters, sorts and pages', async () => {
    const list = vi.fn(async () => rows);
    const client = clientOf({ customers: { list } });
    const first = await client.customers.list({ sort: 'name', limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual(['a', 'b']);
    const second = await client.customers.list({ sort: 'name', limit: 2, cursor: first.nextCursor });
    expect(second).toMatchObject({ items: [{ id: 'c' }], nextCursor: null });
    expect(list).toHaveBeenCalledTimes(1);
    expect((await client.customers.list({ query: 'tag:x' })).items.map(({ id }) => id)).toEqual(['b']);
  });

  it('goes on in the region of a cursor, whatever was asked in between', async () => {
    const inRegion = (region: string) =>
      ['1', '2', '3'].map((id) => ({ id: `${region}${id}`, name: `${region} ${id}`, region }));
    const client = clientOf({ customers: { list: (_input, { region = 'EU' }) => inRegion(region) } });
    const first = await client.customers.list({ limit: 2 }, { region: 'EU' });
    await client.customers.list({ limit: 2 }, { region: 'US' });
    const { items } = await client.customers.list({ limit: 2, cursor: first.nextCursor }, { region: 'EU' });
    expect(items.map(({ id }) => id)).toEqual(['EU3']);
  });

  it('may answer a page of its own', async () => {
    const client = clientOf({
      customers: {
        list: ({ cursor }) =>
          cursor
            ? { items: [rows[1] as never], nextCursor: null }
            : { items: [rows[0] as never], nextCursor: 'p2' },
      },
    });
    const seen: string[] = [];
    for await (const { id } of client.customers.all()) seen.push(id);
    expect(seen).toEqual(['b', 'a']);
  });

  it('is asked with the region, the day and the signal', async () => {
    const list = vi.fn((_input: unknown, _context: unknown) => []);
    await clientOf({ customers: { list } }).customers.list({ query: 'acme' }, { region: 'EU' });
    expect(list.mock.calls[0]?.[0]).toMatchObject({ query: 'acme' });
    expect(list.mock.calls[0]?.[1]).toMatchObject({
      region: 'EU',
      asOf: '2026-11-16',
      signal: expect.any(AbortSignal),
    });
  });

  it('leaves out a bad row of a page, names it, and lets the rest arrive', async () => {
    const client = clientOf({
      customers: { list: () => ({ items: [{ id: 'a', name: 'A' }, { id: 7 } as never], nextCursor: null }) },
    });
    const { items, refused } = await client.customers.list();
    expect(items).toEqual([{ id: 'a', name: 'A' }]);
    expect(refused).toEqual([{ index: 1, field: 'id', message: 'expected string, found number' }]);
  });

  it.each([
    ['nothing', undefined],
    ['text', '<html>'],
    ['a page without rows', { nextCursor: null }],
    ['a cursor that is none', { items: [], nextCursor: 7 }],
  ])('calls an answer malformed that is %s', async (_title, answer) => {
    const client = clientOf({ customers: { list: () => answer as never } });
    await expect(client.customers.list()).rejects.toMatchObject({ code: 'malformed' });
  });

  it('says of an operation that it does not answer that it is not supported', async () => {
    const client = clientOf({ customers: { list: () => rows } });
    expect(client.supports('tags.add')).toBe(false);
    await expect(client.tags.add({ customerIds: ['a'], tags: ['x'] })).rejects.toMatchObject({
      code: 'unsupported',
    });
  });

  it('ends with an error when the host’s pages never end', async () => {
    const same = clientOf({
      customers: { list: () => ({ items: [rows[0] as never], nextCursor: 'again' }) },
    });
    const walk = async () => {
      for await (const _ of same.customers.all());
    };
    await expect(walk()).rejects.toMatchObject({ code: 'malformed' });
  });

  it('turns whatever a handler throws into a PartnerError', async () => {
    const client = clientOf({
      customers: {
        list: () => {
          throw new TypeError('x is undefined');
        },
      },
    });
    await expect(client.customers.list()).rejects.toMatchObject({
      code: 'unavailable',
      message: 'x is undefined',
    });
  });
});
