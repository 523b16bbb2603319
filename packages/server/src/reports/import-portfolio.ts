import { readFile } from 'node:fs/promises';
import { type CustomerRow, readPortfolio, type Subscription } from '@partnerkit/sdk';
import type { CustomerUpdate } from '../customers/write-customers.ts';
import { writeCustomers } from '../customers/write-customers.ts';
import type { ImportReport } from './import-report.ts';
import {
  customersElsewhere,
  type ImportTarget,
  importing,
  openTarget,
  storageProblem,
} from './import-target.ts';

/** Where customers go whose row names no region. */
export interface PortfolioPlace {
  readonly region?: string | undefined;
}

/**
 * Imports a JSON file of customers and subscriptions (spec section 5), a region after the other, each as a whole. A row
 * that does not fit is left out and named.
 */
export async function importPortfolio(
  target: ImportTarget,
  path: string,
  { region: named }: PortfolioPlace,
  report: ImportReport,
): Promise<void> {
  const { databases } = target;
  const { customers, subscriptions, asOf, refused } = readPortfolio(
    parsed(path, await readFile(path, 'utf8')),
  );
  for (const { collection, index, field, message } of refused) {
    report.refuse(`${collection}[${index}]`, message, { field });
  }
  await openTarget(target, asOf);
  const fitting = customers.filter((row) => fits(row, databases.regions, report));
  const byRegion = grouped(fitting, (row) => row.region ?? named ?? databases.home);
  const agreements = subscriptions && groupedByCustomer(subscriptions, report);
  for (const [region, rows] of byRegion) {
    const elsewhere = await customersElsewhere(
      target,
      region,
      rows.map(({ id }) => id),
    );
    const updates = rows.flatMap((row) => update(row, agreements, region, elsewhere, report));
    await importing(target, region, (tx) => writeCustomers(tx, target.partner, updates));
    report.count('customers', updates.length);
    if (!agreements) continue;
    const count = updates.reduce((sum, { subscriptions: own }) => sum + (own?.length ?? 0), 0);
    report.count('subscriptions and trials', count);
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Error(`${path} is not JSON: ${(cause as Error).message}`);
  }
}

function fits(row: CustomerRow, regions: readonly string[], report: ImportReport): boolean {
  const place = `customer ${row.id}`;
  if (row.region !== undefined && !regions.includes(row.region)) {
    report.refuse(place, `expected one of ${regions.join(', ')}, found ${row.region}`, { field: 'region' });
    return false;
  }
  const problem = storageProblem(row);
  if (problem) report.refuse(place, problem);
  return !problem;
}

function groupedByCustomer(
  subscriptions: readonly Subscription[],
  report: ImportReport,
): Map<string, Subscription[]> {
  const storable = subscriptions.filter((row) => {
    const problem = storageProblem(row);
    if (problem) report.refuse(`subscription ${row.id}`, problem);
    return !problem;
  });
  return grouped(storable, ({ customerId }) => customerId);
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function update(
  row: CustomerRow,
  subscriptions: ReadonlyMap<string, readonly Subscription[]> | undefined,
  region: string,
  elsewhere: ReadonlyMap<string, string>,
  report: ImportReport,
): CustomerUpdate[] {
  const other = elsewhere.get(row.id);
  if (other === undefined)
    return [{ row, subscriptions: subscriptions && (subscriptions.get(row.id) ?? []) }];
  report.refuse(`customer ${row.id}`, `is a customer of region ${other} already, not of ${region}`, {
    field: 'region',
  });
  return [];
}
