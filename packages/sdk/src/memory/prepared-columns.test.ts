import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckedCustomers } from './checked-customers.ts';
import { prepared } from './prepared-columns.ts';
import { SummaryColumns } from './summary-columns.ts';

const count = 3000;
const rows = Array.from({ length: count }, (_, index) => ({
  id: `c${index}`,
  name: `Acme ${(index * 7) % count}`,
  region: 'de',
}));

function columnsOf(given: readonly object[]): SummaryColumns {
  const customers = new CheckedCustomers(given as never);
  return new SummaryColumns({ customers, asOf: '2026-11-16', subscriptions: undefined } as never);
}

describe('what the first search and the first sort need', () => {
  /** How often the work has given way. */
  let pauses = 0;

  beforeEach(() => {
    pauses = 0;
    // every look at the clock ends a slice, and a pause is over at once
    let ms = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      ms += 10;
      return ms;
    });
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((go: () => void) => {
      pauses++;
      queueMicrotask(go);
    }) as never);
  });
  afterEach(() => vi.restoreAllMocks());

  it('is made without a pause while nobody asks', async () => {
    const { positions } = await prepared(columnsOf(rows), count, () => 0);
    expect(positions).toHaveLength(count);
    expect(pauses).toBe(0);
  });

  it('gives way to who asks, once for each time', async () => {
    let asked = 0;
    await prepared(columnsOf(rows), count, () => {
      if (asked < 2) asked++;
      return asked;
    });
    expect(pauses).toBe(1);
  });

  it('is made all the same for who asks on and on', async () => {
    let asked = 0;
    await prepared(columnsOf(rows), count, () => {
      asked++;
      return asked;
    });
    expect(pauses).toBe(3);
  });
});
