import { checkFunction, checkList, checkRecord, isRecord } from '../errors/check-argument.ts';
import type { ImportChanges, SurveyedFile } from './import-file.schema.ts';
import { KnownHomes } from './known-homes.ts';
import {
  type OpenedFile,
  type OpenedReport,
  type OpeningOptions,
  openImportedFile,
} from './open-imported-file.ts';
import type { StreamedReportFile } from './read-report-file.ts';
import type { ReportPlace } from './report-place.ts';
import { surveyCalls } from './survey-calls.ts';
import { readReport, surveyInventory, surveyWeek } from './survey-reports.ts';
import type { SurveyTools } from './survey-tools.ts';
import { surveyedFile } from './surveyed-file.ts';
import { usageFiles } from './usage-files.ts';
import type { UsageHome } from './usage-home.ts';

/** What is known before an import, as far as it is asked for. */
export interface KnownData {
  /** Where those of some ids that are customers are. */
  readonly homes: (ids: readonly string[]) => Promise<ReadonlyMap<string, UsageHome>>;
  /** The file that told a week of a region. */
  readonly week: (place: ReportPlace) => Promise<string | undefined>;
  /** An inventory that is known: the file that told it, and how many rows it has. */
  readonly inventory: (
    kind: 'devices' | 'phoneNumbers',
  ) => Promise<{ readonly file?: string | undefined; readonly rows?: number | undefined } | undefined>;
  /** Customers that make room for the import. */
  readonly cleared?: number | undefined;
}

/** How files are surveyed. */
export interface SurveyOptions extends OpeningOptions, Pick<SurveyTools, 'problemOf' | 'goodShare'> {
  /** What is known where reports come in, and where calls alone do. */
  readonly known: (coming: { readonly hasReports: boolean }) => Promise<KnownData>;
  /** The regions that there are; absent for whatever the folders say. */
  readonly regions?: readonly string[] | undefined;
  /** Told after each file that was read. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** What files are and what their import would change; nothing is written. */
export interface ImportSurvey {
  /** In the order of the files. */
  readonly files: readonly SurveyedFile[];
  readonly changes: ImportChanges;
}

/**
 * Tells what files are, what of them can be read, and what their import would change (REP-8): by the readers of the import
 * itself and in its order, beside what is known, in memory that does not grow with the files. A bad file is named, the rest
 * goes on.
 */
export async function surveyImport(
  files: readonly StreamedReportFile[],
  options: SurveyOptions,
): Promise<ImportSurvey> {
  checkList('files', files, isRecord, 'files with path and chunks');
  checkRecord('options', options);
  checkFunction('options.known', options.known);
  const opened: OpenedFile[] = [];
  for (const file of files) opened.push(await openImportedFile(file, options));
  return surveyOpened(opened, options);
}

async function surveyOpened(opened: readonly OpenedFile[], options: SurveyOptions): Promise<ImportSurvey> {
  const { problemOf, goodShare, signal, onProgress } = options;
  const reports = opened.filter((one): one is OpenedReport => one.report !== undefined);
  const known = await options.known({ hasReports: reports.length > 0 });
  const homes = new KnownHomes(known.homes);
  let done = 0;
  const tools: SurveyTools = {
    ...{ homes, problemOf, goodShare, signal },
    onRead: () => onProgress?.(++done),
  };
  const weeks: ImportChanges['weeks'][number][] = [];
  const customers = { added: 0, moved: 0 };
  const { placed, unplaced } = placedUsage(
    reports.filter(({ report }) => report.kind === 'usage'),
    options.regions,
  );
  for (const one of unplaced) await readReport(one, tools);
  for (const { place, files } of placed) {
    const week = await surveyWeek(files, place, await known.week(place), tools);
    if (!week) continue;
    weeks.push(week.week);
    customers.added += week.added;
    customers.moved += week.moved;
  }
  const inventories: ImportChanges['inventories'][number][] = [];
  for (const kind of ['devices', 'phoneNumbers'] as const) {
    const ofKind = reports.filter(({ report }) => report.kind === kind);
    if (ofKind.length === 0) continue;
    const inventory = await surveyInventory(kind, ofKind, await known.inventory(kind), tools);
    if (inventory) inventories.push(inventory);
  }
  let legs = 0;
  for (const one of opened) {
    if (!one.calls) continue;
    await surveyCalls(one, one.calls, tools);
    legs += one.good;
  }
  const { cleared } = known;
  const isMore = homes.isFull ? { isMore: true } : {};
  return {
    files: opened.map(surveyedFile),
    changes: {
      ...{ weeks, inventories, legs, customers: { ...customers, ...isMore } },
      ...(cleared === undefined ? {} : { cleared }),
    },
  };
}

/** Which files tell which week of which region, and those that do not say; why they don't is noted with them. */
function placedUsage(reports: readonly OpenedReport[], regions: readonly string[] | undefined) {
  const byPath = reports.map((one) => ({ path: one.path, one }));
  const groups = usageFiles(
    byPath,
    { regions },
    {
      refuse: (path: string, message: string, { field = 'region' } = {}) => {
        const found = byPath.find((file) => file.path === path && !file.one.placeProblem);
        if (found) found.one.placeProblem = { field, message };
      },
    },
  );
  return {
    placed: groups.map(({ region, week, files }) => ({
      place: { region, week },
      files: files.map(({ one }) => one),
    })),
    unplaced: reports.filter((one) => one.placeProblem),
  };
}
