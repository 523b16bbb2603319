import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { delay } from './guarded-source.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a delay of any length lasts as long', async () => {
  const settled = vi.fn();
  const monthMs = 30 * 86_400_000;
  void delay(monthMs, undefined).then(settled);
  void delay(Number.POSITIVE_INFINITY, undefined).then(settled);
  await vi.advanceTimersByTimeAsync(monthMs - 1);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(settled).toHaveBeenCalledOnce();
});

it('a delay ends with its abort', async () => {
  const controller = new AbortController();
  const waiting = delay(1000, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
});
