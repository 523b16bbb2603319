import type { WeeklyUsage } from '../calling/weekly-usage.schema.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { countingReport, type JudgedReport } from './counting-report.ts';
import type { CustomerLocation, Device, PhoneNumber } from './hub-reports.schema.ts';
import {
  type InventoryNaming,
  inventoryExternalIds,
  inventoryLocations,
  unknownRegion,
} from './inventory-facts.ts';
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
    refused.push({ file: report.path, line, field: report.idHeader, customerId, message: unknownRegion });
    return false;
  });
  return { report, rows, refused };
}

/** The places of the customers, by organization and name; inventory adds their ids and countries. */
export function reportLocations(
  usage: readonly WeeklyUsage[],
  inventory: readonly InventoryNaming[],
): readonly CustomerLocation[] {
  const told = usage.map(({ customerId, location: name }) => ({ customerId, name }));
  return inventoryLocations(inventory, told);
}

/** The customers with the external ids that inventory names (wholesale customers only). */
export function withExternalIds(
  customers: ReadonlyMap<string, CustomerRow>,
  inventory: readonly InventoryNaming[],
): CustomerRow[] {
  const externalIds = inventoryExternalIds(inventory);
  return Array.from(customers.values(), (customer) => {
    const externalId = externalIds.get(customer.id);
    return externalId === undefined ? customer : { ...customer, externalId };
  });
}
