import { describe, expect, it } from 'vitest';
import { requestTally } from './request-tally.ts';
import { restBetweenSteps } from './rest-between-steps.ts';

const { signal } = new AbortController();

function job() {
  const requests = requestTally();
  const rests: number[] = [];
  let nowMs = 5000;
  const rest = restBetweenSteps({
    ...{ requests, share: 0.5, clock: () => nowMs },
    pause: async (ms) => void rests.push(ms),
  });
  const step = (tookMs: number) => {
    nowMs += tookMs;
    return rest(signal);
  };
  return { requests, rests, step };
}

describe('a long job', () => {
  it('goes on at once while nobody asks for anything', async () => {
    const { rests, step } = job();
    await step(4);
    await step(40);
    expect(rests).toEqual([]);
  });

  it('rests for a share of its last step where somebody waits, or was answered during it', async () => {
    const { requests, rests, step } = job();
    requests.asked++;
    await step(4);
    await step(10);
    requests.answered++;
    await step(20);
    requests.asked++;
    requests.answered++;
    await step(8);
    await step(8);
    expect(rests).toEqual([2, 5, 4]);
  });

  it('does not count a rest, nor what it waited for, to its own work', async () => {
    const requests = requestTally();
    requests.asked++;
    const rests: number[] = [];
    let nowMs = 0;
    const rest = restBetweenSteps({
      ...{ requests, share: 0.5, clock: () => nowMs },
      pause: async (ms) => {
        rests.push(ms);
        nowMs += 1000;
      },
    });
    nowMs += 6;
    await rest(signal);
    nowMs += 6;
    await rest(signal);
    nowMs += 60_000;
    await rest(signal);
    expect(rests).toEqual([3, 3, 50]);
  });

  it('that is called off while it rests ends at once, with that reason', async () => {
    const requests = requestTally();
    requests.asked++;
    let nowMs = 0;
    const rest = restBetweenSteps({ requests, share: 1e9, clock: () => nowMs });
    const called = new AbortController();
    nowMs = 100;
    const resting = rest(called.signal);
    called.abort(new Error('Somebody cancelled it.'));
    await expect(resting).rejects.toThrow('Somebody cancelled it.');
    nowMs = 200;
    await expect(rest(called.signal)).rejects.toThrow('Somebody cancelled it.');
  });
});
