import { describe, expect, it } from 'vitest';
import { createWorld } from '../../../testing/src/create-world.ts';
import { createPartnerClient } from '../client/partner-client.ts';
import { regionFigures } from '../client/region-figures.ts';
import { memorySource } from '../sources/memory-source.ts';
import type { RegionKpis } from './region-roll-up.ts';
import { regionRollUp } from './region-roll-up.ts';

const asOf = '2026-11-16';
const figure = (value: number | null, changes: object = {}) => ({
  id: 'expiringCustomers',
  unit: 'customers',
  value,
  numerator: value ?? 0,
  denominator: 10,
  asOf,
  excluded: [],
  ...changes,
});
const region = (name: string, ...kpis: RegionKpis['kpis'][number][]): RegionKpis => ({
  region: name,
  customers: 10,
  kpis,
});

describe('regions in sum', () => {
  it('are what one region of all of them would be, but for peers, which each region has of its own', async () => {
    const world = createWorld();
    const client = createPartnerClient({ source: memorySource(world), asOf });
    const { items } = await client.regions.list();
    const regions = await Promise.all(items.map(({ id }) => regionFigures(client, id)));
    const all = await regionFigures(
      createPartnerClient({
        source: memorySource({
          ...world,
          customers: world.customers.map((customer) => ({ ...customer, region: 'one' })),
        }),
        asOf,
      }),
      'one',
    );
    const { customers, kpis } = regionRollUp(regions);
    const withoutPeers = ({ id }: { readonly id: string }) => id !== 'lowAssignmentCustomers';
    expect(items.length).toBeGreaterThan(2);
    expect(customers).toBe(all.customers);
    expect(kpis.filter(withoutPeers)).toEqual(
      all.kpis.filter(withoutPeers).map((one) => ({ ...one, without: [] })),
    );
    expect(kpis.find((one) => !withoutPeers(one))?.denominator).toBe(
      all.kpis.find((one) => !withoutPeers(one))?.denominator,
    );
  });

  it('leave out a region that has no value, and say so', () => {
    const left = { reason: 'subscriptionsUnknown', of: 'customers' };
    const { kpis } = regionRollUp([
      region('US', figure(3, { excluded: [{ ...left, count: 2 }] })),
      region('EU', figure(null, { denominator: 0, excluded: [{ ...left, count: 5 }] })),
      region('CA'),
    ]);
    expect(kpis).toEqual([
      { ...figure(3), excluded: [{ ...left, count: 7 }], without: ['EU', 'CA'], weekBefore: null },
    ]);
  });

  it('say what has changed since last week where each that is added knows it, of the same week', () => {
    const week = { asOf: '2026-11-09', week: '2026-11-01', value: 2, change: 1, notKnown: 1 };
    const weekOf = (other: object | null) =>
      regionRollUp([
        region('US', figure(3, { weekBefore: week })),
        region('EU', figure(5, { weekBefore: other })),
        region('CA', figure(null)),
      ]).kpis[0]?.weekBefore;
    expect(weekOf({ ...week, value: 9, change: -4, notKnown: 0 })).toEqual({
      ...week,
      ...{ value: 11, change: -3, notKnown: 1 },
    });
    expect(weekOf(null)).toBeNull();
    expect(weekOf({ ...week, week: '2026-10-25' })).toBeNull();
  });

  it('have no value where no region has one', () => {
    const { kpis, customers } = regionRollUp([region('US', figure(null)), region('EU', figure(null))]);
    expect(kpis).toMatchObject([{ value: null, numerator: 0, without: ['US', 'EU'] }]);
    expect(customers).toBe(20);
  });

  it('are out of nothing known where one of them does not tell out of how many', () => {
    const { kpis } = regionRollUp([region('US', figure(3)), region('EU', figure(1, { denominator: null }))]);
    expect(kpis).toMatchObject([{ value: 4, denominator: null }]);
  });

  it('of none are nothing', () => {
    expect(regionRollUp([])).toEqual({ customers: 0, kpis: [] });
  });

  it.each<[string, readonly RegionKpis[], string]>([
    ['a region twice', [region('US'), region('US')], 'regions[1].region'],
    [
      'another day',
      [region('US', figure(1)), region('EU', figure(1, { asOf: '2026-11-15' }))],
      'regions[1].kpis.expiringCustomers.asOf',
    ],
    ['fewer customers than none', [{ ...region('US'), customers: -1 }], 'regions[0].customers'],
    ['a figure without a number', [region('US', figure('3' as never))], 'regions[0].kpis[0]'],
  ])('refuse %s by its place', (_what, regions, field) => {
    expect(() => regionRollUp(regions)).toThrow(
      expect.objectContaining({ code: 'invalid', fields: [expect.objectContaining({ field })] }),
    );
  });
});
