import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as calling from './calling-entry.ts';
import * as clientEntry from './client-entry.ts';
import * as csv from './csv-entry.ts';
import { isPartnerError } from './errors/partner-error.ts';
import * as main from './index.ts';
import * as kpis from './kpis-entry.ts';
import * as query from './query-entry.ts';
import * as rules from './rules-entry.ts';
import * as schemas from './schemas-entry.ts';
import * as server from './server-entry.ts';
import { createSource } from './sources/create-entry.ts';
import { httpSource } from './sources/http-entry.ts';
import * as worklist from './worklist-entry.ts';
import * as xlsx from './xlsx-entry.ts';

type AnyFunction = (...given: unknown[]) => unknown;

const exported = Object.entries<unknown>({
  ...main,
  ...clientEntry,
  ...query,
  ...rules,
  ...schemas,
  createSource,
  httpSource,
  ...kpis,
  ...calling,
  ...csv,
  ...server,
  ...xlsx,
  ...worklist,
}).filter((entry): entry is [string, AnyFunction] => typeof entry[1] === 'function');
const isClass = (value: AnyFunction) => String(value).startsWith('class');
const functions = exported.filter(([, value]) => !isClass(value));
const classes = exported.filter(([, value]) => isClass(value));

const asOf = '2026-11-16';
const source = main.memorySource({ customers: [] });
const client = main.createPartnerClient({ source });
const column = { header: 'a', value: () => 'x' };
const long = 'x'.repeat(40_000);
const getToken = () => 'token' as never;
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

/** What a call throws or rejects with; what is lazy fails when it is read. */
async function outcome(run: () => unknown): Promise<unknown> {
  try {
    const answer = run();
    if (answer instanceof Promise) await answer;
    else if (answer !== null && typeof answer === 'object' && !Array.isArray(answer)) {
      let left = 10;
      if (Symbol.asyncIterator in answer) for await (const _ of answer as AsyncIterable<unknown>) break;
      else if (Symbol.iterator in answer)
        for (const _ of answer as Iterable<unknown>) if (left-- === 0) break;
    }
    return undefined;
  } catch (cause) {
    return cause;
  }
}

/** What calls with everything that is wrong end in, beside answers and `PartnerError`s. */
async function failures(run: AnyFunction): Promise<string[]> {
  const found = new Set<string>();
  for (const first of wrong) {
    for (const second of [...wrong, { asOf, product: 'calling' }]) {
      for (const third of [undefined, null, { asOf }, 7]) {
        const cause = await outcome(() => run(first, second, third));
        if (cause !== undefined && !isPartnerError(cause)) found.add(String(cause));
      }
    }
  }
  return [...found];
}

beforeEach(() => {
  // what asks for a time in vain leaves no timer behind
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return () => {
    vi.useRealTimers();
  };
});

describe('a public function that is handed something else than it takes', () => {
  it.each(functions)('%s answers or throws a PartnerError', async (_name, run) => {
    expect(await failures(run)).toEqual([]);
  });

  it.each(classes)('the class %s is made or throws a PartnerError', async (_name, Made) => {
    expect(await failures((...given) => Reflect.construct(Made, given))).toEqual([]);
  });

  it.each<[string, () => unknown, string]>([
    ['a list with null in it', () => main.licenseTotals([null] as never), 'pools[0]'],
    ['no customer', () => rules.customerStatuses(null as never, [], { asOf }), 'customer'],
    ['no as-of date', () => rules.customerStatuses({}, [], {} as never), 'asOf'],
    ['no rows', () => kpis.licenseKpis(null as never, { asOf }), 'rows'],
    ['no list for columns', () => kpis.licenseColumns(null as never), 'rows'],
    ['no number for a day', () => main.calendarDay(Number.NaN), 'day'],
    ['a day of the year 10000', () => main.calendarDay(3e6), 'day'],
    ['a day before the year 1', () => main.calendarDay(-719_163), 'day'],
    ['half a week', () => kpis.licenseTrend([], { asOf, product: 'calling', weeks: 2.5 }), 'weeks'],
    ['less than no week', () => kpis.licenseTrend([], { asOf, product: 'calling', weeks: -1 }), 'weeks'],
    ['weeks before there are any', () => kpis.licenseTrend([], { asOf: '0001-03-01', product: 'x' }), 'asOf'],
    ['half a week of calls', () => calling.shownWeeks({ asOf, weeks: 2.5 }), 'weeks'],
    ['no options of a client', () => main.createPartnerClient(null as never), 'options'],
    ['no source', () => main.createPartnerClient({} as never), 'source.call'],
    ['a source that is none', () => main.createPartnerClient({ source: {} } as never), 'source.call'],
    ['no handlers', () => createSource(null as never), 'handlers'],
    ['no feature', () => createSource({ customers: 'all' } as never), 'handlers.customers'],
    ['no handler', () => createSource({ customers: { list: [] } } as never), 'handlers.customers.list'],
    ['no listener', () => createSource({}, { onProblem: 'log' } as never), 'onProblem'],
    ['no options of an address', () => httpSource(undefined as never), 'options'],
    ['no regions', () => httpSource({ getToken } as never), 'regions'],
    ['no region', () => httpSource({ getToken, regions: { EU: null } } as never), 'regions.EU'],
    ['no address', () => httpSource({ getToken, regions: { EU: {} } } as never), 'regions.EU.baseUrl'],
    ['no token', () => httpSource({ regions: {} } as never), 'getToken'],
    ['another home', () => httpSource({ getToken, regions: {}, home: 'EU' }), 'home'],
    ['no deadline', () => httpSource({ getToken, regions: {}, deadlineMs: '9' } as never), 'deadlineMs'],
    ['no options of rows', () => main.memorySource(undefined as never), 'options'],
    ['no roles', () => main.memorySource({ customers: [], viewer: {} } as never), 'viewer.roles'],
    ['no rules', () => main.memorySource({ customers: [], statusRules: 7 } as never), 'statusRules'],
    ['nothing to load', () => main.loadOnce(null as never), 'load'],
    ['no time to wait', () => main.startTimer('7' as never, () => {}), 'ms'],
    ['nothing to run', () => main.startTimer(7, undefined as never), 'run'],
    ['no client', () => clientEntry.selectedCustomers(null as never, []), 'client.supports'],
    ['no selection', () => clientEntry.selectedCustomers(client, null as never), 'selection'],
    ['nothing that tells rows apart', () => new clientEntry.Pager(undefined as never), 'idOf'],
    ['no page', () => new clientEntry.Pager(String).take(null as never), 'page'],
    [
      'a page without rows',
      () => new clientEntry.Pager(String).take({ nextCursor: null } as never),
      'page.items',
    ],
    ['no error', () => new main.PartnerError(null as never), 'details'],
    ['no bytes', () => server.decodeText(7 as never), 'input'],
    ['no counts', () => server.holdsUp(null as never), 'counts'],
    ['no chunks', async () => csv.streamCsv(7 as never).next(), 'chunks'],
    ['no chunks of pages', async () => csv.streamCsvPages(7 as never).next(), 'chunks'],
    ['no rows of a workbook', () => xlsx.writeXlsx([], null as never), 'rows'],
    ['no columns of a workbook', () => xlsx.writeXlsx(null as never, []), 'columns'],
    ['no column', () => xlsx.writeXlsx([{ header: 'a' } as never], []), 'columns[0]'],
    ['a column of no kind', () => xlsx.writeXlsx([{ ...column, kind: 'date' } as never], []), 'columns[0]'],
    ['too many columns', () => xlsx.writeXlsx(new Array(16_385).fill(column), []), 'columns'],
    ['a long header', () => xlsx.writeXlsx([{ ...column, header: long }], []), 'columns[0].header'],
    ['no options of a workbook', () => xlsx.writeXlsx([], [], null as never), 'options'],
    ['a sheet without a name', () => xlsx.writeXlsx([], [], { sheetName: '' }), 'options.sheetName'],
    ['a long name of a sheet', () => xlsx.writeXlsx([], [], { sheetName: long }), 'options.sheetName'],
    ['a path as a sheet', () => xlsx.writeXlsx([], [], { sheetName: 'a/b' }), 'options.sheetName'],
    ['a quoted name of a sheet', () => xlsx.writeXlsx([], [], { sheetName: "'a" }), 'options.sheetName'],
    ['no direction', () => xlsx.writeXlsx([], [], { direction: 'up' as never }), 'options.direction'],
    ['no key', () => new kpis.IncrementalFigures([], { asOf }).remove(null as never), 'key'],
    ['no text for a query', () => query.parseQuery(null as never), 'query'],
  ])('%s is refused by its name', async (_what, run, field) => {
    expect(await outcome(run)).toMatchObject({ code: 'invalid', fields: [{ field }] });
  });
});

it.each([[null], [undefined], [7], ['0000-12-31'], ['10000-01-01']])('%o is no calendar date', (value) => {
  expect(main.dayNumber(value as never)).toBeUndefined();
  expect(main.isCalendarDay(value as never)).toBe(false);
});
