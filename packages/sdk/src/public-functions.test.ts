import { describe, expect, it } from 'vitest';
import * as calling from './calling-entry.ts';
import * as csv from './csv-entry.ts';
import { isPartnerError } from './errors/partner-error.ts';
import * as main from './index.ts';
import * as kpis from './kpis-entry.ts';

type AnyFunction = (...given: unknown[]) => unknown;

/** They take a host's functions and options, and say at the call what is wrong with them. */
const makers = [
  'selectedCustomers',
  'createPartnerClient',
  'createSource',
  'httpSource',
  'memorySource',
  'loadOnce',
  'startTimer',
];

const functions = Object.entries<unknown>({ ...main, ...kpis, ...calling, ...csv })
  .filter(([name, value]) => typeof value === 'function' && !makers.includes(name))
  .filter(([, value]) => !String(value).startsWith('class'))
  .map(([name, value]) => [name, value as AnyFunction] as const);

const asOf = '2026-11-16';
/** What a host hands over by mistake: nothing, another type, no number, a list with holes, rows that are none. */
const wrong: readonly unknown[] = [
  undefined,
  null,
  true,
  7,
  -1,
  2.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  3e6,
  1e300,
  '',
  'text',
  [],
  [null],
  [undefined],
  [7],
  ['text'],
  [{}],
  // biome-ignore lint/suspicious/noSparseArray: a list with a hole is what is handed over
  [, {}],
  {},
  { asOf },
  { asOf: null },
  { asOf, product: 'calling', rows: null, legs: null, files: null, weeks: null, products: null },
  new Map(),
  Symbol('s'),
  () => undefined,
];

function outcome(run: () => unknown): unknown {
  try {
    const answer = run();
    if (answer instanceof Promise) answer.catch(() => {});
    // what is lazy fails when it is read
    if (
      answer !== null &&
      typeof answer === 'object' &&
      Symbol.iterator in answer &&
      !Array.isArray(answer)
    ) {
      let left = 10;
      for (const _ of answer as Iterable<unknown>) if (left-- === 0) break;
    }
    return undefined;
  } catch (cause) {
    return cause;
  }
}

describe('a public function that is handed something else than it takes', () => {
  it.each(functions)('%s answers or throws a PartnerError', (_name, run) => {
    const failures = new Set<string>();
    for (const first of wrong) {
      for (const second of [...wrong, { asOf, product: 'calling' }]) {
        for (const third of [undefined, null, { asOf }, 7]) {
          const cause = outcome(() => run(first, second, third));
          if (cause === undefined || isPartnerError(cause)) continue;
          failures.add(`${String(cause)}`);
        }
      }
    }
    expect([...failures]).toEqual([]);
  });

  it.each<[string, () => unknown, string]>([
    ['a list with null in it', () => main.licenseTotals([null] as never), 'pools[0]'],
    ['no customer', () => main.customerStatuses(null as never, [], { asOf }), 'customer'],
    ['no as-of date', () => main.customerStatuses({}, [], {} as never), 'asOf'],
    ['no rows', () => kpis.licenseKpis(null as never, { asOf }), 'rows'],
    ['no list for columns', () => kpis.licenseColumns(null as never), 'rows'],
    ['no number for a day', () => main.calendarDay(Number.NaN), 'day'],
    ['a day of the year 10000', () => main.calendarDay(3e6), 'day'],
    ['a day before the year 1', () => main.calendarDay(-719_163), 'day'],
    ['half a week', () => kpis.licenseTrend([], { asOf, product: 'calling', weeks: 2.5 }), 'weeks'],
    ['less than no week', () => kpis.licenseTrend([], { asOf, product: 'calling', weeks: -1 }), 'weeks'],
    ['weeks before there are any', () => kpis.licenseTrend([], { asOf: '0001-03-01', product: 'x' }), 'asOf'],
    ['half a week of calls', () => calling.shownWeeks({ asOf, weeks: 2.5 }), 'weeks'],
    ['no text for a query', () => main.parseQuery(null as never), 'query'],
  ])('%s is refused by its name', (_what, run, field) => {
    expect(outcome(run)).toMatchObject({ code: 'invalid', fields: [{ field }] });
  });
});

it.each([[null], [undefined], [7], ['0000-12-31'], ['10000-01-01']])('%o is no calendar date', (value) => {
  expect(main.dayNumber(value as never)).toBeUndefined();
  expect(main.isCalendarDay(value as never)).toBe(false);
});
