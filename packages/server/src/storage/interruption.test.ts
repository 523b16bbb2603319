import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withInterruption } from './interruption.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that never ends by itself: how it was interrupted. */
function interrupted(timeoutMs: number): { reason: unknown } {
  const end: { reason: unknown } = { reason: undefined };
  void withInterruption({ timeoutMs }, async (signal) => {
    signal.addEventListener('abort', () => {
      end.reason = signal.reason;
    });
    await new Promise<never>(() => {});
  });
  return end;
}

describe('work under a time limit', () => {
  it.each([2 ** 31, 30 * 86_400_000, 60 * 86_400_000])('of %d ms goes on until then', async (timeoutMs) => {
    const end = interrupted(timeoutMs);
    await vi.advanceTimersByTimeAsync(timeoutMs - 1);
    expect(end.reason).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(end.reason).toMatchObject({ code: 'timeout' });
  });

  it('of Infinity has none', async () => {
    const end = interrupted(Number.POSITIVE_INFINITY);
    await vi.advanceTimersByTimeAsync(90 * 86_400_000);
    expect(end.reason).toBeUndefined();
  });
});
