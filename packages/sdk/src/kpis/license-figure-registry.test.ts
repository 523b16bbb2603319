import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../figures/figure-definition.ts';
import { parseQuery } from '../query/parse-query.ts';
import { appliedRules } from '../sections/license-tally.ts';
import type { FitsAByte } from '../sections/section-sets.ts';
import { sectionBit, sectionSets } from '../sections/section-sets.ts';
import { sectionIds } from '../subscriptions/section-ids.ts';
import { figureDefinitions } from './figure-definitions.ts';
import { kpiFigure, tallyOf } from './figures.ts';
import { kpiCustomers } from './kpi-customers.ts';
import { type Kpi, kpiIds, kpiNames, kpiRegistry } from './kpi-registry.ts';
import { figureIds, licenseFigureRegistry } from './license-figure-registry.ts';
import { sectionFigureRegistry } from './section-figure-registry.ts';

const asOf = '2026-11-16';

describe('the KPIs', () => {
  it('count what they name, each by itself', () => {
    const inSection = { recentlyAdded: 1, expiring: 2, renewing: 3, lowAssignment: 4, overLimit: 5 };
    const tally = { ...tallyOf([], { asOf }), customers: 9, inSection };
    const counted = { total: 9, ...inSection };
    for (const id of kpiIds) expect(kpiFigure(id, tally).value).toBe(counted[kpiRegistry[id].kpi]);
  });

  it('are what a query may ask for, and nothing else is', () => {
    for (const name of kpiNames) {
      expect(parseQuery(`kpi:${name.toUpperCase()}`)).toMatchObject([{ field: 'kpi', values: [name] }]);
    }
    expect(() => parseQuery('kpi:recentlyAdded')).toThrow(new RegExp(kpiNames.join(', ')));
    const tally = tallyOf([], { asOf });
    expect(kpiCustomers({} as never, tally, 'recentlyAdded')).toEqual([]);
  });

  it('that count neither all customers nor a section do not compile', () => {
    // @ts-expect-error no section is called so
    const registry: Record<string, Kpi> = { lateCustomers: { kpi: 'late', spec: 'KPI-6' } };
    expect(registry.lateCustomers?.kpi).toBe('late');
  });
});

describe('the registry of figures', () => {
  it('has the KPIs and the figures of every section, each once', () => {
    expect(figureIds).toHaveLength(20);
    expect(figureIds.slice(0, kpiIds.length)).toEqual(kpiIds);
    const ofSections = figureIds.filter((id) => id.includes('.')).map((id) => id.split('.')[0]);
    expect([...new Set(ofSections)]).toEqual(sectionIds);
    for (const id of figureIds) expect(licenseFigureRegistry[id]).toHaveProperty('parts');
  });

  it('without a section, or a figure without its sentence, does not compile', () => {
    const { expiring: _, ...others } = sectionFigureRegistry;
    // @ts-expect-error a section is missing
    const registry: Record<(typeof sectionIds)[number], object> = others;
    expect(registry).not.toHaveProperty('expiring');
    // @ts-expect-error a sentence is missing
    const definitions = definitionsOf(licenseFigureRegistry, { totalCustomers: () => 'All.' }, {});
    expect(definitions.totalCustomers.definition()).toBe('All.');
  });
});

describe('sets of sections', () => {
  it('fit where they are kept, beside the mark that a customer has the product', () => {
    for (const id of sectionIds) expect(sectionBit(id)).toBeLessThan(sectionSets);
    expect(Uint8Array.of(2 * sectionSets - 1)[0]).toBe(2 * sectionSets - 1);
  });

  it('of an eighth section would not compile', () => {
    type Seven = readonly ['1', '2', '3', '4', '5', '6', '7'];
    const seven: FitsAByte<Seven> = ['1', '2', '3', '4', '5', '6', '7'];
    // @ts-expect-error one bit too many
    const eight: FitsAByte<readonly [...Seven, '8']> = [...seven, '8'];
    expect(eight).toHaveLength(8);
  });
});

describe('definitions', () => {
  const windows = figureIds.filter((id) => figureDefinitions[id].definition().includes('90'));

  it('say the rules that hold', () => {
    expect(windows).toEqual([
      'expiringCustomers',
      'renewingCustomers',
      'recentlyAdded.newCustomers',
      'expiring.customers',
      'renewing.customers',
    ]);
    const wide = appliedRules({ windowDays: 1200 });
    for (const id of windows) {
      expect(figureDefinitions[id].definition(wide)).toContain(' 1,200 days');
      expect(figureDefinitions[id].definition(appliedRules({ windowDays: 1 }))).toMatch(
        / (next|last) day\.$/,
      );
    }
    const expires = appliedRules({ autoRenewingExpires: true });
    expect(figureDefinitions.expiringCustomers.definition()).toContain('does not renew by itself');
    expect(figureDefinitions.expiringCustomers.definition(expires)).not.toContain('renew');
    const low = figureDefinitions.lowAssignmentCustomers;
    expect(low.definition()).toContain('the lower quartile of its peers and at least 20 percentage points');
    const other = appliedRules({ lowAssignment: { quantile: 0.1, gap: 0.01, fewestPeers: 5 } });
    expect(low.definition(other)).toContain('the 10% quantile of its peers and at least 1 percentage point ');
    expect(low.definition(other)).toContain('fewer than 5');
    const own = appliedRules({ lowAssignment: () => ({ isLow: new Uint8Array(), groups: [] }) });
    expect(low.definition(own)).toContain('a rule of this portal’s own');
  });

  it('go with the rules that figures tell, and refuse others', () => {
    const { rules } = tallyOf([], { asOf, windowDays: 30 });
    expect(figureDefinitions.renewingCustomers.definition(rules)).toContain('30 days');
    expect(() => figureDefinitions.renewingCustomers.definition(null as never)).toThrow(/^rules: /);
  });
});
