import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomLicenseRows } from '../../../testing/src/random-license-rows.ts';
import { licenseColumns } from '../licenses/license-columns.ts';
import { licenseTrend } from '../licenses/license-trend.ts';
import type { LowAssignmentRule } from '../peers/low-assignment.ts';
import type { LicenseTotals } from '../sections/license-tally.ts';
import { sectionPools, sectionRow } from '../sections/section-rows.ts';
import { sectionIds } from '../subscriptions/section-ids.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { licenseKpis, sectionFigures, tallyOf } from './figures.ts';

const asOf = '2026-11-16';
const products = ['calling', 'meetings'];
const numRuns = 100 * Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);
const worlds = fc
  .record({ seed: fc.integer(), count: fc.integer({ min: 0, max: 200 }), garbage: fc.constantFrom(0, 0.1) })
  .map(({ seed, count, garbage }) => randomLicenseRows(seed, count, { garbage }));

/** Low assignment that does not look at peers: what is said of a customer does not depend on the others. */
const belowHalf: LowAssignmentRule = ({ purchased, assigned }) => ({
  isLow: Uint8Array.from(purchased, (size, pool) => ((assigned[pool] as number) * 2 < size ? 1 : 0)),
  groups: [],
});

const holds = (law: (rows: readonly Subscription[]) => void) =>
  fc.assert(fc.property(worlds, law), { numRuns });

describe('laws of the license figures', () => {
  it('the order of the rows does not matter', () =>
    fc.assert(
      fc.property(worlds, fc.infiniteStream(fc.nat()), (rows, numbers) => {
        const keyed = rows.map((row) => ({ row, key: numbers.next().value as number }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ row }) => row);
        expect(totals(shuffled)).toEqual(totals(rows));
        for (const product of products) {
          expect(licenseTrend(shuffled, { asOf, product })).toEqual(licenseTrend(rows, { asOf, product }));
        }
      }),
      { numRuns },
    ));

  it('what customers have adds up to what all have', () =>
    holds((rows) => {
      const customers = [...new Set(rows.map(({ customerId }) => customerId))];
      const parts = customers
        .map((id) => rows.filter(({ customerId }) => customerId === id))
        .map((own) => numbersOf(tallyOf(own, { asOf, lowAssignment: belowHalf })));
      const whole = numbersOf(tallyOf(rows, { asOf, lowAssignment: belowHalf }));
      whole.forEach(([name, value], at) => {
        const sum = parts.reduce((added, part) => added + (part[at]?.[1] ?? 0), 0);
        expect([name, sum]).toEqual([name, value]);
      });
    }));

  it('no number is NaN or infinite, no share of nothing has a value, no count is below zero', () =>
    holds((rows) => {
      const tally = tallyOf(rows, { asOf });
      for (const [, value] of numbersOf(tally)) expect(value).toBeGreaterThanOrEqual(0);
      const figures = [
        ...licenseKpis(rows, { asOf }),
        ...products.flatMap((product) => sectionIds.flatMap((id) => sectionFigures(id, product, tally))),
      ];
      for (const { value, numerator, denominator } of figures) {
        if (value === null) expect(denominator).toBe(0);
        else expect(Number.isFinite(value)).toBe(true);
        expect(Number.isFinite(numerator)).toBe(true);
      }
      for (const { lowerQuantile, median } of tally.peers) {
        expect(Number.isFinite(lowerQuantile + median)).toBe(true);
      }
      expect(JSON.stringify(rowsOf(rows))).toBe(JSON.stringify(rowsOf(rows)));
      for (const row of rowsOf(rows)) {
        for (const value of Object.values(row)) expect(value).not.toBeNaN();
      }
    }));

  it('totals are the sums of their tables', () =>
    holds((rows) => {
      const columns = licenseColumns(rows);
      const tally = tallyOf(columns, { asOf });
      for (const product of products) {
        for (const section of sectionIds) {
          const table = [...sectionPools(columns, tally, section, product)].map((pool) =>
            sectionRow(columns, pool, section, tally.today),
          );
          const sums = tally.sections[product]?.[section];
          const sum = (field: 'total' | 'assigned' | 'used' | 'available' | 'overage') =>
            table.reduce((added, row) => added + (row[field] ?? 0), 0);
          expect(sums).toMatchObject({
            pools: table.length,
            customers: new Set(table.map(({ customerId }) => customerId)).size,
            purchased: sum('total'),
            assigned: sum('assigned'),
            used: sum('used'),
            unassigned: sum('available'),
            overage: sum('overage'),
            assignedUnknown: table.filter(({ assigned }) => assigned === null).length,
            usedUnknown: table.filter(({ used }) => used === null).length,
          });
        }
      }
      for (const section of sectionIds) {
        const ids = products.flatMap((product) =>
          [...sectionPools(columns, tally, section, product)].map(
            (pool) => columns.customer[columns.subscription[pool] as number],
          ),
        );
        expect(tally.inSection[section]).toBe(new Set(ids).size);
      }
    }));

  it('every row counts or is named', () =>
    holds((rows) => {
      const columns = licenseColumns(rows);
      expect(columns.subscriptionIds.length + columns.refused.length).toBe(rows.length);
      expect(tallyOf(rows, { asOf }).excluded.invalid).toBe(columns.refused.length);
    }));

  it('the time zone of the machine does not matter', () => {
    const script = `
      import { randomLicenseRows } from ${JSON.stringify(source('../../../testing/src/random-license-rows.ts'))};
      import { tallyOf } from ${JSON.stringify(source('./figures.ts'))};
      import { licenseTrend } from ${JSON.stringify(source('../licenses/license-trend.ts'))};
      import { licenseColumns } from ${JSON.stringify(source('../licenses/license-columns.ts'))};
      import { sectionPools, sectionRow } from ${JSON.stringify(source('../sections/section-rows.ts'))};
      const columns = licenseColumns(randomLicenseRows(1, 400));
      const tally = tallyOf(columns, { asOf: '2026-11-16' });
      const rows = Object.entries(tally.sections).flatMap(([product, sections]) =>
        Object.keys(sections).flatMap((section) =>
          [...sectionPools(columns, tally, section, product)].map((pool) => sectionRow(columns, pool, section, tally.today))));
      console.log(JSON.stringify([tally, rows, licenseTrend(columns, { asOf: '2026-11-16', product: 'calling' })]));`;
    const [utc, ...others] = ['UTC', 'Asia/Tokyo', 'America/Los_Angeles', 'Europe/Rome', 'Pacific/Apia'].map(
      (zone) => {
        const words = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '-e', script];
        const env = { ...process.env, TZ: zone };
        return spawnSync(process.execPath, words, { env, encoding: 'utf8', maxBuffer: 2 ** 26 });
      },
    );
    expect(utc?.stderr).toBe('');
    expect(utc?.stdout.length).toBeGreaterThan(10_000);
    for (const { stdout } of others) expect(stdout === utc?.stdout).toBe(true);
  });
});

function source(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

function totals(rows: readonly Subscription[]): LicenseTotals {
  const { membership: _, products: __, ...rest } = tallyOf(rows, { asOf });
  return rest;
}

/** All numbers of totals by name, peers apart. */
function numbersOf({ customers, inSection, sections, excluded }: LicenseTotals): [string, number][] {
  const flat = (value: unknown, name: string): [string, number][] =>
    typeof value === 'number'
      ? [[name, value]]
      : Object.entries(value as object).flatMap(([key, inner]) => flat(inner, `${name}.${key}`));
  return flat({ customers, inSection, sections, excluded }, '');
}

function rowsOf(rows: readonly Subscription[]) {
  const columns = licenseColumns(rows);
  const tally = tallyOf(columns, { asOf });
  return products.flatMap((product) =>
    sectionIds.flatMap((section) =>
      [...sectionPools(columns, tally, section, product)].map((pool) =>
        sectionRow(columns, pool, section, tally.today),
      ),
    ),
  );
}
