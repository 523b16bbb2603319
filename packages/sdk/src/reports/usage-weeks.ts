import type { WeekNotKnown } from '../calling/week-not-known.ts';
import type { WeeklyUsage } from '../calling/weekly-usage.schema.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { countingReport, type JudgedReport } from './counting-report.ts';
import type { HubReport } from './read-report-file.ts';
import type { ReportRow } from './read-report-rows.ts';
import type { RefusedReportRow, ReportFindings } from './report-findings.ts';
import { type ReportPlace, reportPlace } from './report-place.ts';

/** The usage file that tells one week of one region. */
export interface UsageWeek extends ReportPlace, JudgedReport {}

/** What the user names, where the folders do not say it. */
export interface NamedPlace {
  readonly region?: string | undefined;
  readonly week?: string | undefined;
}

/** How usage files are placed and chosen. */
export interface UsageChoice extends NamedPlace {
  readonly goodShare: number | undefined;
}

/**
 * The usage files that count, by region and week. A row that stands twice is refused, and one in another region than its
 * customer, which is in that of its newest week (REP-8).
 */
export function usageWeeks(
  reports: readonly HubReport[],
  choice: UsageChoice,
  findings: ReportFindings,
): readonly UsageWeek[] {
  const places = placedReports(reports, choice, findings);
  const homes = new Map<string, string>();
  const chosen = new Map<string, UsageWeek>();
  const newestFirst = [...places].sort(([, a], [, b]) => (a.week < b.week ? 1 : a.week > b.week ? -1 : 0));
  for (const [key, { reports: candidates, region, week }] of newestFirst) {
    const judge = (report: HubReport) => judgedUsage(report, region, homes);
    const kept = countingReport(candidates, { goodShare: choice.goodShare, judge }, findings);
    if (!kept) continue;
    chosen.set(key, { region, week, ...kept });
    for (const row of kept.rows) homes.set(customerIdOf(row), region);
  }
  return [...places.keys()].flatMap((key) => chosen.get(key) ?? []);
}

interface PlacedReports extends ReportPlace {
  readonly reports: HubReport[];
}

function placedReports(
  reports: readonly HubReport[],
  named: NamedPlace,
  findings: ReportFindings,
): ReadonlyMap<string, PlacedReports> {
  const places = new Map<string, PlacedReports>();
  for (const report of reports) {
    const place = reportPlace(report.path, named);
    if ('message' in place) {
      findings.refuse(report.path, place.message, { field: place.field });
      continue;
    }
    const key = `${place.week} ${place.region}`;
    const ofTheSame = places.get(key);
    if (ofTheSame) ofTheSame.reports.push(report);
    else places.set(key, { ...place, reports: [report] });
  }
  return places;
}

function judgedUsage(report: HubReport, region: string, homes: ReadonlyMap<string, string>): JudgedReport {
  const lines = new Map<string, number>();
  const refused: RefusedReportRow[] = [...report.refused];
  const rows = report.rows.filter((row) => {
    const message = usageProblem(row, region, homes, lines);
    const customerId = customerIdOf(row);
    if (message)
      refused.push({ file: report.path, line: row.line, field: report.idHeader, customerId, message });
    return !message;
  });
  return { report, rows, refused };
}

function usageProblem(
  row: ReportRow,
  region: string,
  homes: ReadonlyMap<string, string>,
  lines: Map<string, number>,
): string | undefined {
  const home = homes.get(customerIdOf(row)) ?? region;
  if (home !== region) return `the organization is in region ${home} in its newest week, not in ${region}`;
  const key = JSON.stringify([row.values.customerId, row.values.location]);
  const first = lines.get(key);
  if (first !== undefined) return `the same organization and location stand on line ${first}`;
  lines.set(key, row.line);
  return undefined;
}

/** The organizations that usage names, told apart by id; the newest week's name and region win (REP-8). */
export function usageCustomers(weeks: readonly UsageWeek[]): Map<string, CustomerRow & { region: string }> {
  const customers = new Map<string, CustomerRow & { region: string }>();
  const newest = new Map<string, string>();
  for (const { region, week, rows } of weeks) {
    for (const row of rows) {
      const id = customerIdOf(row);
      if ((newest.get(id) ?? '') >= week) continue;
      newest.set(id, week);
      customers.set(id, { id, name: row.values.customerName as string, region, products: ['calling'] });
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
