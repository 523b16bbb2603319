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

  it('goes on behind a page that failed or was called off', async () => {
    let problem: Error | undefined;
    const client = clientOf({
      customers: {
        list: ({ cursor }, { signal }) => {
          if (cursor && problem) throw problem;
          signal?.throwIfAborted();
          return { items: [rows[cursor ? 1 : 0]] as never, nextCursor: cursor ? null : '1' };
        },
      },
    });
    const { nextCursor: cursor } = await client.customers.list({});
    problem = new Error('down');
    await expect(client.customers.list({ cursor })).rejects.toThrow();
    problem = undefined;
    expect((await client.customers.list({ cursor })).items.map(({ id }) => id)).toEqual(['a']);
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

  it('of all rows tells of their values, their number and each of them, without being asked for it', async () => {
    const list = vi.fn(async () => rows);
    const client = clientOf({ customers: { list } });
    expect(client.supports('customers.get')).toBe(false);
    const page = await client.customers.list();
    expect(client.supports('customers.get')).toBe(true);
    expect(client.supports('customers.facets')).toBe(true);
    const facets = await client.customers.facets();
    expect(page.items).toHaveLength(3);
    expect(facets.tag).toEqual([{ value: 'x', customers: 1 }]);
    expect(await client.customers.count({ query: '-tag:x' })).toEqual({ total: 2 });
    expect(await client.customers.get({ id: 'a' })).toMatchObject({ name: 'Alpha' });
    await expect(client.customers.get({ id: 'z' })).rejects.toMatchObject({ code: 'notFound' });
    expect(list).toHaveBeenCalledTimes(1);
  });

  it('of all rows has them asked for again after a change', async () => {
    let tag = 'x';
    const list = () => [{ id: 'a', name: 'Alpha', tags: [tag] }];
    const add = () => {
      tag = 'y';
      return { results: [] };
    };
    const client = clientOf({ customers: { list }, tags: { add } });
    expect((await client.customers.facets()).tag).toEqual([{ value: 'x', customers: 1 }]);
    await client.tags.add({ customerIds: ['a'], tags: ['y'] });
    expect((await client.customers.facets()).tag).toEqual([{ value: 'y', customers: 1 }]);
  });

  it('of all rows has them asked for again when told to', async () => {
    const list = vi.fn(async () => rows);
    const client = clientOf({ customers: { list } });
    await client.customers.count();
    client.refresh();
    await client.customers.count();
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('of pages offers nothing that only all rows could tell', async () => {
    const client = clientOf({ customers: { list: () => ({ items: rows as never, nextCursor: null }) } });
    await client.customers.list();
    expect(client.supports('customers.facets')).toBe(false);
    await expect(client.customers.facets()).rejects.toMatchObject({ code: 'unsupported' });
  });

  describe('a page that is not what it was asked for', () => {
    const known = [
      { id: 'b', name: 'Beta', tags: ['x'], region: 'EU', licenses: { purchased: 5 } },
      { id: 'a', name: 'Alpha', tags: [], licenses: { purchased: 9 } },
      { id: 'c', name: 'Gamma', adminEmail: 'kim@beta.example' },
    ];
    const paged = clientOf({ customers: { list: () => ({ items: known as never, nextCursor: null }) } });

    it.each([
      ['beta', 1],
      ['-beta', 2],
      ['tag:x', 1],
      ['-tag:x', 1],
      ['tag:x licenses>5', 2],
      ['region:US', 1],
      ['licenses<100', 0],
      // no row tells of these
      ['status:trial', 0],
      ['type:trial', 0],
      ['expires<30d', 0],
    ])('by %s says so of %i rows', async (query, unmatched) => {
      const page = await paged.customers.list({ query });
      expect(page.items).toHaveLength(3);
      expect(page.mismatch?.unmatched ?? 0).toBe(unmatched);
    });

    it('in its order says so, of numbers and days alone', async () => {
      expect(await paged.customers.list({ sort: '-licenses' })).toMatchObject({
        mismatch: { unmatched: 0, isUnordered: true },
      });
      expect(await paged.customers.list({ sort: 'licenses' })).not.toHaveProperty('mismatch');
      expect(await paged.customers.list({ sort: 'name' })).not.toHaveProperty('mismatch');
    });
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
      customers: {
        list: () => ({ items: [{ id: 'a', name: 'A' }, { id: 7.5 } as never], nextCursor: null }),
      },
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

  it('takes null and an empty text as absent, in a page and in an answer of one, as serializers write it', async () => {
    const row = { id: 'a', name: 'A', region: null, adminEmail: null, expiresOn: '', tags: ['', 'gold'] };
    const client = clientOf({
      customers: { list: () => ({ items: [row as never], nextCursor: null }), get: () => row as never },
    });
    const { items, refused } = await client.customers.list();
    expect({ items, refused }).toEqual({ items: [{ id: 'a', name: 'A', tags: ['gold'] }] });
    expect(await client.customers.get({ id: 'a' })).toEqual({ id: 'a', name: 'A', tags: ['gold'] });
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
