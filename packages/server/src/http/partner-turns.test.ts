import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { partnerTurns } from './partner-turns.ts';

describe('requests of a partner that asks much', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Takes a turn and notes when it comes. */
  const noting = () => {
    const turns = partnerTurns(2);
    const came: string[] = [];
    const take = async (name: string, partner: string, region = 'US', signal?: AbortSignal) => {
      const leave = await turns(partner, region, signal);
      came.push(name);
      return leave;
    };
    return { came, take };
  };
  const settled = () => vi.advanceTimersByTimeAsync(0);

  it('wait behind each other, and nobody else waits behind them', async () => {
    const { came, take } = noting();
    const leave = await take('a1', 'a');
    const others = Array.from({ length: 200 }, (_, at) => take(`a${at + 2}`, 'a'));
    await settled();
    expect(came).toEqual(['a1', 'a2']);
    await take('b1', 'b');
    await take('a in another region', 'a', 'EU');
    expect(came.slice(2)).toEqual(['b1', 'a in another region']);
    leave();
    leave();
    await settled();
    // one for one, however often it is said, and in their order
    expect(came.slice(4)).toEqual(['a3']);
    for (const next of others) (await next)();
    expect(came.slice(4)).toEqual(Array.from({ length: 199 }, (_, at) => `a${at + 3}`));
    expect(await Promise.all([take('late', 'a'), take('later', 'a')])).toHaveLength(2);
  });

  it('are let go where their caller leaves, and where they would wait for ever', async () => {
    const { came, take } = noting();
    const leave = await take('a1', 'a');
    await take('a2', 'a');
    const gone = new AbortController();
    const left = take('left', 'a', 'US', gone.signal);
    const patient = take('patient', 'a');
    const refusals = Promise.all([
      expect(left).rejects.toMatchObject({ code: 'cancelled' }),
      expect(patient).rejects.toMatchObject({ code: 'unavailable', retryAfterMs: 1000 }),
    ]);
    gone.abort();
    await vi.advanceTimersByTimeAsync(10_000);
    await refusals;
    const next = take('next', 'a');
    leave();
    await next;
    expect(came).toEqual(['a1', 'a2', 'next']);
  });
});
