import type { WeekNotKnown } from '../calling/week-not-known.ts';
import type { WeeklyUsage } from '../calling/weekly-usage.schema.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { countingReport, type JudgedReport } from './counting-report.ts';
import { namedByUsage } from './named-by-usage.ts';
import type { HubReport } from './read-report-file.ts';
import type { ReportRow } from './read-report-rows.ts';
import type { RefusedReportRow, ReportFindings } from './report-findings.ts';
import type { ReportPlace } from './report-place.ts';
import { type UsagePlaces, usageFiles } from './usage-files.ts';
import { misplacedUsage, type UsageHome } from './usage-home.ts';

/** The usage file that tells one week of one region. */
export interface UsageWeek extends ReportPlace, JudgedReport {}

/** How usage files are placed and chosen. */
export interface UsageChoice extends UsagePlaces {
  readonly goodShare: number | undefined;
}

/**
 * The usage files that count, by region and week. A row that stands twice is refused, and one in another region than its
 * customer, which is in that of its newest week (REP-8).
 */
export function usageWeeks(
  reports: readonly HubReport[],
  { goodShare, ...places }: UsageChoice,
  findings: ReportFindings,
): readonly UsageWeek[] {
  const homes = new Map<string, UsageHome>();
  const chosen = new Map<HubReport, UsageWeek>();
  for (const { files, region, week } of usageFiles(reports, places, findings)) {
    const judge = (report: HubReport) => judgedUsage(report, { region, week }, homes);
    const kept = countingReport(files, { goodShare, judge }, findings);
    if (!kept) continue;
    chosen.set(files[0] as HubReport, { region, week, ...kept });
    for (const row of kept.rows) {
      const id = customerIdOf(row);
      if (!homes.has(id)) homes.set(id, { region, week });
    }
  }
  return reports.flatMap((report) => chosen.get(report) ?? []);
}

function judgedUsage(
  report: HubReport,
  place: ReportPlace,
  homes: ReadonlyMap<string, UsageHome>,
): JudgedReport {
  const lines = new Map<string, number>();
  const refused: RefusedReportRow[] = [...report.refused];
  const rows = report.rows.filter((row) => {
    const message = usageProblem(row, place, homes, lines);
    const customerId = customerIdOf(row);
    if (message)
      refused.push({ file: report.path, line: row.line, field: report.idHeader, customerId, message });
    return !message;
  });
  return { report, rows, refused };
}

function usageProblem(
  row: ReportRow,
  place: ReportPlace,
  homes: ReadonlyMap<string, UsageHome>,
  lines: Map<string, number>,
): string | undefined {
  const misplaced = misplacedUsage(homes.get(customerIdOf(row)), place);
  if (misplaced) return misplaced;
  const key = JSON.stringify([row.values.customerId, row.values.location]);
  const first = lines.get(key);
  if (first !== undefined) return `the same organization and location stand on line ${first}`;
  lines.set(key, row.line);
  return undefined;
}

/** The organizations that usage names, told apart by id; the newest week's name and region win (REP-8). */
export function usageCustomers(weeks: readonly UsageWeek[]): Map<string, CustomerRow> {
  const customers = new Map<string, CustomerRow>();
  const newest = new Map<string, string>();
  for (const { region, week, rows } of weeks) {
    for (const row of rows) {
      const id = customerIdOf(row);
      const known = customers.get(id);
      const newestWeek = newest.get(id) ?? '';
      const named = { id, name: row.values.customerName as string, region, week };
      // of one week the first row names
      const customer =
        newestWeek === week ? undefined : namedByUsage(known && { row: known, newestWeek }, named);
      if (customer) customers.set(id, customer);
      if (newestWeek < week) newest.set(id, week);
    }
  }
  return customers;
}

/** Weekly usage by customer and location. */
export function weeklyUsage(weeks: readonly UsageWeek[]): WeeklyUsage[] {
  return weeks.flatMap(({ week, rows }) =>
    rows.map(({ values: { customerName, ...usage } }) => ({ ...usage, week }) as WeeklyUsage),
  );
}

/**
 * What the refused rows leave open: the week of the customer that a row names, and where it names none, that of every
 * customer of the region without a row of its own. A row that was refused beside a good one of the same place leaves nothing
 * open, nor does one in a foreign region where the home region tells the week.
 */
export function weeksNotKnown(weeks: readonly UsageWeek[]): WeekNotKnown[] {
  const told = new Set<string>();
  for (const { week, rows } of weeks) {
    for (const row of rows) told.add(JSON.stringify([week, customerIdOf(row)]));
  }
  const open = new Map<string, WeekNotKnown>();
  for (const { region, week, report, refused } of weeks) {
    const own = new Set(report.refused);
    for (const row of refused) {
      const { customerId } = row;
      if (customerId !== undefined && !own.has(row) && told.has(JSON.stringify([week, customerId]))) continue;
      const one = customerId === undefined ? { region, week } : { customerId, week };
      open.set(JSON.stringify(one), one);
    }
  }
  return [...open.values()];
}

function customerIdOf({ values }: ReportRow): string {
  return values.customerId as string;
}
