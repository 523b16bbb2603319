import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { customerFilter } from '../query/customer-filter.ts';
import { CustomerIndex } from './customer-index.ts';
import { makeSearchTexts } from './search-texts.ts';

const asOf = '2026-11-16';
/** So many that what the first sort needs is made beforehand. */
const count = 20_480;
const prepareMs = 200;
/** So long it takes to look at a row, in milliseconds. */
const rowMs = 0.01;
const sliceMs = 6;
/** Rows that are looked at between two looks at the clock. */
const perStep = 256;

let clock = 0;
let licensesRead = 0;
let turnedAt = 0;
let longest = 0;

const rows = Array.from({ length: count }, (_, at) => ({
  id: `c${at}`,
  region: 'eu',
  get name() {
    clock += rowMs;
    return `Acme ${at}`;
  },
  get licenses() {
    licensesRead++;
    return { purchased: at };
  },
}));

beforeEach(() => {
  const later = setImmediate;
  vi.useFakeTimers();
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  // a turn of the page comes with a message
  vi.stubGlobal(
    'MessageChannel',
    class {
      readonly port1 = { onmessage: () => {}, close: () => {} };
      readonly port2 = {
        postMessage: () => {
          longest = Math.max(longest, clock - turnedAt);
          later(() => {
            turnedAt = clock;
            this.port1.onmessage();
          });
        },
      };
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('a first search is answered in slices, before anything is made that nobody waits for', async () => {
  await import('./prepared-columns.ts');
  const index = await CustomerIndex.over({
    ...{ rows, asOf, tagsOf: () => [], maySee: undefined },
    ...{ statusRules: undefined, statusParameters: undefined },
  });
  [licensesRead, longest, turnedAt] = [0, 0, clock];
  const filter = await customerFilter('acme', asOf);
  const answer = index.selectInSlices({ filter, texts: makeSearchTexts }, undefined);
  vi.advanceTimersByTime(prepareMs);
  expect(await answer).toHaveLength(count);
  expect(licensesRead).toBe(0);
  expect(longest).toBeGreaterThan(0);
  expect(longest).toBeLessThan(sliceMs + 3 * perStep * rowMs);
  await vi.waitFor(() => expect(licensesRead).toBe(count));
});
