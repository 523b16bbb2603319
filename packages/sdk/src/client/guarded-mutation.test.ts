import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSource } from '../sources/create-source.ts';
import { memorySource } from '../sources/memory-source.ts';
import type { BeforeMutate } from './guarded-mutation.ts';
import type { MutationOutcome } from './mutation.ts';
import { createPartnerClient } from './partner-client.ts';

const customers = [
  { id: 'a', name: 'Acme' },
  { id: 'b', name: 'Beta' },
];

function set(beforeMutate?: BeforeMutate, more: { timeoutMs?: number } = {}) {
  const told: MutationOutcome[] = [];
  const source = memorySource({ customers, saveTags: () => {} });
  const client = createPartnerClient({
    source,
    beforeMutate,
    observe: { event: (outcome) => void told.push(outcome) },
    ...more,
  });
  const reader = createPartnerClient({ source });
  const tags = async () => (await reader.customers.get({ id: 'a' })).tags ?? [];
  return { client, told, tags };
}

const late = { code: 'timeout' };
const tagged = { customerIds: ['a', 'b'], tags: ['vip'] };
afterEach(() => vi.restoreAllMocks());

describe('a client that asks before changes', () => {
  it('tells what is about to change, and lets it go on', async () => {
    const asked = vi.fn<BeforeMutate>();
    const { client, told, tags } = set(asked);
    await client.tags.add(tagged);
    expect(asked).toHaveBeenCalledWith(
      expect.objectContaining({ operation: 'tags.add', input: expect.objectContaining(tagged) }),
      { signal: expect.any(AbortSignal) },
    );
    expect(told).toEqual([
      { type: 'mutation', phase: 'done', operation: 'tags.add', ids: ['a', 'b'], code: undefined },
    ]);
    expect(await tags()).toEqual(['vip']);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it.each<[string, BeforeMutate, object]>([
    [
      'refuses',
      () => 'Quarter end: ask Anna.',
      { code: 'forbidden', fields: [{ field: 'beforeMutate', message: 'Quarter end: ask Anna.' }] },
    ],
    [
      'refuses without a reason',
      async () => false,
      { code: 'forbidden', message: 'The change was refused.' },
    ],
    ['rejects', () => Promise.reject(new Error('no policy')), { code: 'unknown', message: 'no policy' }],
    [
      'throws',
      () => {
        throw new Error('no policy');
      },
      { code: 'unknown' },
    ],
    ['answers what is no verdict', () => 7 as never, { code: 'invalid' }],
    ['never answers', () => new Promise<never>(() => {}), late],
  ])('changes nothing where the host %s', async (_, beforeMutate, error) => {
    const isSilent = error === late;
    const { client, told, tags } = set(beforeMutate, isSilent ? { timeoutMs: 20 } : {});
    await expect(client.tags.add(tagged)).rejects.toMatchObject(error);
    expect(told.map(({ phase }) => phase)).toEqual(['refused']);
    expect(await tags()).toEqual([]);
  });

  it('is called off with its call while the host thinks', async () => {
    const { client, told } = set(() => new Promise<never>(() => {}));
    const stop = new AbortController();
    const change = client.tags.add(tagged, { signal: stop.signal });
    setImmediate(() => stop.abort());
    await expect(change).rejects.toMatchObject({ code: 'cancelled' });
    expect(told.map(({ code }) => code)).toEqual(['cancelled']);
  });

  it('tells why a change failed, and nothing of reads', async () => {
    const asked = vi.fn<BeforeMutate>();
    const told: MutationOutcome[] = [];
    const source = createSource({ customers: { list: () => customers } });
    const client = createPartnerClient({
      source,
      beforeMutate: asked,
      observe: { event: (one) => void told.push(one) },
    });
    await client.customers.list({});
    expect([asked.mock.calls, told]).toEqual([[], []]);
    await expect(client.views.remove({ id: 'v' })).rejects.toMatchObject({ code: 'unsupported' });
    expect(told).toEqual([
      { type: 'mutation', phase: 'failed', operation: 'views.remove', ids: ['v'], code: 'unsupported' },
    ]);
  });

  it('has changed what it changed, whatever becomes of telling', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const client = createPartnerClient({
      source: memorySource({ customers, saveTags: () => {} }),
      observe: {
        event: () => {
          throw new Error('no log');
        },
      },
    });
    await client.tags.add(tagged);
    expect((await client.customers.get({ id: 'a' })).tags).toEqual(['vip']);
    expect(log).toHaveBeenCalledTimes(1);
  });
});
