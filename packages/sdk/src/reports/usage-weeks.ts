import type { WeeklyUsage } from '../calling/weekly-usage.schema.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import type { HubReport } from './read-report-file.ts';
import type { ReportRow } from './read-report-rows.ts';
import type { ReportFindings } from './report-findings.ts';
import { isLaterReport, type ReportPlace, reportPlace } from './report-place.ts';

/** The usage file that tells one week of one region. */
export interface UsageWeek extends ReportPlace {
  readonly report: HubReport;
}

/** What the user names, where the folders do not say it. */
export interface NamedPlace {
  readonly region?: string | undefined;
  readonly week?: string | undefined;
}

/** The usage files by region and week; a later file replaces an earlier one, and a note says so. */
export function usageWeeks(
  reports: readonly HubReport[],
  named: NamedPlace,
  findings: ReportFindings,
): readonly UsageWeek[] {
  const weeks = new Map<string, UsageWeek>();
  for (const report of reports) {
    const place = reportPlace(report.path, named);
    if ('message' in place) {
      findings.refuse(report.path, place.message, { field: place.field });
      continue;
    }
    const key = `${place.week} ${place.region}`;
    const earlier = weeks.get(key)?.report;
    const kept = earlier ? laterReport(report, earlier, findings) : report;
    weeks.set(key, { ...place, report: kept });
  }
  return [...weeks.values()];
}

/** Which of two reports about the same counts, with a note on the other. */
export function laterReport(report: HubReport, earlier: HubReport, findings: ReportFindings): HubReport {
  const [kept, left] = isLaterReport(report.path, earlier.path) ? [report, earlier] : [earlier, report];
  findings.note(left.path, `replaced by ${kept.path}, a later file of the same`);
  return kept;
}

/** The organizations that usage names, told apart by id; the newest week's name and region win (REP-8). */
export function usageCustomers(weeks: readonly UsageWeek[]): Map<string, CustomerRow & { region: string }> {
  const customers = new Map<string, CustomerRow & { region: string }>();
  const newest = new Map<string, string>();
  for (const { region, week, report } of weeks) {
    for (const { values } of report.rows) {
      const id = values.customerId as string;
      if ((newest.get(id) ?? '') >= week) continue;
      newest.set(id, week);
      customers.set(id, { id, name: values.customerName as string, region, products: ['calling'] });
    }
  }
  return customers;
}

/** Weekly usage by customer and location; a row that stands twice, or in another region than its customer, is refused. */
export function weeklyUsage(
  weeks: readonly UsageWeek[],
  regionOf: (customerId: string) => string | undefined,
  findings: ReportFindings,
): WeeklyUsage[] {
  return weeks.flatMap(({ region, week, report }) => {
    const lines = new Map<string, number>();
    return report.rows.flatMap((row) => {
      const message = usageProblem(row, region, regionOf, lines);
      if (message) findings.refuse(report.path, message, { line: row.line, field: report.idHeader });
      const { customerName, ...usage } = row.values;
      return message ? [] : [{ ...usage, week } as WeeklyUsage];
    });
  });
}

function usageProblem(
  { line, values }: ReportRow,
  region: string,
  regionOf: (customerId: string) => string | undefined,
  lines: Map<string, number>,
): string | undefined {
  const home = regionOf(values.customerId as string);
  if (home !== region) return `the organization is in region ${home} in its newest week, not in ${region}`;
  const key = JSON.stringify([values.customerId, values.location]);
  const first = lines.get(key);
  if (first !== undefined) return `the same organization and location stand on line ${first}`;
  lines.set(key, line);
  return undefined;
}
