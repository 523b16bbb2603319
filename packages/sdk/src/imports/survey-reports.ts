import { BoundedTexts } from './bounded-texts.ts';
import { chosenReport } from './chosen-report.ts';
import type { ImportChanges } from './import-file.schema.ts';
import { inBatches } from './in-batches.ts';
import { unknownRegion } from './inventory-facts.ts';
import type { OpenedReport } from './open-imported-file.ts';
import type { ReportRow } from './read-report-rows.ts';
import type { ReportPlace } from './report-place.ts';
import type { SurveyTools } from './survey-tools.ts';
import { misplacedUsage, type UsageHome, usageRowPlace } from './usage-home.ts';

/** What becomes of a week. */
export interface SurveyedWeek {
  readonly week: ImportChanges['weeks'][number];
  readonly added: number;
  readonly moved: number;
}

/** Reads the files that tell a week of a region; answers what it becomes, where one of them takes its place. */
export async function surveyWeek(
  files: readonly OpenedReport[],
  place: ReportPlace,
  earlier: string | undefined,
  tools: SurveyTools,
): Promise<SurveyedWeek | undefined> {
  const named = new Map<OpenedReport, BoundedTexts<UsageHome | undefined>>();
  for (const one of files) {
    one.place = place;
    named.set(one, await readUsage(one, place, tools));
  }
  const chosen = chosenReport(files, earlier, tools.goodShare);
  if (!chosen) return undefined;
  let [added, moved] = [0, 0];
  for (const [id, home] of named.get(chosen)?.entries() ?? []) {
    if (!tools.homes.name(id, place)) continue;
    if (!home) added++;
    else if (usageRowPlace(home, place) === 'moved') moved++;
  }
  const week = { ...place, file: chosen.path, ...(earlier === undefined ? {} : { replaces: earlier }) };
  return { week, added, moved };
}

/** Reads a usage file; answers whom it names, and where these were until then. */
async function readUsage(
  one: OpenedReport,
  place: ReportPlace,
  tools: SurveyTools,
): Promise<BoundedTexts<UsageHome | undefined>> {
  const { homes } = tools;
  const ids = new BoundedTexts<UsageHome | undefined>();
  const lines = new BoundedTexts<number>();
  await readReport(one, tools, async (rows) => {
    await homes.learn(rows.map(customerIdOf));
    return (row) => {
      const id = customerIdOf(row);
      const home = homes.of(id);
      const misplaced = misplacedUsage(home, place);
      if (misplaced) return misplaced;
      const key = JSON.stringify([id, row.values.location]);
      const first = lines.get(key);
      if (first !== undefined) return `the same organization and location stand on line ${first}`;
      lines.add(key, row.line);
      ids.add(id, home);
      return undefined;
    };
  });
  return ids;
}

/** Reads the files of an inventory; answers what it becomes, where one of them takes its place. */
export async function surveyInventory(
  kind: 'devices' | 'phoneNumbers',
  reports: readonly OpenedReport[],
  known: { readonly file?: string | undefined; readonly rows?: number | undefined } | undefined,
  tools: SurveyTools,
): Promise<ImportChanges['inventories'][number] | undefined> {
  const { homes } = tools;
  for (const one of reports) {
    await readReport(one, tools, async (rows) => {
      await homes.learn(rows.map(customerIdOf));
      return (row) => (homes.of(customerIdOf(row)) ? undefined : unknownRegion);
    });
  }
  const chosen = chosenReport(reports, known && (known.file ?? ''), tools.goodShare);
  if (!chosen) return undefined;
  const before = known ? known.rows : 0;
  return { kind, file: chosen.path, ...(before === undefined ? {} : { before }), after: chosen.good };
}

/** Reads the rows of a report, and counts those that can be kept. */
export async function readReport(
  one: OpenedReport,
  { problemOf, signal, onRead }: SurveyTools,
  judgeOf: (
    rows: readonly ReportRow[],
  ) => Promise<((row: ReportRow) => string | undefined) | undefined> = async () => undefined,
): Promise<void> {
  for await (const rows of inBatches(one.report.rows(one.findings))) {
    signal?.throwIfAborted();
    const judge = await judgeOf(rows);
    for (const row of rows) {
      const message = judge?.(row) ?? problemOf?.(row.values);
      if (message === undefined) one.good++;
      else one.findings.refuse(one.path, message, { line: row.line, field: one.report.idHeader });
    }
  }
  onRead();
}

function customerIdOf({ values }: ReportRow): string {
  return values.customerId as string;
}
