import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CustomerRow, Subscription } from '@partnerkit/sdk';
import { readPortfolio } from '@partnerkit/sdk/rules';
import { decodeText, encodingNote, holdsUp, noSuchCustomer, type UsageHome } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import type { CustomerUpdate } from '../customers/write-customers.ts';
import { writeCustomers } from '../customers/write-customers.ts';
import { keyProblem, storageProblem } from '../storage/storable-text.ts';
import { withOwnTrials } from '../trials/own-trials.queries.ts';
import { importOrganization } from './import-organization.ts';
import type { ImportReport } from './import-report.ts';
import {
  customersElsewhere,
  type ImportTarget,
  importedCounts,
  importing,
  importingCustomers,
  openTarget,
  recordImport,
} from './import-target.ts';
import { PortfolioRefusals } from './portfolio-refusals.ts';
import { customerProblem } from './row-problem.ts';

/** Where customers go whose row names no region. */
export interface PortfolioPlace {
  readonly region?: string | undefined;
}

/**
 * Imports a JSON file of customers and subscriptions (spec section 5), a region after the other, each as a whole. A row
 * that does not fit is left out and named, and so is a subscription whose customer is left out or not there; a region of
 * which too many are stands as it is known.
 */
export async function importPortfolio(
  target: ImportTarget,
  path: string,
  place: PortfolioPlace,
  report: ImportReport,
): Promise<void> {
  const { databases } = target;
  const { text, encoding } = decodeText(await readFile(path));
  const json = parsed(path, text);
  const note = encodingNote(encoding);
  if (note) report.note(path, note);
  const portfolio = readPortfolio(json);
  for (const { collection, index, id, field, message } of portfolio.refused) {
    const place =
      collection === 'organization' ? collection : `${collection}[${index}]${id ? ` (${id})` : ''}`;
    report.refuse(place, message, { field });
  }
  await openTarget(target, undefined);
  const usual = place.region ?? databases.home;
  const refusals = new PortfolioRefusals(json, portfolio.refused, usual);
  const fitting = portfolio.customers.filter((row) => fits(row, databases.regions, refusals, report));
  const rows = {
    byRegion: grouped(fitting, (row) => row.region ?? usual),
    agreements:
      portfolio.subscriptions && groupedByCustomer(portfolio.subscriptions, fitting, refusals, report),
    refusals,
  };
  let isTaken = false;
  for (const region of databases.regions) {
    if (await importRegion(target, path, region, rows, report)) isTaken = true;
  }
  if (portfolio.organization) {
    const { organization } = portfolio;
    const problem = storageProblem(organization) ?? (await importOrganization(target, organization));
    if (problem) report.refuse('organization', problem);
    else report.count('organization', 1);
  }
  // a file of which nothing was taken does not say either for which day its figures hold
  if (isTaken) await openTarget(target, portfolio.asOf);
}

interface PortfolioRows {
  readonly byRegion: ReadonlyMap<string, readonly CustomerRow[]>;
  readonly agreements: ReadonlyMap<string, readonly Subscription[]> | undefined;
  readonly refusals: PortfolioRefusals;
}

/** Answers whether the file's rows of a region were taken. */
async function importRegion(
  target: ImportTarget,
  path: string,
  region: string,
  { byRegion, agreements, refusals }: PortfolioRows,
  report: ImportReport,
): Promise<boolean> {
  const named = byRegion.get(region) ?? [];
  const elsewhere = await customersElsewhere(
    target,
    region,
    named.map(({ id }) => id),
  );
  const rows = named.filter((row) => {
    const isOwn = isHere(row, region, elsewhere, refusals, report);
    if (!isOwn) {
      for (const own of agreements?.get(row.id) ?? [])
        refuseOwnerless(own, ` in region ${region}`, refusals, report);
    }
    return isOwn;
  });
  const customers = { good: rows.length, refused: refusals.ofCustomers(region) };
  if (named.length === 0 && customers.refused === 0) return false;
  const isKnown = await hasCustomers(target, region);
  if (!holdsUp(customers, isKnown ? target.goodShare : 0)) {
    report.keep({ file: path, what: `${region}, customers`, counts: customers });
    return false;
  }
  const count = rows.reduce((sum, { id }) => sum + (agreements?.get(id)?.length ?? 0), 0);
  const subscriptions = { good: count, refused: refusals.ofSubscriptions(region) };
  if (agreements && isKnown && !holdsUp(subscriptions, target.goodShare)) {
    report.keep({ file: path, what: `${region}, subscriptions and trials`, counts: subscriptions });
    return false;
  }
  const updates = rows.map((row) => update(row, agreements, refusals));
  const kept = updates.reduce((sum, { subscriptions: own }) => sum + (own?.length ?? 0), 0);
  await importingCustomers(target, region, updates.length, async (tx) => {
    await writeCustomers(tx, target.partner, await withOwnTrials(tx, target.partner, updates));
    const counts = { customers: updates.length, subscriptions: kept };
    await recordImport(tx, target, region, { changes: importedCounts({ after: basename(path) }, counts) });
  });
  report.count('customers', updates.length);
  if (agreements) report.count('subscriptions and trials', kept);
  return true;
}

async function hasCustomers(target: ImportTarget, region: string): Promise<boolean> {
  const found = await importing(target, region, (tx) =>
    tx.first(sql`select 1 from customers where partner_id = ${target.partner} limit 1`),
  );
  return found !== undefined;
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} is not JSON: ${(cause as Error).message}`);
  }
}

function fits(
  row: CustomerRow,
  regions: readonly string[],
  refusals: PortfolioRefusals,
  report: ImportReport,
): boolean {
  const place = `customer ${row.id}`;
  if (row.region !== undefined && !regions.includes(row.region)) {
    report.refuse(place, `expected one of ${regions.join(', ')}, found ${row.region}`, { field: 'region' });
    return false;
  }
  const problem = customerProblem(row);
  if (!problem) return true;
  report.refuse(place, problem.message, { field: problem.field });
  refusals.customer(row);
  return false;
}

function groupedByCustomer(
  subscriptions: readonly Subscription[],
  customers: readonly CustomerRow[],
  refusals: PortfolioRefusals,
  report: ImportReport,
): Map<string, Subscription[]> {
  const owners = new Set(customers.map(({ id }) => id));
  const storable = subscriptions.filter((row) => {
    if (!owners.has(row.customerId)) {
      refuseOwnerless(row, '', refusals, report);
      return false;
    }
    const problem = storageProblem(row) ?? keyProblem(row.customerId, row.id);
    if (!problem) return true;
    report.refuse(`subscription ${row.id}`, problem);
    refusals.subscription(row);
    return false;
  });
  return grouped(storable, ({ customerId }) => customerId);
}

/** Leaves out a subscription whose customer was left out. */
function refuseOwnerless(
  row: Subscription,
  where: string,
  refusals: PortfolioRefusals,
  report: ImportReport,
): void {
  report.refuse(`subscription ${row.id}`, `${noSuchCustomer(row.customerId)}${where}`, {
    field: 'customerId',
  });
  refusals.subscription(row);
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

function isHere(
  row: CustomerRow,
  region: string,
  elsewhere: ReadonlyMap<string, UsageHome>,
  refusals: PortfolioRefusals,
  report: ImportReport,
): boolean {
  const other = elsewhere.get(row.id)?.region;
  if (other === undefined) return true;
  report.refuse(`customer ${row.id}`, `is a customer of region ${other} already, not of ${region}`, {
    field: 'region',
  });
  refusals.customer(row);
  return false;
}

/**
 * Where a subscription of the customer was left out, or may have been, the others would say too little: what is known of
 * them stays.
 */
function update(
  row: CustomerRow,
  subscriptions: ReadonlyMap<string, readonly Subscription[]> | undefined,
  refusals: PortfolioRefusals,
): CustomerUpdate {
  const own = subscriptions?.get(row.id);
  const isTold = subscriptions !== undefined && !refusals.mayLackSubscriptions(row.id, own !== undefined);
  return { row, subscriptions: isTold ? (own ?? []) : undefined };
}
