import { afterEach, describe, expect, it, vi } from 'vitest';
import { atOnce, inSlices, type Pausing, withinSlice } from './in-slices.ts';

/** Counts as long as it is asked to go on. */
function* counting(to: number, counted: number[]): Pausing<string> {
  for (let step = 1; step <= to; step++) {
    counted.push(step);
    yield;
  }
  return 'done';
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('work in slices', () => {
  it('is the same work as at once', async () => {
    const [sliced, whole] = [[] as number[], [] as number[]];
    expect(await inSlices(counting(9, sliced))).toBe(atOnce(counting(9, whole)));
    expect(sliced).toEqual(whole);
  });

  it('goes on for a few milliseconds, and not before others had their turn', async () => {
    let ms = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => ms++);
    const counted: number[] = [];
    const atTurns: number[] = [];
    const watch = () => {
      atTurns.push(counted.length);
      if (counted.length < 40) setImmediate(watch);
    };
    setImmediate(watch);
    await inSlices(counting(40, counted));
    const longest = Math.max(...atTurns.map((at, turn) => at - (atTurns[turn - 1] ?? 0)));
    expect(longest).toBeLessThanOrEqual(8);
  });

  it('goes on by a timer where there are no messages, as in the DOM of Jest 29', async () => {
    vi.stubGlobal('MessageChannel', undefined);
    let ms = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => ms++);
    const counted: number[] = [];
    expect(await inSlices(counting(40, counted))).toBe('done');
    expect(counted).toHaveLength(40);
  });

  it('is done within one where it takes no longer, and goes on from there where it does', () => {
    let ms = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => ms++);
    const counted: number[] = [];
    const work = counting(9, counted);
    expect(withinSlice(work)).toBeUndefined();
    expect(counted.length).toBeLessThan(9);
    expect(withinSlice(work)).toBe('done');
    expect(counted).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('ends where its signal does', async () => {
    vi.spyOn(performance, 'now').mockImplementation(
      (
        (ms) => () =>
          (ms += 10)
      )(0),
    );
    const counted: number[] = [];
    const controller = new AbortController();
    const work = inSlices(counting(40, counted), controller.signal);
    controller.abort(new Error('enough'));
    await expect(work).rejects.toThrow('enough');
    expect(counted.length).toBeLessThan(40);
  });
});
