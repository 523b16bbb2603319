import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calendarDay, dayNumber } from '../calendar/calendar-day.ts';
import type { CallingRow } from '../calling/calling-picture.ts';
import { nothingKnown } from '../calling/no-calls.ts';
import { createPartnerClient } from '../client/partner-client.ts';
import type { PartnerError } from '../errors/partner-error.ts';
import { kpiCustomers } from '../kpis/kpi-customers.ts';
import { licenseColumns } from '../licenses/license-columns.ts';
import type { LicensePrice } from '../prices/license-prices.ts';
import { licenseTally } from '../sections/license-tally.ts';
import { memorySource } from '../sources/memory-source.ts';
import { customerStatuses } from '../statuses/customer-statuses.ts';
import type { LicensePool, Subscription } from '../subscriptions/subscription.schema.ts';
import { type WorklistData, type WorklistOptions, worklist } from './worklist.ts';
import { worklistReasonIds, worklistReasons } from './worklist-reasons.ts';

// the last complete week is that of 2026-11-08
const asOf = '2026-11-16';
const anna = { id: 'anna', areLicensesComplete: true };

const agreement = (pool: Partial<LicensePool>, more: Partial<Subscription> = {}): Subscription => ({
  ...{ id: 's1', customerId: 'anna', kind: 'subscription', startDate: '2026-01-01', endDate: '2027-12-31' },
  ...{ paid: true, setupComplete: true, autoRenews: true },
  licenses: [{ product: 'calling', purchased: 100, assigned: 90, used: 80, ...pool }],
  ...more,
});
const expiring = { endDate: '2026-12-01', autoRenews: false };
const calls = (row: Partial<CallingRow>): CallingRow => ({
  ...nothingKnown,
  ...{ customerId: 'anna', from: 'legs', poorShare: null, worstEndpoint: null, callsChange: null },
  ...{ poorShareChange: null, callsByWeek: [], hasQueues: false },
  ...row,
});
const weeks = (used: readonly (number | undefined)[]) =>
  used.flatMap((count, at) =>
    count === undefined
      ? []
      : {
          week: new Date(Date.UTC(2026, 10, 8 - 7 * (used.length - 1 - at))).toISOString().slice(0, 10),
          purchased: 100,
          assigned: 90,
          used: count,
        },
  );
const of = (data: Partial<WorklistData>, options: Partial<WorklistOptions> = {}) =>
  worklist({ customers: [anna], licenses: [], calls: [], ...data }, { asOf, ...options });
const reasonsOf = (data: Partial<WorklistData>) => of(data).flatMap(({ reasons }) => reasons);

/** Of which field rules are refused. */
function refusedField(rules: object): string | undefined {
  try {
    of({}, { rules });
    return undefined;
  } catch (cause) {
    const { code, fields } = cause as PartnerError;
    return code === 'invalid' ? fields?.[0]?.field : code;
  }
}

describe('a reason of the worklist', () => {
  it('is what expires and is well used, with its licenses and its day', () => {
    const licenses = [agreement({ used: 50 }, expiring)];
    const values = { purchased: 100, usedShare: 0.5 };
    expect(reasonsOf({ licenses })).toEqual([
      { id: 'expiringUsed', weight: 4, licenses: 100, points: 400, day: '2026-12-01', values },
    ]);
  });

  it('is what expires and is hardly used', () => {
    const [reason] = reasonsOf({ licenses: [agreement({ used: 49 }, expiring)] });
    expect(reason).toMatchObject({ id: 'expiringUnused', licenses: 100, points: 300 });
  });

  it('is nothing of what renews by itself, or ends later', () => {
    expect(of({ licenses: [agreement({}, { endDate: '2026-12-01' })] })).toEqual([]);
    expect(of({ licenses: [agreement({}, { autoRenews: false })] })).toEqual([]);
  });

  it('is an overage, by the licenses beyond those purchased', () => {
    const [reason] = reasonsOf({ licenses: [agreement({ assigned: 112 })] });
    expect(reason).toEqual({ id: 'overLimit', weight: 5, licenses: 12, points: 60, values: { overage: 12 } });
  });

  it('is an overage of any product, as the status has it; of others than those of figures low assignment is none', () => {
    const of = (pool: Partial<LicensePool>, more: Partial<Subscription> = {}) =>
      reasonsOf({ licenses: [agreement({ product: 'messaging', ...pool }, more)] }).map(
        ({ id, licenses }) => [id, licenses],
      );
    expect(of({ assigned: 112 })).toEqual([['overLimit', 12]]);
    expect(of({ assigned: 100 })).toEqual([]);
    expect(of({ assigned: 1 })).toEqual([]);
    expect(of({ assigned: 112 }, { startDate: '2024-01-01', endDate: '2024-12-31' })).toEqual([]);
    const licenses = [agreement({ product: 'messaging', assigned: 112 })];
    expect(customerStatuses({}, licenses, { asOf })).toContain('licenseOverage');
  });

  it('is what expires of any product, as the status has it', () => {
    const messaging = (used: number, more: Partial<Subscription> = {}) => [
      agreement({ product: 'messaging', used }, { ...expiring, ...more }),
    ];
    expect(reasonsOf({ licenses: messaging(80) })).toMatchObject([
      { id: 'expiringUsed', licenses: 100, points: 400, day: '2026-12-01' },
    ]);
    expect(reasonsOf({ licenses: messaging(10) })).toMatchObject([{ id: 'expiringUnused', licenses: 100 }]);
    expect(of({ licenses: messaging(80, { autoRenews: true }) })).toEqual([]);
    expect(of({ licenses: messaging(80, { endDate: '2026-11-15' }) })).toEqual([]);
    const both = [
      ...messaging(80),
      agreement({ used: 40 }, { ...expiring, id: 's2', endDate: '2026-11-20' }),
    ];
    expect(reasonsOf({ licenses: both })).toMatchObject([
      { id: 'expiringUsed', licenses: 200, day: '2026-11-20', values: { purchased: 200, usedShare: 0.6 } },
    ]);
    const soon = messaging(80, { endDate: asOf });
    expect(customerStatuses({}, soon, { asOf })).toContain('expiringSoon');
    expect(reasonsOf({ licenses: soon })).toHaveLength(1);
  });

  it('is what expires where nobody knows whether it is used', () => {
    const licenses = [agreement({ used: undefined }, expiring)];
    expect(reasonsOf({ licenses })).toEqual([
      {
        id: 'expiring',
        weight: 3,
        licenses: 100,
        points: 300,
        day: '2026-12-01',
        values: { purchased: 100 },
      },
    ]);
    const known = agreement({ used: 80 }, { ...expiring, id: 's2' });
    expect(reasonsOf({ licenses: [...licenses, known] }).map(({ id }) => id)).toEqual(['expiringUsed']);
  });

  it('is usage that fell by a fifth, four weeks beside the four before; weeks that are not known do not count', () => {
    const used = (counts: readonly (number | undefined)[]) =>
      reasonsOf({ licenses: [agreement({ weeks: weeks(counts) })] }).map(({ id, licenses }) => [
        id,
        licenses,
      ]);
    expect(used([50, 50, 50, 50, 40, 40, 40, 40])).toEqual([['fallingUsage', 10]]);
    expect(used([50, 50, 50, 50, 41, 41, 41, 41])).toEqual([]);
    expect(used([50, undefined, 50, 50, 0, 0, undefined, 0])).toEqual([['fallingUsage', 50]]);
    expect(used([50, undefined, undefined, 50, 0, 0, 0, 0])).toEqual([]);
  });

  it('is falling calls where nothing is known of licenses in use', () => {
    const falling = [calls({ callsByWeek: [9, 9, 9, 9, 3, 3, 3, 3] })];
    const [item] = of({ calls: falling, customers: [{ ...anna, areLicensesComplete: false }] });
    expect(item?.reasons).toMatchObject([{ id: 'fallingUsage', licenses: null, points: null }]);
    expect(item?.points).toBeNull();
  });

  it('is poor calls, of enough of them', () => {
    const poor = (poorLegs: number, ratedLegs: number) =>
      reasonsOf({ calls: [calls({ poorLegs, ratedLegs, poorShare: poorLegs / ratedLegs })] }).length;
    expect([poor(2, 20), poor(1, 20), poor(5, 19)]).toEqual([1, 0, 0]);
  });

  it('is that no administrator was seen, as the status says', () => {
    for (const at of ['2026-10-16T00:00:00Z', '2026-10-17T00:00:00Z', null, undefined]) {
      const customer = { ...anna, lastAdminSignInAt: at };
      const says = customerStatuses(customer, [], { asOf }).includes('noRecentActivity');
      expect(of({ customers: [customer] })).toHaveLength(says ? 1 : 0);
    }
    const [item] = of({ customers: [{ ...anna, lastAdminSignInAt: null }] });
    expect(item?.reasons[0]).toMatchObject({ licenses: null, values: { days: null } });
  });

  it('that is not known is named, and is none', () => {
    const licenses = [agreement({ assigned: 120, used: undefined }, expiring)];
    const [item] = of({ licenses, calls: undefined });
    expect(item?.reasons.map(({ id }) => id)).toEqual(['expiring', 'overLimit']);
    expect(item?.notKnown).toEqual([
      ...['expiringUsed', 'expiringUnused', 'fallingUsage', 'poorCalls', 'noAdministrator'],
    ]);
    const bare = { ...anna, areLicensesComplete: false, lastAdminSignInAt: null };
    const [unknown] = of({ customers: [bare], calls: undefined });
    expect(unknown?.notKnown).toEqual(worklistReasonIds.filter((id) => id !== 'noAdministrator'));
  });
});

describe('what the licenses at stake cost a month', () => {
  const euro = (product: string, amount: number, customerId?: string) => ({
    ...{ product, amount, currency: 'EUR' },
    ...(customerId === undefined ? {} : { customerId }),
  });
  const pools = [
    { product: 'calling', purchased: 100, assigned: 130, used: 80 },
    { product: 'meetings', purchased: 50, assigned: 60, used: 40 },
  ];
  const itemsWith = async (
    licensePrices: readonly LicensePrice[] | undefined,
    more: Partial<Subscription> = {},
  ) => {
    const source = memorySource({
      customers: [{ id: 'anna', name: 'Anna' }],
      subscriptions: [{ ...agreement({}, more), licenses: pools }],
      callLegs: [],
      ...(licensePrices ? { licensePrices } : {}),
    });
    const { items } = await createPartnerClient({ source, asOf }).worklist.list({});
    return items;
  };
  const priceOf = async (...given: Parameters<typeof itemsWith>) =>
    (await itemsWith(...given))[0]?.reasons.map(({ id, price }) => [id, price]);

  it('is told by currency, never added up', async () => {
    const prices = [euro('calling', 10), { product: 'meetings', amount: 0.1, currency: 'USD' }];
    expect(await priceOf(prices)).toEqual([
      [
        'overLimit',
        {
          amounts: [
            { currency: 'EUR', amount: 300 },
            { currency: 'USD', amount: 1 },
          ],
          noPrice: 0,
        },
      ],
    ]);
  });

  it('is that of the customer where there is one, and not known where there is none, which is not zero', async () => {
    expect(await priceOf([euro('calling', 10), euro('calling', 2, 'anna')])).toEqual([
      ['overLimit', { amounts: [{ currency: 'EUR', amount: 60 }], noPrice: 10 }],
    ]);
    expect(await priceOf([])).toEqual([['overLimit', { amounts: [], noPrice: 40 }]]);
    expect(await priceOf(undefined)).toEqual([['overLimit', undefined]]);
  });

  it('is nothing of a trial, and leaves a price out that is none', async () => {
    expect(await priceOf([euro('calling', 10)], { kind: 'trial' })).toEqual([
      ['overLimit', { amounts: [], noPrice: 0 }],
    ]);
    const wrong = [
      euro('calling', -1),
      euro('meetings', '12' as never),
      { ...euro('meetings', 1), currency: 'EURO' },
    ];
    expect(await priceOf(wrong)).toEqual([['overLimit', { amounts: [], noPrice: 40 }]]);
  });

  it('changes no rank, and is told of every reason by the pools that it is about', async () => {
    const more = { endDate: '2026-12-01', autoRenews: false };
    const [priced] = await itemsWith([euro('calling', 10)], more);
    const [unpriced] = await itemsWith(undefined, more);
    expect(priced?.points).toBe(unpriced?.points);
    expect(priced?.reasons.map(({ id, price }) => [id, price?.amounts[0]?.amount])).toEqual([
      ['expiringUsed', 1000],
      ['overLimit', 300],
    ]);
  });
});

describe('the worklist', () => {
  const file = new URL('../../../testing/example/portfolio.json', import.meta.url);
  const { subscriptions, ...portfolio } = JSON.parse(readFileSync(file, 'utf8'));
  const customers = portfolio.customers.map((one: object) => ({ ...one, areLicensesComplete: true }));

  it('has whom the KPIs count and the statuses name', () => {
    const columns = licenseColumns(subscriptions);
    const tally = licenseTally(columns, { asOf: portfolio.asOf });
    const items = worklist({ customers, licenses: columns }, { asOf: portfolio.asOf });
    const having = (...ids: string[]) =>
      items
        .filter(({ reasons }) => reasons.some(({ id }) => ids.includes(id)))
        .map(({ customerId }) => customerId)
        .sort();
    expect(having('lowAssignment')).toEqual(kpiCustomers(columns, tally, 'lowAssignment').sort());
    // of whatever product, as the status says
    const isOver = ({ id }: { id: string }) =>
      customerStatuses(
        {},
        (subscriptions as Subscription[]).filter(({ customerId }) => customerId === id),
        { asOf: portfolio.asOf },
      ).includes('licenseOverage');
    expect(having('overLimit')).toEqual(
      portfolio.customers
        .filter(isOver)
        .map(({ id }: { id: string }) => id)
        .sort(),
    );
    expect(having('overLimit')).toEqual(expect.arrayContaining(kpiCustomers(columns, tally, 'overLimit')));
    // golden: three months to the end, of whatever product, nothing that renews by itself
    const lastDay = calendarDay((dayNumber(portfolio.asOf) as number) + 90);
    const ending = (subscriptions as Subscription[]).filter(
      ({ kind, autoRenews, endDate, licenses }) =>
        endDate >= portfolio.asOf &&
        endDate <= lastDay &&
        (kind === 'trial' || !autoRenews) &&
        licenses.some(({ purchased }) => purchased > 0),
    );
    const found = having('expiringUsed', 'expiringUnused', 'expiring');
    expect(found).toEqual([...new Set(ending.map(({ customerId }) => customerId))].sort());
    expect(found).toEqual(expect.arrayContaining(kpiCustomers(columns, tally, 'expiring')));
    expect(found.length).toBeGreaterThan(kpiCustomers(columns, tally, 'expiring').length);
  });

  it('has the most points first, those not known last, ties by id', () => {
    const many = ['a', 'b', 'c'].map((id) => ({ id, areLicensesComplete: true }));
    const over = (customerId: string, assigned: number) => agreement({ assigned }, { customerId });
    const items = of({
      customers: [...many, { id: 'd', areLicensesComplete: true, lastAdminSignInAt: null }],
      licenses: [over('a', 110), over('b', 130), over('c', 110)],
    });
    expect(items.map(({ customerId, points }) => [customerId, points])).toEqual([
      ...[
        ['b', 150],
        ['c', 50],
        ['a', 50],
        ['d', null],
      ],
    ]);
  });

  it('adds the points of all reasons up, the heaviest first', () => {
    const [item] = of({ licenses: [agreement({ assigned: 101, used: 90 }, expiring)] });
    expect(item?.reasons.map(({ id, points }) => [id, points])).toEqual([
      ['expiringUsed', 400],
      ['overLimit', 5],
    ]);
    expect([item?.points, item?.day]).toEqual([405, '2026-12-01']);
  });

  it('goes by weights, reasons and parameters of a host', () => {
    const licenses = [agreement({ assigned: 101, used: 40 }, expiring)];
    const items = of(
      { licenses },
      { rules: { weights: { overLimit: 1000 }, parameters: { wellUsedFrom: 0.4 } } },
    );
    expect(items[0]?.reasons.map(({ id }) => id)).toEqual(['overLimit', 'expiringUsed']);
    const own = { id: 'birthday', weight: 1, judge: () => ({ licenses: 3, values: {} }) };
    const replaced = of({ licenses }, { rules: { reasons: [own] } });
    expect(replaced[0]?.reasons.map(({ id }) => id)).toEqual(['birthday']);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, '2', null])(
    'refuses a weight of %s by its name',
    (weight) => {
      const weights = { overLimit: weight as number };
      expect(refusedField({ weights })).toBe('weights.overLimit');
      const [reason] = worklistReasons;
      expect(refusedField({ reasons: [{ ...reason, weight }] })).toBe('reasons[0].weight');
    },
  );

  it('refuses a weight of a reason that there is not, an id that stands twice, and parameters that are none', () => {
    expect(refusedField({ weights: { overlimit: 2 } })).toBe('weights.overlimit');
    expect(refusedField({ reasons: [worklistReasons[0], worklistReasons[0]] })).toBe('reasons[1].id');
    expect(refusedField({ parameters: { poorFrom: -1 } })).toBe('parameters.poorFrom');
  });

  it('is empty of nobody, and ranks a hundred thousand', () => {
    expect(of({ customers: [] })).toEqual([]);
    const many = Array.from({ length: 100_000 }, (_, at) => ({ id: `c${at}`, areLicensesComplete: true }));
    const licenses = many.map(({ id }, at) => agreement({ assigned: 101 + (at % 7) }, { customerId: id }));
    const items = of({ customers: many, licenses });
    expect(items).toHaveLength(100_000);
    expect([items[0]?.points, items.at(-1)?.points]).toEqual([35, 5]);
  });

  it.each([0, -1, Number.NaN])('refuses a weight of %s over rows in memory, too', async (overLimit) => {
    const source = memorySource({ customers: [], worklistRules: { weights: { overLimit } } });
    const list = createPartnerClient({ source }).worklist.list({});
    await expect(list).rejects.toMatchObject({ code: 'invalid', fields: [{ field: 'weights.overLimit' }] });
  });
});
