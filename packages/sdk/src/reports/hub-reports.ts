import type { WeeklyUsage } from '../calling/weekly-usage.schema.ts';
import type { CsvProfile } from '../csv/csv-profile.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { checkList, checkRecord, isRecord, isText } from '../errors/check-argument.ts';
import { inventoryRows, reportLocations, withExternalIds } from './hub-inventory.ts';
import type { CustomerLocation, Device, PhoneNumber } from './hub-reports.schema.ts';
import { type HubReport, type HubReportFile, readReportFile } from './read-report-file.ts';
import type { ReportKind } from './report-columns.ts';
import { type RefusedReportRow, ReportFindings, type ReportNote } from './report-findings.ts';
import { type NamedPlace, usageCustomers, usageWeeks, weeklyUsage } from './usage-weeks.ts';

/** How the hub's report files are read. */
export interface HubReportOptions extends NamedPlace {
  /** `spreadsheet` for files that were written with the guard of that profile; `exact`, as the hub writes, by default. */
  readonly profile?: CsvProfile | undefined;
}

/** What the hub's report files say, and what of them was left out (REP-8). */
export interface HubReports {
  readonly customers: readonly CustomerRow[];
  readonly locations: readonly CustomerLocation[];
  readonly weeklyUsage: readonly WeeklyUsage[];
  readonly devices: readonly Device[];
  readonly phoneNumbers: readonly PhoneNumber[];
  /** The weeks that are known, by region: a customer without rows in one of them had no calls. */
  readonly weeks: readonly { readonly region: string; readonly week: string; readonly file: string }[];
  readonly refused: readonly RefusedReportRow[];
  readonly notes: readonly ReportNote[];
}

/**
 * Reads the report files of the vendor's hub: calling usage, devices and phone numbers, told apart by their headers,
 * English or Italian, in any column order (REP-8). Nothing throws: a file or a row that does not fit is refused and named.
 */
export function readHubReports(files: readonly HubReportFile[], options: HubReportOptions = {}): HubReports {
  checkList('files', files, isFile, 'files with path and content');
  checkRecord('options', options);
  const findings = new ReportFindings();
  const reports = files
    .map((file) => readReportFile(file, options.profile ?? 'exact', findings))
    .filter((report) => report !== undefined);
  const weeks = usageWeeks(reportsOf(reports, 'usage'), options, findings);
  const customers = usageCustomers(weeks);
  const usage = weeklyUsage(weeks, (id) => customers.get(id)?.region, findings);
  const devices = inventoryRows<Device>(reportsOf(reports, 'devices'), customers, findings);
  const phoneNumbers = inventoryRows<PhoneNumber>(reportsOf(reports, 'phoneNumbers'), customers, findings);
  return {
    customers: withExternalIds(customers, [...devices, ...phoneNumbers]),
    locations: reportLocations(usage, [...devices, ...phoneNumbers]),
    weeklyUsage: usage,
    devices,
    phoneNumbers,
    weeks: weeks.map(({ region, week, report }) => ({ region, week, file: report.path })),
    refused: findings.refused,
    notes: findings.notes,
  };
}

function reportsOf(reports: readonly HubReport[], kind: ReportKind): readonly HubReport[] {
  return reports.filter((report) => report.kind === kind);
}

function isFile(value: unknown): boolean {
  if (!isRecord(value) || !isText(value.path)) return false;
  return isText(value.content) || value.content instanceof Uint8Array;
}
