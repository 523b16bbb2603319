import type { WeeklyUsage } from '../calling/weekly-usage.schema.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { countingReport, type JudgedReport } from './counting-report.ts';
import type { CustomerLocation, Device, PhoneNumber } from './hub-reports.schema.ts';
import type { HubReport } from './read-report-file.ts';
import type { RefusedReportRow, ReportFindings } from './report-findings.ts';

/**
 * The rows of the inventory report of a kind that counts: it shows all customers at one point in time (REP-5, REP-6). It
 * carries no region, so a row whose organization usage never named is refused (REP-8).
 */
export function inventoryRows<Row extends Device | PhoneNumber>(
  reports: readonly HubReport[],
  { customers, goodShare }: InventoryChoice,
  findings: ReportFindings,
): Row[] {
  const judge = (report: HubReport) => judgedInventory(report, customers);
  const rows = countingReport(reports, { goodShare, judge }, findings)?.rows ?? [];
  return rows.map(({ values: { customerName, ...row } }) => row as Row);
}

/** How an inventory report is chosen. */
export interface InventoryChoice {
  /** The customers that usage names, by id. */
  readonly customers: ReadonlyMap<string, unknown>;
  readonly goodShare: number | undefined;
}

function judgedInventory(report: HubReport, customers: ReadonlyMap<string, unknown>): JudgedReport {
  const refused: RefusedReportRow[] = [...report.refused];
  const rows = report.rows.filter(({ line, values }) => {
    const customerId = values.customerId as string;
    if (customers.has(customerId)) return true;
    const message = 'region unknown: no calling usage file names this organization';
    refused.push({ file: report.path, line, field: report.idHeader, customerId, message });
    return false;
  });
  return { report, rows, refused };
}

/** The places of the customers, by organization and name; inventory adds their ids and countries. */
export function reportLocations(
  usage: readonly WeeklyUsage[],
  inventory: readonly (Device | PhoneNumber)[],
): CustomerLocation[] {
  const locations = new Map<string, CustomerLocation>();
  const find = (customerId: string, name: string) => {
    const key = JSON.stringify([customerId, name]);
    const location = locations.get(key) ?? { customerId, name };
    locations.set(key, location);
    return location;
  };
  for (const { customerId, location } of usage) find(customerId, location);
  for (const { customerId, location: name, locationId, country } of inventory) {
    if (name === undefined) continue;
    const location = find(customerId, name);
    if (locationId !== undefined) location.id ??= locationId;
    if (typeof country === 'string') location.country ??= country;
  }
  return [...locations.values()];
}

/** The customers with the external ids that inventory names (wholesale customers only). */
export function withExternalIds(
  customers: ReadonlyMap<string, CustomerRow>,
  inventory: readonly (Device | PhoneNumber)[],
): CustomerRow[] {
  const externalIds = new Map(
    inventory.flatMap((row) => (row.externalId === undefined ? [] : [[row.customerId, row.externalId]])),
  );
  return Array.from(customers.values(), (customer) => {
    const externalId = externalIds.get(customer.id);
    return externalId === undefined ? customer : { ...customer, externalId };
  });
}
