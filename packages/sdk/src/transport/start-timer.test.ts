import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPartnerClient } from '../client/partner-client.ts';
import { startTimer } from './start-timer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const day = 86_400_000;

describe('a timer', () => {
  it.each([0, 1000, 2 ** 31 - 1, 2 ** 31, 30 * day, 100 * day])('of %i ms goes off then, and once', (ms) => {
    const run = vi.fn();
    startTimer(ms, run);
    vi.advanceTimersByTime(Math.max(0, ms - 1));
    expect(run).toHaveBeenCalledTimes(ms === 0 ? 1 : 0);
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(200 * day);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('without end never goes off', () => {
    const run = vi.fn();
    startTimer(Number.POSITIVE_INFINITY, run);
    vi.advanceTimersByTime(200 * day);
    expect(run).not.toHaveBeenCalled();
  });

  it('that was stopped does not go off, also after its first part', () => {
    const run = vi.fn();
    const stop = startTimer(60 * day, run);
    vi.advanceTimersByTime(40 * day);
    stop();
    vi.advanceTimersByTime(40 * day);
    expect(run).not.toHaveBeenCalled();
  });
});

describe('a client', () => {
  it.each([Number.POSITIVE_INFINITY, 2 ** 31, 30 * day])(
    'waits for %d ms and not less',
    async (timeoutMs) => {
      let answer: (value: unknown) => void = () => {};
      const source = {
        capabilities: { operations: { has: () => true } },
        call: () =>
          new Promise<never>((resolve) => {
            answer = resolve as (value: unknown) => void;
          }),
      };
      const asked = createPartnerClient({ source, timeoutMs }).customers.count();
      const settled = vi.fn();
      asked.then(settled, settled);
      await vi.advanceTimersByTimeAsync(20 * day);
      expect(settled).not.toHaveBeenCalled();
      answer({ total: 3 });
      expect(await asked).toEqual({ total: 3 });
    },
  );
});
