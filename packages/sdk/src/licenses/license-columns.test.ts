import { describe, expect, it } from 'vitest';
import { licenseKpis } from '../kpis/figures.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { licenseColumns, puttingInColumns } from './license-columns.ts';

const pool = { product: 'calling', purchased: 10, assigned: 5, used: 4 };
const good: Subscription = {
  id: 's1',
  customerId: 'c1',
  kind: 'subscription',
  startDate: '2026-11-01',
  endDate: '2027-10-31',
  licenses: [pool],
};
const withPool = (changes: object) => ({ ...good, licenses: [pool, { ...pool, ...changes }] });
const week = { week: '2026-11-08', purchased: 10, assigned: 5, used: 4 };

describe('rows in columns', () => {
  it('are put there in pauses for who does not wait for it, and are the same', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => ({ ...good, id: `s${at}` }));
    const work = puttingInColumns(rows);
    let pauses = 0;
    let step = work.next();
    for (; !step.done; step = work.next()) pauses++;
    expect(pauses).toBe(3);
    expect(step.value).toEqual(licenseColumns(rows));
  });

  it.each<[string, unknown]>([
    ['', null],
    ['', undefined],
    ['', 7],
    ['id', { ...good, id: '' }],
    ['customerId', { ...good, customerId: 4.5 }],
    ['kind', { ...good, kind: 'gift' }],
    ['startDate', { ...good, startDate: '2026-02-30' }],
    ['startDate', { ...good, startDate: undefined }],
    ['endDate', { ...good, endDate: 'soon' }],
    ['endDate', { ...good, endDate: 20_773 }],
    ['endDate', { ...good, endDate: '2026-10-31' }],
    ['paid', { ...good, paid: 'yes' }],
    ['autoRenews', { ...good, autoRenews: 'no' }],
    ['licenses', { ...good, licenses: undefined }],
    ['licenses', { ...good, licenses: { length: 1 } }],
    ['licenses', { ...good, licenses: 'many' }],
    ['licenses[0]', { ...good, licenses: [null] }],
    ['licenses[1].product', withPool({ product: '' })],
    ['licenses[1].purchased', withPool({ purchased: undefined })],
    ['licenses[1].purchased', withPool({ purchased: -1 })],
    ['licenses[1].purchased', withPool({ purchased: 1e300 })],
    ['licenses[1].assigned', withPool({ assigned: Number.NaN })],
    ['licenses[1].assigned', withPool({ assigned: Number.POSITIVE_INFINITY })],
    ['licenses[1].assigned', withPool({ assigned: 2 ** 53 })],
    ['licenses[1].used', withPool({ used: '4' })],
    ['licenses[1].used', withPool({ used: 0.5 })],
    ['licenses[1].used3Months', withPool({ used3Months: -0.5 })],
    ['licenses[1].weeks', withPool({ weeks: 5 })],
    ['licenses[1].weeks[1]', withPool({ weeks: [week, null] })],
    ['licenses[1].weeks[0].week', withPool({ weeks: [{ ...week, week: '2026-11-09' }] })],
    ['licenses[1].weeks[0].week', withPool({ weeks: [{ ...week, week: '2026-13-01' }] })],
    ['licenses[1].weeks[0].used', withPool({ weeks: [{ ...week, used: undefined }] })],
  ])('refuses a row whose %s does not fit: %j', (field, row) => {
    const columns = licenseColumns([good, row as Subscription, { ...good, id: 's2' }]);
    expect(columns.refused).toEqual([
      expect.objectContaining({ index: 1, field, message: expect.stringMatching(/^expected /) }),
    ]);
    // nothing of it stays, nothing of the others is lost
    expect(columns).toEqual({
      ...licenseColumns([good, { ...good, id: 's2' }]),
      refused: columns.refused,
      products: columns.products,
    });
    const figures = licenseKpis([good, row as Subscription], { asOf: '2026-11-16' });
    for (const { excluded } of figures) {
      expect(excluded).toContainEqual({ reason: 'invalid', of: 'subscriptions', count: 1 });
    }
  });

  it('keeps rows of any length in their order, with their weeks', () => {
    const rows = Array.from(
      { length: 500 },
      (_, at): Subscription => ({
        ...good,
        id: `s${at}`,
        customerId: `c${at % 7}`,
        licenses: Array.from({ length: at % 5 }, (_, place) => ({
          ...pool,
          purchased: at * 10 + place,
          weeks: Array.from({ length: place }, () => ({ ...week, used: at })),
        })),
      }),
    );
    const columns = licenseColumns(rows);
    const pools = rows.flatMap(({ licenses }) => licenses);
    expect(Array.from(columns.purchased)).toEqual(pools.map(({ purchased }) => purchased));
    expect(Array.from(columns.weekUsed)).toEqual(
      pools.flatMap(({ weeks = [] }) => weeks.map(({ used }) => used)),
    );
    expect(columns.weeksFrom.at(-1)).toBe(columns.week.length);
    expect(columns.customerIds).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
    expect(Array.from(columns.subscription, (owner) => columns.subscriptionIds[owner])).toEqual(
      rows.flatMap(({ id, licenses }) => licenses.map(() => id)),
    );
  });

  it('knows what is not known', () => {
    const { assigned, used, used3Months } = licenseColumns([
      { ...good, licenses: [{ product: 'calling', purchased: 1 }] },
    ]);
    expect([assigned[0], used[0], used3Months[0]]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it('takes null as absent', () => {
    const nothing = { assigned: null, used: null, used3Months: null, weeks: null };
    const rows = [{ ...good, autoRenews: null, licenses: [{ ...pool, ...nothing }] }];
    const columns = licenseColumns(rows as unknown as Subscription[]);
    expect(columns.refused).toEqual([]);
    expect(columns.assigned[0]).toBeNaN();
  });

  it('counts a customer’s subscription that comes twice once, as it came first, and names the other', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ ...good, id: `s${at % 30}` }));
    const columns = licenseColumns([...many, { ...good, customerId: 'c2' }]);
    expect(columns.subscriptionIds).toHaveLength(31);
    expect(columns.refused).toHaveLength(10);
    expect(columns.refused[0]).toMatchObject({ index: 30, field: 'id', customerId: 'c1', id: 's0' });
  });

  it('takes no rows', () => {
    expect(licenseColumns([])).toMatchObject({ customerIds: [], refused: [] });
    expect(Array.from(licenseColumns([]).weeksFrom)).toEqual([0]);
  });
});
