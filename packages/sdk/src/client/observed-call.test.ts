import { afterEach, describe, expect, it, vi } from 'vitest';
import { PartnerError } from '../errors/partner-error.ts';
import { createSource } from '../sources/create-source.ts';
import { httpSource } from '../sources/http-source.ts';
import { memorySource } from '../sources/memory-source.ts';
import type { Observe, ObservedFailure, PartnerMetric } from './observe.ts';
import { tellFailure } from './observed-call.ts';
import { createPartnerClient } from './partner-client.ts';

const customers = [{ id: 'a', name: 'Acme', region: 'EU' }];
afterEach(() => vi.restoreAllMocks());

function recorder() {
  const failures: ObservedFailure[] = [];
  const metrics: PartnerMetric[] = [];
  const observe: Observe = {
    error: (failure) => void failures.push(failure),
    metric: (metric) => void metrics.push(metric),
  };
  return { observe, failures, metrics };
}

/** A clock that goes on by a quarter of a second whenever it is read. */
function clock() {
  let ms = Date.parse('2026-11-16');
  return () => {
    ms += 250;
    return ms;
  };
}

describe('a client that is observed', () => {
  it('tells how long each call took', async () => {
    const { observe, metrics, failures } = recorder();
    const client = createPartnerClient({ source: memorySource({ customers }), observe, now: clock() });
    await client.customers.list({ query: 'acme' }, { region: 'EU' });
    await client.customers.open({});
    expect(metrics).toEqual([
      { type: 'call', operation: 'customers.list', region: 'EU', ms: 500, outcome: 'done' },
      { type: 'call', operation: 'customers.list', region: undefined, ms: 500, outcome: 'done' },
    ]);
    expect(failures).toEqual([]);
  });

  it('tells what failed by the id of its request, without what was said of it', async () => {
    const { observe, metrics, failures } = recorder();
    const refused = { code: 'conflict', message: 'Anna has it.', requestId: 'req-7' };
    const source = httpSource({
      regions: { EU: { baseUrl: 'http://server.test/eu/v1' } },
      getToken: () => 'token',
      fetch: async () => Response.json(refused, { status: 409, headers: { 'x-request-id': 'req-7' } }),
    });
    const client = createPartnerClient({ source, observe });
    await expect(client.customers.get({ id: 'a' })).rejects.toMatchObject({ requestId: 'req-7' });
    expect(failures).toEqual([
      {
        code: 'conflict',
        operation: 'customers.get',
        region: 'EU',
        requestId: 'req-7',
        status: 409,
        phase: 'source',
        retryable: false,
      },
    ]);
    expect(metrics).toMatchObject([{ outcome: 'conflict' }]);
  });

  it('tells of a call that is called off how long it took, and that nothing failed', async () => {
    const { observe, metrics, failures } = recorder();
    const source = createSource({ customers: { list: () => new Promise<never>(() => {}) } });
    const client = createPartnerClient({ source, observe });
    const stop = new AbortController();
    const call = client.customers.list({}, { signal: stop.signal });
    setImmediate(() => stop.abort());
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(metrics).toMatchObject([{ outcome: 'cancelled' }]);
    expect(failures).toEqual([]);
  });

  it('hands on what was thrown beside what may be sent', async () => {
    const error = vi.fn();
    const cause = new Error('no row for anna@acme.example');
    const source = createSource({ customers: { list: () => Promise.reject(cause) } });
    await expect(createPartnerClient({ source, observe: { error } }).customers.list()).rejects.toThrow();
    const [failure, thrown] = error.mock.calls[0] ?? [];
    expect(thrown.cause).toBe(cause);
    expect(JSON.stringify(failure)).not.toContain('anna');
  });

  it('answers whatever becomes of telling', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const broken = () => {
      throw new Error('no log');
    };
    const observe = { error: broken, metric: broken };
    const client = createPartnerClient({ source: memorySource({ customers }), observe });
    expect((await client.customers.list()).items).toHaveLength(1);
    await expect(client.customers.get({ id: 'z' })).rejects.toMatchObject({ code: 'notFound' });
    expect(log.mock.calls.map(([said]) => said)).toEqual([
      'PartnerKit: observe.metric failed.',
      'PartnerKit: observe.metric failed.',
      'PartnerKit: observe.error failed.',
    ]);
  });

  it('answers where what is told promises and rejects', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const metric = () => Promise.reject(new Error('no log'));
    const client = createPartnerClient({ source: memorySource({ customers }), observe: { metric } });
    expect((await client.customers.list()).items).toHaveLength(1);
    await vi.waitFor(() =>
      expect(log).toHaveBeenCalledWith('PartnerKit: observe.metric failed.', new Error('no log')),
    );
  });

  it('is told once of what a client has told of', async () => {
    const error = vi.fn();
    const client = createPartnerClient({ source: memorySource({ customers }), observe: { error } });
    const thrown = await client.customers.get({ id: 'z' }).catch((cause: unknown) => cause);
    tellFailure({ error }, thrown);
    expect(error).toHaveBeenCalledTimes(1);
    tellFailure({ error }, new PartnerError({ code: 'unknown', message: 'A widget broke.' }));
    expect(error).toHaveBeenLastCalledWith(
      expect.objectContaining({ code: 'unknown', operation: undefined }),
      expect.any(PartnerError),
    );
  });

  it('leaves ids out that are addresses of people', async () => {
    const event = vi.fn();
    const source = memorySource({ customers, saveTags: () => {} });
    const client = createPartnerClient({ source, observe: { event } });
    const customerIds = ['a', 'anna@acme.example'];
    await client.tags.add({ customerIds, tags: ['vip'] });
    expect(event).toHaveBeenCalledWith(expect.objectContaining({ ids: ['a'] }));
  });
});
