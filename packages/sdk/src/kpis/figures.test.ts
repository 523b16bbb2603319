import { describe, expect, it } from 'vitest';
import { calendarDay } from '../calendar/calendar-day.ts';
import { isPartnerError } from '../errors/partner-error.ts';
import { licenseColumns } from '../licenses/license-columns.ts';
import { licenseTrend } from '../licenses/license-trend.ts';
import { sectionPools, sectionRow } from '../sections/section-rows.ts';
import { type SectionId, sectionIds } from '../subscriptions/section-ids.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { figureDefinitions } from './figure-definitions.ts';
import {
  expiringCustomers,
  licenseFigure,
  licenseKpis,
  lowAssignmentCustomers,
  overLimitCustomers,
  renewingCustomers,
  sectionFigures,
  tallyOf,
  totalCustomers,
} from './figures.ts';
import { figureIds } from './license-figure-registry.ts';

const asOf = '2026-11-16';
const today = 20_773;
const from = (days: number) => calendarDay(today + days);

function row(more: Partial<Subscription> = {}, counts: object = {}): Subscription {
  return {
    id: 's1',
    customerId: 'c1',
    kind: 'subscription',
    startDate: from(-200),
    endDate: from(200),
    licenses: [{ product: 'calling', purchased: 10, assigned: 5, used: 4, ...counts }],
    ...more,
  };
}

const kpis = (rows: readonly Subscription[], options = {}) =>
  licenseKpis(rows, { asOf, ...options }).map(({ value }) => value);
const values = (section: SectionId, rows: readonly Subscription[], product = 'calling') =>
  sectionFigures(section, product, tallyOf(rows, { asOf })).map(({ value }) => value);

describe('windows', () => {
  it.each([
    [-1, 0],
    [0, 1],
    [90, 1],
    [91, 0],
  ])(
    'what ends in %d days counts %d times as expiring, as renewing, and in any case as a customer',
    (days, count) => {
      const [startDate, endDate] = [from(-400), from(days)];
      expect(kpis([row({ startDate, endDate })])).toEqual([1, count, 0, 0, 0]);
      expect(kpis([row({ startDate, endDate, autoRenews: true })])).toEqual([1, 0, count, 0, 0]);
      expect(kpis([row({ startDate, endDate, kind: 'trial', autoRenews: true })])).toEqual([
        1,
        count,
        0,
        0,
        0,
      ]);
      expect(values('expiring', [row({ startDate, endDate })])[0]).toBe(count);
      expect(values('renewing', [row({ startDate, endDate, autoRenews: true })])[0]).toBe(count);
    },
  );

  it.each([
    [1, 0],
    [0, 1],
    [-90, 1],
    [-91, 0],
  ])('what starts on day %d counts %d times as added', (days, count) => {
    expect(values('recentlyAdded', [row({ startDate: from(days) })])[0]).toBe(count);
  });

  it('can be wider, and take what renews by itself for expiring', () => {
    const rows = [row({ endDate: from(91), autoRenews: true })];
    expect(kpis(rows, { windowDays: 91 })).toEqual([1, 0, 1, 0, 0]);
    expect(kpis(rows, { windowDays: 91, autoRenewingExpires: true })).toEqual([1, 1, 1, 0, 0]);
  });

  it.each([
    [-1, 0],
    [0, 1],
  ])('overage counts while it runs: ends in %d days, counts %d times', (days, count) => {
    expect(kpis([row({ endDate: from(days) }, { assigned: 11 })])[4]).toBe(count);
    expect(kpis([row({ startDate: from(-days) }, { assigned: 11 })])[4]).toBe(count);
  });
});

describe('figures', () => {
  it.each(figureIds)('%s has a definition, and is computed by itself with the unit it says', (id) => {
    const { unit, definition } = figureDefinitions[id];
    expect(definition()).toMatch(/^[A-Z].*\.$/);
    const rows = [row()];
    const figure = licenseFigure(id, rows, { asOf, product: 'calling' });
    expect(figure).toMatchObject({ id, unit });
    const section = sectionIds.find((name) => id.startsWith(`${name}.`));
    const beside = section
      ? sectionFigures(section, 'calling', tallyOf(rows, { asOf }))
      : licenseKpis(rows, { asOf });
    expect(beside).toContainEqual(figure);
  });

  it('of a section need a product', () => {
    expect(() => licenseFigure('expiring.usedShare', [row()], { asOf, product: '' })).toThrow(/^product: /);
  });

  it('have a function each where they are KPIs', () => {
    const rows = [row({ endDate: from(10) }, { assigned: 11 })];
    const each = [
      totalCustomers,
      expiringCustomers,
      renewingCustomers,
      lowAssignmentCustomers,
      overLimitCustomers,
    ];
    expect(each.map((kpi) => kpi(rows, { asOf }))).toEqual(licenseKpis(rows, { asOf }));
  });

  it('count a customer once, and each pool in a sum', () => {
    const expiring = { endDate: from(10) };
    const rows = [
      row(expiring),
      row({ ...expiring, id: 's2' }),
      row({ ...expiring, id: 't1', kind: 'trial' }),
      row({ ...expiring, id: 's3' }, { product: 'meetings' }),
    ];
    expect(kpis(rows)).toEqual([1, 1, 0, 0, 0]);
    expect(values('expiring', rows)).toEqual([1, 0.5, 0.4]);
    expect(tallyOf(rows, { asOf }).sections.calling?.expiring).toMatchObject({ pools: 3, purchased: 30 });
    expect(tallyOf(rows, { asOf }).sections.meetings?.expiring).toMatchObject({ pools: 1, purchased: 10 });
  });

  it('of new customers hold all their licenses of the product, not only the new ones', () => {
    const rows = [
      row({ startDate: from(-3) }),
      row({ id: 's2' }, { purchased: 7 }),
      row({ id: 's3', customerId: 'c2' }),
    ];
    expect(values('recentlyAdded', rows)).toEqual([1, 17]);
  });

  it('leave out customers with other products only', () => {
    const messaging = row({ endDate: from(1) }, { product: 'messaging', assigned: 99 });
    const callOn = row({ id: 's2' }, { product: 'callOn' });
    expect(kpis([messaging, callOn])).toEqual([0, 0, 0, 0, 0]);
    expect(values('expiring', [messaging])).toEqual([0, null, null]);
  });

  it('have no value where the denominator is zero, and a count is zero', () => {
    const expected = {
      recentlyAdded: [0, 0],
      expiring: [0, null, null],
      renewing: [0, null, null],
      lowAssignment: [0, null, null, 0],
      overLimit: [0, 0, null],
    };
    for (const section of sectionIds) expect(values(section, [])).toEqual(expected[section]);
    expect(values('expiring', [row({ endDate: asOf }, { purchased: 0, assigned: 0, used: 0 })])).toEqual([
      1,
      null,
      null,
    ]);
  });

  it('have no value where nothing is supplied', () => {
    for (const { value, excluded } of licenseKpis([], { asOf, customersNotSupplied: 3 })) {
      expect(value).toBeNull();
      expect(excluded).toEqual([{ reason: 'notSupplied', of: 'customers', count: 3 }]);
    }
    expect(licenseKpis([row()], { asOf, customersNotSupplied: 3 })[0]?.value).toBe(1);
  });

  it('say which counts are not known, and leave their pools out of the share', () => {
    const endDate = from(5);
    const rows = [
      row({ endDate }),
      row({ endDate, id: 's2' }, { assigned: undefined }),
      row({ endDate, id: 's3' }, { used: undefined }),
    ];
    const [, assigned, used] = sectionFigures('expiring', 'calling', tallyOf(rows, { asOf }));
    expect(assigned).toMatchObject({ value: 0.5, numerator: 10, denominator: 20 });
    expect(assigned?.excluded).toEqual([{ reason: 'notSupplied', of: 'pools', count: 1 }]);
    expect(used).toMatchObject({ value: 0.4, numerator: 8, denominator: 20 });
    const [, , , low, over] = licenseKpis(rows, { asOf });
    expect(low?.excluded).toEqual([{ reason: 'notSupplied', of: 'pools', count: 1 }]);
    expect(over?.excluded).toEqual([{ reason: 'notSupplied', of: 'pools', count: 1 }]);
    const nothing = licenseKpis([row({}, { purchased: 0 })], { asOf })[3];
    expect(nothing?.excluded).toEqual([{ reason: 'nothingPurchased', of: 'pools', count: 1 }]);
  });

  it('take more used than assigned and more assigned than purchased as they are', () => {
    const rows = [row({ endDate: from(5) }, { assigned: 12, used: 15 })];
    expect(values('expiring', rows)).toEqual([1, 1.2, 1.5]);
    expect(values('overLimit', rows)).toEqual([1, 2, 2]);
    const columns = licenseColumns(rows);
    expect(sectionRow(columns, 0, 'overLimit', today)).toMatchObject({
      available: 0,
      overage: 2,
      usedShare: 1.5,
    });
  });

  it('of low assignment count at most the assigned licenses as used', () => {
    const isLow = Uint8Array.of(1);
    const lowAssignment = () => ({ isLow, groups: [] });
    const tally = tallyOf([row({}, { assigned: 2, used: 9 })], { asOf, lowAssignment });
    const found = sectionFigures('lowAssignment', 'calling', tally).map(({ value }) => value);
    expect(found).toEqual([1, 0.2, 0.2, 8]);
  });

  it('refuse a product that they are not about', () => {
    const tally = tallyOf([row()], { asOf });
    for (const product of ['messaging', 'constructor', '__proto__', '']) {
      const error = thrown(() => sectionFigures('expiring', product, tally));
      expect(isPartnerError(error) && [error.code, error.fields[0]?.field]).toEqual(['invalid', 'product']);
    }
    const messaging = { asOf, products: ['messaging', 'messaging'] };
    const counted = tallyOf([row({}, { product: 'messaging' })], messaging);
    expect(counted.customers).toBe(1);
    expect(() => sectionFigures('expiring', 'messaging', counted)).not.toThrow();
  });

  it('refuse an as-of date that does not exist', () => {
    expect(() => licenseKpis([], { asOf: '2026-02-30' })).toThrow(/asOf/);
  });
});

describe('weekly history', () => {
  const week = (sunday: string, assigned: number, used: number) => ({
    week: sunday,
    purchased: 10,
    assigned,
    used,
  });
  const added = (weeks?: object[]) => {
    const columns = licenseColumns([row({ startDate: from(-60) }, weeks ? { weeks } : {})]);
    const [pool] = sectionPools(columns, tallyOf(columns, { asOf }), 'recentlyAdded', 'calling');
    return sectionRow(columns, pool as number, 'recentlyAdded', today);
  };

  it.each([
    ['none', undefined],
    ['an empty one', []],
    ['one week only', [week('2026-11-08', 5, 4)]],
    ['a gap before the last week', [week('2026-11-08', 5, 4), week('2026-10-25', 1, 1)]],
    ['the running week and the one before', [week('2026-11-15', 7, 4), week('2026-11-08', 5, 4)]],
  ])('tells no change from %s', (_, weeks) => {
    expect(added(weeks)).toMatchObject({ assignedChange: null, usedChange: null });
  });

  it('tells the change of the last complete week, in any order', () => {
    const weeks = [week('2026-11-08', 5, 1), week('2026-11-01', 3, 4)];
    for (const order of [weeks, weeks.toReversed()]) {
      expect(added(order)).toMatchObject({ assignedChange: 2, usedChange: -3 });
    }
  });

  it('shows a week without history as a gap', () => {
    const rows = [row({}, { weeks: [week('2026-11-08', 5, 6), week('2026-11-15', 5, 6)] })];
    expect(licenseTrend(rows, { asOf, product: 'calling', weeks: 2 })).toEqual([
      { week: '2026-11-01', used: null, assignedUnused: null, available: null },
      { week: '2026-11-08', used: 6, assignedUnused: 0, available: 5 },
    ]);
    expect(licenseTrend(rows, { asOf, product: 'messaging' })).toHaveLength(26);
  });
});

function thrown(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
