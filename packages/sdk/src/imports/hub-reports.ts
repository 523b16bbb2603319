import type { WeekNotKnown } from '../calling/week-not-known.ts';
import type { WeeklyUsage } from '../calling/weekly-usage.schema.ts';
import type { CsvProfile } from '../csv/csv-profile.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { checkList, checkRecord, isRecord, isText } from '../errors/check-argument.ts';
import { inventoryRows, reportLocations, withExternalIds } from './hub-inventory.ts';
import type { CustomerLocation, Device, PhoneNumber } from './hub-reports.schema.ts';
import { type HubReport, type HubReportFile, readReportFile } from './read-report-file.ts';
import type { ReportKind } from './report-columns.ts';
import {
  type HeldBackReport,
  type RefusedReportRow,
  ReportFindings,
  type ReportNote,
} from './report-findings.ts';
import type { NamedPlace } from './usage-files.ts';
import { usageCustomers, usageWeeks, weeklyUsage, weeksNotKnown } from './usage-weeks.ts';

/** How the hub's report files are read. */
export interface HubReportOptions extends NamedPlace {
  /** `spreadsheet` for files that were written with the guard of that profile; `exact`, as the hub writes, by default. */
  readonly profile?: CsvProfile | undefined;
  /**
   * The share of good rows (0 to 1) below which an earlier file of the same week or inventory counts in the place of a later
   * one; 0.9 unless told.
   */
  readonly goodShare?: number | undefined;
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
  /** What refused rows leave open of these weeks; `memorySource` takes it, so that nobody shows it as zero. */
  readonly weeksNotKnown: readonly WeekNotKnown[];
  /** Files that were too damaged to count, where they do not hold up against an earlier one or can't be read at all. */
  readonly heldBack: readonly HeldBackReport[];
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
  const { region, week, goodShare } = options;
  const weeks = usageWeeks(reportsOf(reports, 'usage'), { region, week, goodShare }, findings);
  const customers = usageCustomers(weeks);
  const usage = weeklyUsage(weeks);
  const choice = { customers, goodShare };
  const devices = inventoryRows<Device>(reportsOf(reports, 'devices'), choice, findings);
  const phoneNumbers = inventoryRows<PhoneNumber>(reportsOf(reports, 'phoneNumbers'), choice, findings);
  return {
    customers: withExternalIds(customers, [...devices, ...phoneNumbers]),
    locations: reportLocations(usage, [...devices, ...phoneNumbers]),
    weeklyUsage: usage,
    devices,
    phoneNumbers,
    weeks: weeks.map((one) => ({ region: one.region, week: one.week, file: one.report.path })),
    weeksNotKnown: weeksNotKnown(weeks),
    heldBack: findings.heldBack,
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
