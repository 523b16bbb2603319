import { stat } from 'node:fs/promises';
import { isLaterReport, reportPlace } from '@partnerkit/sdk/server';
import { importInventory } from './import-inventory.ts';
import { importPortfolio } from './import-portfolio.ts';
import type { ImportReport } from './import-report.ts';
import { closeTarget, type ImportTarget, openTarget } from './import-target.ts';
import { importUsage, type UsageFile } from './import-usage.ts';
import { openReportFiles, type ReportFile } from './report-files.ts';

/** What is imported, and what its files do not say themselves. */
export interface ImportRequest {
  /** A JSON file, a report file of the hub, or a folder of them. */
  readonly path: string;
  readonly region?: string | undefined;
  readonly week?: string | undefined;
  readonly progress: (line: string) => void;
}

/**
 * Imports a partner's own data (REP-8). Each week, each inventory and each region of a JSON file is kept as a whole or
 * not at all, so that running it again after it was killed finishes it, and running it once more changes nothing.
 */
export async function importData(
  target: ImportTarget,
  request: ImportRequest,
  report: ImportReport,
): Promise<void> {
  const { path, region } = request;
  const { regions } = target.databases;
  if (region !== undefined && !regions.includes(region)) {
    throw new Error(`--region: expected one of ${regions.join(', ')}, found ${region}`);
  }
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Error(`There is no file or folder ${path}.`);
  if (found.isDirectory() || path.toLowerCase().endsWith('.csv'))
    await importReports(target, request, report);
  else await importPortfolio(target, path, request, report);
  await closeTarget(target);
}

async function importReports(
  target: ImportTarget,
  request: ImportRequest,
  report: ImportReport,
): Promise<void> {
  const { path, progress } = request;
  const files = await openReportFiles(path, report);
  progress(`Reading ${files.length} report ${files.length === 1 ? 'file' : 'files'} …`);
  await openTarget(target, undefined);
  const { usage, inventory } = chosenFiles(files, target.databases.regions, request, report);
  for (const [index, week] of usage.entries()) {
    await importUsage(target, week, report);
    progress(`  ${index + 1} of ${usage.length + inventory.length}: ${week.region}, week of ${week.week}`);
  }
  for (const file of inventory) {
    await importInventory(target, file, report);
    progress(`  ${file.kind === 'devices' ? 'devices' : 'phone numbers'}`);
  }
}

type InventoryFile = ReportFile & { readonly kind: 'devices' | 'phoneNumbers' };

/** The files that count, the newest week first: an organization is in the region of its newest week. */
function chosenFiles(
  files: readonly ReportFile[],
  regions: readonly string[],
  named: ImportRequest,
  report: ImportReport,
): { usage: UsageFile[]; inventory: InventoryFile[] } {
  const chosen = new Map<string, { usage?: UsageFile; file: ReportFile }>();
  for (const file of files) {
    const usage = file.kind === 'usage' ? placedUsage(file, regions, named, report) : undefined;
    if (file.kind === 'usage' && !usage) continue;
    const key = usage ? `${usage.week} ${usage.region}` : file.kind;
    const other = chosen.get(key)?.file;
    if (!other || isLaterReport(file.path, other.path))
      chosen.set(key, { file, ...(usage ? { usage } : {}) });
    if (!other) continue;
    const [kept, left] = isLaterReport(file.path, other.path) ? [file, other] : [other, file];
    report.note(left.path, `replaced by ${kept.path}, a later file of the same`);
  }
  const usage = [...chosen.values()].flatMap((one) => one.usage ?? []);
  usage.sort((a, b) => (a.week < b.week ? 1 : a.week > b.week ? -1 : 0));
  const inventory = [...chosen.values()].flatMap(({ file }) => (isInventory(file) ? [file] : []));
  return { usage, inventory };
}

function isInventory(file: ReportFile): file is InventoryFile {
  return file.kind !== 'usage';
}

function placedUsage(
  file: ReportFile,
  regions: readonly string[],
  named: ImportRequest,
  report: ImportReport,
): UsageFile | undefined {
  const place = reportPlace(file.path, named);
  if ('message' in place) {
    report.refuse(file.path, place.message, { field: place.field });
    return undefined;
  }
  if (regions.includes(place.region)) return { file, ...place };
  report.refuse(file.path, `expected one of ${regions.join(', ')}, found ${place.region}`, {
    field: 'region',
  });
  return undefined;
}
