import { stat } from 'node:fs/promises';
import { usageFiles } from '@partnerkit/sdk/server';
import { importCalls } from './import-calls.ts';
import { type InventoryFile, importInventory } from './import-inventory.ts';
import { importPortfolio } from './import-portfolio.ts';
import type { ImportReport } from './import-report.ts';
import { closeTarget, type ImportTarget, openTarget } from './import-target.ts';
import { importUsage } from './import-usage.ts';
import { filesAt, isReportName, type LocalFile, openReportFiles } from './report-files.ts';

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
  if (found.isDirectory() || isReportName(path))
    await importFiles(target, { ...request, files: await filesAt(path) }, report);
  else {
    await importPortfolio(target, path, request, report);
    await closeTarget(target);
  }
}

/** Files that are imported, each by what it is. */
export interface FilesRequest extends Omit<ImportRequest, 'path'> {
  readonly files: readonly LocalFile[];
  /** Told after each part that is in: a week, an inventory, a file of calls. */
  readonly onPart?: ((done: number, of: number) => void) | undefined;
}

/** Imports the hub's report files and files of calls (REP-8, CAL-9), in parts that are each in as a whole or not at all. */
export async function importFiles(
  target: ImportTarget,
  request: FilesRequest,
  report: ImportReport,
): Promise<void> {
  const { files, progress, onPart } = request;
  const { reports, calls } = await openReportFiles(files, report);
  const parts = [
    ...(reports.length > 0 || calls.length === 0 ? [counted(reports.length, 'report')] : []),
    ...(calls.length > 0 ? [counted(calls.length, 'call')] : []),
  ];
  progress(`Reading ${parts.join(' and ')} …`);
  // calls bring no customers, so nobody has to make room for them
  if (reports.length > 0 || calls.length === 0) await openTarget(target, undefined);
  const { region, week } = request;
  const usage = usageFiles(
    reports.filter(({ kind }) => kind === 'usage'),
    { region, week, regions: target.databases.regions },
    report,
  );
  const inventory = inventoryKinds.flatMap((kind) => {
    const ofKind = reports.filter((file): file is InventoryFile => file.kind === kind);
    return ofKind.length > 0 ? [{ kind, files: ofKind }] : [];
  });
  let done = 0;
  const isIn = () => onPart?.(++done, usage.length + inventory.length + calls.length);
  for (const [index, ofWeek] of usage.entries()) {
    await importUsage(target, ofWeek, report);
    progress(
      `  ${index + 1} of ${usage.length + inventory.length}: ${ofWeek.region}, week of ${ofWeek.week}`,
    );
    isIn();
  }
  for (const { kind, files: ofKind } of inventory) {
    await importInventory(target, kind, ofKind, report);
    progress(`  ${kind === 'devices' ? 'devices' : 'phone numbers'}`);
    isIn();
  }
  // last: by now their customers are there
  for (const file of calls) {
    await importCalls(target, file, report);
    progress(`  ${file.kind === 'callLegs' ? 'call legs' : 'call records'}: ${file.path}`);
    isIn();
  }
  await closeTarget(target);
}

function counted(count: number, kind: 'report' | 'call'): string {
  return `${count} ${kind} ${count === 1 ? 'file' : 'files'}`;
}

const inventoryKinds = ['devices', 'phoneNumbers'] as const;
