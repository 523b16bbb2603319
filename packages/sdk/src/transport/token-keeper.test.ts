import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countCustomers } from '../customers/customers.contract.ts';
import type { PartnerError } from '../errors/partner-error.ts';
import { createTransport, type TransportOptions } from './create-transport.ts';
import type { AccessToken, GetToken } from './token-keeper.ts';

const parallel = 1000 * Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);

/** A server that knows which tokens are good, and a host that hands out `t1`, `t2`, … */
function setUp(
  options: Partial<TransportOptions> & { life?: number; isGood?: (token: string) => boolean } = {},
) {
  const { life, isGood = () => true, ...rest } = options;
  const sent: string[] = [];
  let made = 0;
  const getToken = vi.fn<GetToken>(async () => {
    const token = `t${++made}`;
    return life === undefined ? token : { token, expiresInSeconds: life };
  });
  const transport = createTransport({
    regions: { EU: { baseUrl: 'https://eu.example' }, US: { baseUrl: 'https://us.example' } },
    getToken,
    fetch: async (_url, init) => {
      const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '';
      sent.push(token);
      await after(10);
      return isGood(token)
        ? new Response('{"total":1}', { headers: { 'content-type': 'application/json' } })
        : new Response('', { status: 401 });
    },
    ...rest,
  });
  const ask = (region = 'EU', signal?: AbortSignal) =>
    settled(transport(region, countCustomers, {}, { asOf: '2026-11-16', signal }));
  return { ask, sent, getToken, reasons: () => getToken.mock.calls.map(([{ reason }]) => reason) };
}

/** Those who wait for the same moment share a timer: a thousand of them would take the fake clock seconds. */
const moments = new Map<number, Promise<void>>();
function after(ms: number): Promise<void> {
  const at = Date.now() + ms;
  const moment = moments.get(at) ?? new Promise((resolve) => setTimeout(resolve, ms));
  moments.set(at, moment);
  return moment;
}

/** The code of how a call ended. */
const settled = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    ({ code }: PartnerError) => code,
  );

const manyTimes = async (ask: () => Promise<string>, times = parallel) => {
  const all = Promise.all(Array.from({ length: times }, () => ask()));
  await vi.runAllTimersAsync();
  return [...new Set(await all)];
};

beforeEach(() => {
  vi.useFakeTimers();
  moments.clear();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('one token for all calls of a region', () => {
  it('asks the host once, however many calls wait for it, and once per region', async () => {
    const { ask, sent, getToken, reasons } = setUp();
    expect(await manyTimes(ask)).toEqual(['ok']);
    expect(reasons()).toEqual(['first']);
    expect(sent).toHaveLength(parallel);
    expect(await manyTimes(() => ask('US'))).toEqual(['ok']);
    expect(getToken.mock.calls.map(([{ region }]) => region)).toEqual(['EU', 'US']);
  });

  it('replaces a rejected token once for a thousand calls that it was rejected for', async () => {
    const { ask, sent, reasons } = setUp({ isGood: (token) => token === 't2' });
    expect(await manyTimes(ask)).toEqual(['ok']);
    expect(reasons()).toEqual(['first', 'rejected']);
    expect(sent).toHaveLength(2 * parallel);
  });

  it('replaces it once where the rejections come one after the other', async () => {
    const { ask, reasons } = setUp({ isGood: (token) => token === 't2' });
    let turn = 0;
    const staggered = async () => {
      await after(turn++ % 9);
      return ask();
    };
    expect(await manyTimes(staggered)).toEqual(['ok']);
    expect(reasons()).toEqual(['first', 'rejected']);
  });

  it('gives up where the new token is rejected too, and asks anew with the next call', async () => {
    const { ask, sent, reasons } = setUp({ isGood: () => false });
    expect(await manyTimes(ask)).toEqual(['unauthenticated']);
    expect(reasons()).toEqual(['first', 'rejected']);
    expect(sent).toHaveLength(2 * parallel);
    expect(await manyTimes(ask, 1)).toEqual(['unauthenticated']);
    expect(reasons()).toEqual(['first', 'rejected', 'rejected']);
  });

  it('replaces once a token that a host answers again though it was rejected', async () => {
    const getToken = vi.fn(() => 'always the same'.replaceAll(' ', '-'));
    const { ask } = setUp({ isGood: () => false, getToken });
    expect(await manyTimes(ask)).toEqual(['unauthenticated']);
    expect(getToken).toHaveBeenCalledTimes(2);
  });
});

describe('a token with a life', () => {
  it.each([
    { life: 3600, fresh: 2879, due: 2881 },
    { life: 300, fresh: 239, due: 241 },
    { life: 200, fresh: 139, due: 141 },
    { life: 60, fresh: 29, due: 31 },
  ])('of $life s is used for $fresh s, and replaced after $due s', async ({ life, fresh, due }) => {
    const { ask, reasons } = setUp({ life });
    await manyTimes(ask, 1);
    await vi.advanceTimersByTimeAsync(fresh * 1000 - 10);
    await manyTimes(ask, 5);
    expect(reasons()).toEqual(['first']);
    await vi.advanceTimersByTimeAsync((due - fresh) * 1000);
    expect(await manyTimes(ask)).toEqual(['ok']);
    expect(reasons()).toEqual(['first', 'expiring']);
  });

  it('that is over already serves those who wait for it', async () => {
    const { ask, sent, reasons } = setUp({ life: -5 });
    expect(await manyTimes(ask)).toEqual(['ok']);
    expect(reasons()).toEqual(['first']);
    await manyTimes(ask, 1);
    expect(reasons()).toEqual(['first', 'expiring']);
    expect(sent.at(-1)).toBe('t2');
  });

  it('is used to its end where it cannot be replaced', async () => {
    let isBroken = false;
    const getToken = vi.fn(async () => {
      if (isBroken) throw new Error('no');
      return { token: 'good', expiresInSeconds: 100 };
    });
    const { ask } = setUp({ getToken });
    await manyTimes(ask, 1);
    isBroken = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await manyTimes(ask)).toEqual(['ok']);
    expect(await manyTimes(ask)).toEqual(['ok']);
    expect(getToken).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(41_000);
    expect(await manyTimes(ask)).toEqual(['unauthenticated']);
    isBroken = false;
    expect(await manyTimes(ask)).toEqual(['ok']);
  });
});

it('a token that was rejected while its replacement failed is not used to its end', async () => {
  let isGood = true;
  let fail = (_cause: Error) => {};
  const getToken = vi
    .fn<GetToken>(() => new Promise((_resolve, reject) => (fail = reject)))
    .mockResolvedValueOnce({ token: 't1', expiresInSeconds: 100 });
  const { ask, sent } = setUp({ getToken, isGood: () => isGood });
  await manyTimes(ask, 1);
  isGood = false;
  await vi.advanceTimersByTimeAsync(50_000 - 15);
  const rejected = ask();
  await vi.advanceTimersByTimeAsync(8);
  const waiting = ask();
  await vi.advanceTimersByTimeAsync(8);
  fail(new Error('no'));
  await vi.runAllTimersAsync();
  expect(await Promise.all([rejected, waiting])).toEqual(['unauthenticated', 'unauthenticated']);
  expect(sent).toEqual(['t1', 't1']);
});

describe('a host that fails to give a token', () => {
  const cause = new Error('signed out');
  const odd = (value: unknown) => () => value as AccessToken;
  it.each<[string, GetToken, unknown]>([
    [
      'throws',
      () => {
        throw cause;
      },
      cause,
    ],
    ['rejects', () => Promise.reject(cause), cause],
    ['rejects with nothing', () => Promise.reject(undefined), undefined],
    ['answers nothing', odd(undefined), undefined],
    ['answers null', odd(null), undefined],
    ['answers a number', odd(7), undefined],
    ['answers an object without one', odd({}), undefined],
    ['answers one that is no text', odd({ token: ['x'] }), undefined],
    ['answers an empty one', odd(''), undefined],
    ['answers one with a line feed', odd('secret\n'), undefined],
    ['answers one with a header', odd('secret\r\nx-admin: 1'), undefined],
    ['answers one with a space', odd('secret secret'), undefined],
    ['answers one that is no ASCII', odd('secret…'), undefined],
    ['answers a life that is no number', odd({ token: 'secret', expiresInSeconds: '60' }), undefined],
    ['answers a life that is NaN', odd({ token: 'secret', expiresInSeconds: Number.NaN }), undefined],
  ])('that %s', async (_title, getToken, expected) => {
    const transport = createTransport({
      regions: { EU: { baseUrl: 'https://eu.example' } },
      getToken,
      fetch: () => expect.unreachable(),
    });
    const error = await transport('EU', countCustomers, {}, { asOf: '2026-11-16' }).catch((error) => error);
    expect(error).toMatchObject({ code: 'unauthenticated', region: 'EU', phase: 'request' });
    expect(error.message).toContain('getToken');
    expect(error.message).not.toContain('secret');
    expect(error.cause).toBe(expected);
    expect(error.requestId).toMatch(/^[\w-]{8,}$/);
  });

  it('that never answers is not waited for longer than ten seconds', async () => {
    const getToken = vi.fn<GetToken>(() => new Promise(() => {}));
    const { ask } = setUp({ getToken });
    const all = Promise.all([ask(), ask()]);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(getToken.mock.calls[0]?.[0].signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await all).toEqual(['timeout', 'timeout']);
    expect(getToken).toHaveBeenCalledTimes(1);
    expect(getToken.mock.calls[0]?.[0].signal.aborted).toBe(true);
    await manyTimes(ask, 1);
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('is asked again by the next call', async () => {
    const getToken = vi.fn<GetToken>(() => 'good').mockRejectedValueOnce(cause);
    const { ask } = setUp({ getToken });
    expect(await manyTimes(ask)).toEqual(['unauthenticated']);
    expect(await manyTimes(ask)).toEqual(['ok']);
    expect(getToken).toHaveBeenCalledTimes(2);
  });
});

describe('calls that are called off while they wait for a token', () => {
  it('leave it to those who still wait', async () => {
    let give = (_token: string) => {};
    const getToken = vi.fn<GetToken>(() => new Promise((resolve) => (give = resolve)));
    const { ask } = setUp({ getToken });
    const off = new AbortController();
    const [first, second] = [ask('EU', off.signal), ask()];
    off.abort();
    expect(await first).toBe('cancelled');
    expect(getToken.mock.calls[0]?.[0].signal.aborted).toBe(false);
    give('good');
    await vi.runAllTimersAsync();
    expect(await second).toBe('ok');
    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it('tell the host when nobody waits any more, and what it answers then is nobody’s', async () => {
    const given: ((token: string) => void)[] = [];
    const getToken = vi.fn<GetToken>(() => new Promise((resolve) => given.push(resolve)));
    const { ask, sent } = setUp({ getToken });
    const off = new AbortController();
    const all = [ask('EU', off.signal), ask('EU', off.signal)];
    off.abort();
    expect(await Promise.all(all)).toEqual(['cancelled', 'cancelled']);
    expect(getToken.mock.calls[0]?.[0].signal.aborted).toBe(true);
    const next = ask();
    given[0]?.('late');
    given[1]?.('new');
    await vi.runAllTimersAsync();
    expect(await next).toBe('ok');
    expect(sent).toEqual(['new']);
  });
});
