import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { daily } from './daily.ts';

const hourMs = 3_600_000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a daily job runs once a day from tomorrow on, and an hour later where it failed', async () => {
  const runs: number[] = [];
  let fails = false;
  const start = Date.now();
  const job = daily(async () => {
    runs.push((Date.now() - start) / hourMs);
    if (fails) throw new Error('the database is gone');
  });
  await vi.advanceTimersByTimeAsync(48 * hourMs);
  fails = true;
  await vi.advanceTimersByTimeAsync(24 * hourMs);
  fails = false;
  await vi.advanceTimersByTimeAsync(25 * hourMs);
  expect(runs).toEqual([24, 48, 72, 73, 97]);
  await job.stop();
  await vi.advanceTimersByTimeAsync(72 * hourMs);
  expect(runs).toHaveLength(5);
});

it('a daily job that is stopped while it runs is waited for, and does not come again', async () => {
  let finish = () => {};
  let runs = 0;
  const job = daily(() => {
    runs++;
    return new Promise((resolve) => {
      finish = resolve;
    });
  });
  await vi.advanceTimersByTimeAsync(24 * hourMs);
  let isStopped = false;
  const stopped = job.stop().then(() => {
    isStopped = true;
  });
  await vi.advanceTimersByTimeAsync(1);
  expect(isStopped).toBe(false);
  finish();
  await stopped;
  await vi.advanceTimersByTimeAsync(72 * hourMs);
  expect(runs).toBe(1);
});
