import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomLicenseRows } from '../../../testing/src/random-license-rows.ts';
import { licenseColumns } from '../licenses/license-columns.ts';
import type { NamedSectionRow, SectionRequest } from '../sections/section-pages.ts';
import { sectionIds, sectionSortFields } from '../subscriptions/section-ids.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { licenseKpis } from './figures.ts';
import { kpiNames } from './kpi-registry.ts';
import { LicenseAnalytics } from './license-analytics.ts';

const asOf = '2026-11-16';
const numRuns = 60 * Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);

function analytics(rows: readonly Subscription[]): LicenseAnalytics {
  const columns = licenseColumns(rows);
  const names = columns.customerIds.map((id) => `Ácme ${id}`);
  return new LicenseAnalytics({ columns, names, notSupplied: 0 });
}

type Request = Omit<SectionRequest, 'limit' | 'after'>;
const requests: fc.Arbitrary<Request> = fc.record({
  section: fc.constantFrom(...sectionIds),
  product: fc.constantFrom('calling', 'meetings'),
  sort: fc.option(fc.constantFrom(...sectionSortFields.flatMap((field) => [field, `-${field}` as const])), {
    nil: undefined,
  }),
  search: fc.constantFrom('', 'acme c1', 's2', 'nobody'),
});

function walk(from: LicenseAnalytics, request: Request, limit: number): NamedSectionRow[] {
  const found: NamedSectionRow[] = [];
  let after: string | undefined;
  do {
    const { items, next } = from.section({ ...request, asOf, limit, after });
    found.push(...items);
    after = next;
  } while (after !== undefined);
  return found;
}

describe('license analytics', () => {
  it('give each row once, page by page, whatever the order and the size of the pages', () => {
    fc.assert(
      fc.property(fc.integer(), requests, fc.integer({ min: 1, max: 9 }), (seed, request, limit) => {
        const subject = analytics(randomLicenseRows(seed, 80));
        const { items, total, next } = subject.section({ ...request, asOf, limit: 1000 });
        expect(next).toBeUndefined();
        expect(items).toHaveLength(total);
        expect(walk(subject, request, limit)).toEqual(items);
      }),
      { numRuns },
    );
  });

  it('go on behind the row last seen when the snapshot has changed', () => {
    fc.assert(
      fc.property(fc.integer(), requests, fc.nat(), (seed, request, place) => {
        const rows = randomLicenseRows(seed, 60);
        const before = analytics(rows).section({ ...request, asOf, limit: 3 });
        if (before.next === undefined) return;
        const gone = rows[place % rows.length]?.id;
        const after = analytics(rows.filter(({ id }) => id !== gone));
        const rest = after.section({ ...request, asOf, limit: 1000, after: before.next });
        const all = after.section({ ...request, asOf, limit: 1000 });
        const last = before.items.at(-1) as NamedSectionRow;
        const key = ({ customerId, id, product }: NamedSectionRow) => `${customerId} ${id} ${product}`;
        const shown = all.items.map(key).lastIndexOf(key(last));
        // still there: behind it; gone: at the place where it was
        if (shown >= 0)
          expect(rest.items.map(key)).toEqual(all.items.slice(-rest.items.length || Infinity).map(key));
        else expect(rest.items).toEqual(all.items.slice(2));
      }),
      { numRuns },
    );
  });

  it('answer a cursor behind the end with no rows', () => {
    const rows = randomLicenseRows(1, 60);
    const request = { section: 'recentlyAdded', product: 'calling', asOf, limit: 2 } as const;
    const { next } = analytics(rows).section(request);
    expect(next).toBeDefined();
    expect(analytics([]).section({ ...request, after: next })).toEqual({
      items: [],
      total: 0,
      next: undefined,
    });
  });

  it('name the customers that a KPI counts', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const rows = randomLicenseRows(seed, 60);
        const [total, expiring, renewing, low, over] = licenseKpis(rows, { asOf }).map(({ value }) => value);
        const subject = analytics(rows);
        const counts = kpiNames.map((kpi) => subject.customersOf(asOf, kpi).length);
        expect(counts).toEqual([total, expiring, renewing, low, over]);
      }),
      { numRuns },
    );
  });

  it('refuse a product that the figures are not about', () => {
    const subject = analytics(randomLicenseRows(1, 10));
    expect(() => subject.figures(asOf, 'fax')).toThrow(
      /^product: expected one of calling, meetings, found fax/,
    );
    expect(() => subject.section({ section: 'expiring', product: 'fax', asOf, limit: 5 })).toThrow(
      /^product: /,
    );
  });
});
