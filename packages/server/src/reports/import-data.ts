import { stat } from 'node:fs/promises';
import { reportPlace } from '@partnerkit/sdk/server';
import { importCalls } from './import-calls.ts';
import { type InventoryFile, importInventory } from './import-inventory.ts';
import { importPortfolio } from './import-portfolio.ts';
import type { ImportReport } from './import-report.ts';
import { closeTarget, type ImportTarget, openTarget } from './import-target.ts';
import { importUsage, type UsageWeek } from './import-usage.ts';
import { isReportName, openReportFiles, type ReportFile } from './report-files.ts';

/** What is imported, and what its files do not say themselves. */
export interface ImportRequest {
  /** A JSON file, a report file of the hub, a file of calls, or a folder of them. */
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
  if (found.isDirectory() || isReportName(path)) await importReports(target, request, report);
  else await importPortfolio(target, path, request, report);
  await closeTarget(target);
}

async function importReports(
  target: ImportTarget,
  request: ImportRequest,
  report: ImportReport,
): Promise<void> {
  const { path, progress } = request;
  const { reports, calls } = await openReportFiles(path, report);
  const parts = [
    ...(reports.length > 0 || calls.length === 0 ? [counted(reports.length, 'report')] : []),
    ...(calls.length > 0 ? [counted(calls.length, 'call')] : []),
  ];
  progress(`Reading ${parts.join(' and ')} …`);
  // calls bring no customers, so nobody has to make room for them
  if (reports.length > 0 || calls.length === 0) await openTarget(target, undefined);
  const usage = usageWeeks(reports, target.databases.regions, request, report);
  const inventory = inventoryKinds.flatMap((kind) => {
    const ofKind = reports.filter((file): file is InventoryFile => file.kind === kind);
    return ofKind.length > 0 ? [{ kind, files: ofKind }] : [];
  });
  for (const [index, week] of usage.entries()) {
    await importUsage(target, week, report);
    progress(`  ${index + 1} of ${usage.length + inventory.length}: ${week.region}, week of ${week.week}`);
  }
  for (const { kind, files: ofKind } of inventory) {
    await importInventory(target, kind, ofKind, report);
    progress(`  ${kind === 'devices' ? 'devices' : 'phone numbers'}`);
  }
  // last: by now their customers are there
  for (const file of calls) {
    await importCalls(target, file, report);
    progress(`  ${file.kind === 'callLegs' ? 'call legs' : 'call records'}: ${file.path}`);
  }
}

function counted(count: number, kind: 'report' | 'call'): string {
  return `${count} ${kind} ${count === 1 ? 'file' : 'files'}`;
}

const inventoryKinds = ['devices', 'phoneNumbers'] as const;

/** The usage files by week and region, the newest week first: an organization is in the region of its newest week. */
function usageWeeks(
  files: readonly ReportFile[],
  regions: readonly string[],
  named: ImportRequest,
  report: ImportReport,
): UsageWeek[] {
  const weeks = new Map<string, UsageWeek & { readonly files: ReportFile[] }>();
  for (const file of files) {
    const place = file.kind === 'usage' ? placeOf(file, regions, named, report) : undefined;
    if (!place) continue;
    const key = `${place.week} ${place.region}`;
    const ofTheSame = weeks.get(key);
    if (ofTheSame) ofTheSame.files.push(file);
    else weeks.set(key, { ...place, files: [file] });
  }
  return [...weeks.values()].sort((a, b) => (a.week < b.week ? 1 : a.week > b.week ? -1 : 0));
}

function placeOf(
  file: ReportFile,
  regions: readonly string[],
  named: ImportRequest,
  report: ImportReport,
): Pick<UsageWeek, 'region' | 'week'> | undefined {
  const place = reportPlace(file.path, named);
  if ('message' in place) {
    report.refuse(file.path, place.message, { field: place.field });
    return undefined;
  }
  if (regions.includes(place.region)) return place;
  report.refuse(file.path, `expected one of ${regions.join(', ')}, found ${place.region}`, {
    field: 'region',
  });
  return undefined;
}
