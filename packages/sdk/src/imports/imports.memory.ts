import type { WeeklyUsage } from '../calling/weekly-usage.schema.ts';
import { createRowLoader, type Rows } from '../host-rows/row-loader.ts';
import { keptByHost } from '../memory/kept-by-host.ts';
import type { MemoryAnswers, MemoryCall } from '../memory/memory-call.ts';
import type { Bytes } from '../operation/bytes.schema.ts';
import { instantOfCall } from '../operation/instant-of-call.ts';
import { actingViewer } from '../viewer/acting-viewer.ts';
import type { Viewer } from '../viewer/viewer.contract.ts';
import type { Device, PhoneNumber } from './hub-reports.schema.ts';
import { type HubReports, readHubReports } from './hub-reports.ts';
import { importRules } from './import-rules.ts';
import type { Import, ImportedFile } from './imports.contract.ts';
import { type KnownData, surveyImport } from './survey-import.ts';
import type { UsageHome } from './usage-home.ts';

/**
 * Takes what report files say, once the viewer has confirmed it (REP-8). The host changes its own rows by it; those that come from
 * loaders load again. A rejection is told as why the import failed.
 */
export type ImportReports = (reports: HubReports) => PromiseLike<void> | void;

/** How files are imported over rows in memory. */
export interface ImportsOptions {
  /** Absent, the source takes no files. Files of calls are not taken here. */
  readonly importReports?: ImportReports | undefined;
}

/** What imports in memory are made of. */
export interface ImportsMemoryOptions extends ImportsOptions {
  readonly weeklyUsage?: Rows<WeeklyUsage> | undefined;
  readonly devices?: Rows<Device> | undefined;
  readonly phoneNumbers?: Rows<PhoneNumber> | undefined;
  readonly viewer: Viewer;
  readonly randomId: () => string;
  /** The host's rows are others now. */
  readonly refresh: () => void;
}

interface Held {
  of: Import;
  readonly parts: Map<string, Bytes[]>;
}

/** So many imports are kept, the last ones. */
const keptImports = 20;

/** Imports over rows in memory (REP-8): files are read here, and what they say is handed to the host. */
export function importsInMemory(options: ImportsMemoryOptions): MemoryAnswers<'imports'> {
  const { importReports, viewer, randomId, refresh } = options;
  const held = new Map<string, Held>();

  const heldOf = (id: string): Held => {
    const found = held.get(id);
    if (!found) throw importRules.importNotFound(id);
    return found;
  };

  async function survey(one: Held, call: MemoryCall): Promise<void> {
    const { revision } = one.of;
    const sameYet = () => one.of.state === 'checking' && one.of.revision === revision;
    try {
      const files = one.of.files.map((file) => ({
        path: importRules.pathToRead(file),
        chunks: () => chunksOf(partsOf(one, file)),
      }));
      const made = await surveyImport(files, {
        known: () => knownData(options, call),
        takesCalls: false,
        onProgress: (done) => {
          if (sameYet()) one.of = { ...one.of, progress: { done, of: files.length } };
        },
      });
      if (sameYet()) one.of = importRules.withSurvey(one.of, made);
    } catch (cause) {
      if (sameYet())
        one.of = importRules.failed(one.of, (cause as Error).message, instantOfCall(call.context));
    }
  }

  async function carryOut(one: Held, call: MemoryCall): Promise<void> {
    const at = instantOfCall(call.context);
    // who gives it up meanwhile is told of nothing else any more
    const isWanted = () => one.of.state === 'importing';
    try {
      const files = await Promise.all(
        importRules.filesToImport(one.of).map(async (file) => ({
          path: importRules.pathToRead(file),
          content: new Uint8Array(await new Blob(partsOf(one, file) as BlobPart[]).arrayBuffer()),
        })),
      );
      const reports = readHubReports(files);
      if (!isWanted()) return;
      await keptByHost('The files were not imported', () => importReports?.(reports));
      one.parts.clear();
      if (isWanted()) one.of = importRules.finished(one.of, resultOf(one.of, reports), at);
      refresh();
    } catch (cause) {
      if (isWanted()) one.of = importRules.failed(one.of, (cause as Error).message, at);
    }
  }

  return {
    list: () => ({ items: [...held.values()].reverse().map(({ of }) => importRules.listedImport(of)) }),

    get: ({ importId }) => heldOf(importId).of,

    begin({ files }, { context }) {
      const at = instantOfCall(context);
      const of = importRules.newImport({ id: randomId(), at, by: actingViewer(viewer), files });
      held.set(of.id, { of, parts: new Map() });
      for (const [id, { of: kept }] of held) {
        if (held.size <= keptImports) break;
        if (kept.state !== 'importing') held.delete(id);
      }
      return of;
    },

    async upload({ importId, fileId, offset, content }) {
      const one = heldOf(importId);
      const file = importRules.fileToReceive(one.of, fileId);
      const length = content instanceof Uint8Array ? content.length : content.size;
      importRules.checkPart(file, { offset, length });
      const parts = one.parts.get(fileId) ?? [];
      // what has come already came as it is
      const fresh = content.slice(file.received - offset);
      const more = fresh instanceof Uint8Array ? fresh.length : fresh.size;
      if (more > 0) one.parts.set(fileId, [...parts, fresh]);
      one.of = importRules.withReceived(one.of, fileId, offset + length);
      return { fileId, received: importRules.fileToReceive(one.of, fileId).received };
    },

    preview({ importId, places }, call) {
      const one = heldOf(importId);
      one.of = importRules.previewing(one.of, places);
      void survey(one, call);
      return one.of;
    },

    start({ importId, revision }, call) {
      const one = heldOf(importId);
      one.of = importRules.started(one.of, revision, actingViewer(viewer));
      void carryOut(one, call);
      return one.of;
    },

    discard({ importId }, { context }) {
      const one = heldOf(importId);
      one.of = importRules.discarded(one.of, instantOfCall(context));
      one.parts.clear();
      return one.of;
    },
  };
}

function partsOf({ parts }: Held, { id }: ImportedFile): readonly Bytes[] {
  return parts.get(id) ?? [];
}

async function* chunksOf(parts: readonly Bytes[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const part of parts)
    yield part instanceof Uint8Array ? part : new Uint8Array(await part.arrayBuffer());
}

interface UsageLike {
  readonly customerId?: unknown;
  readonly week?: unknown;
}

/** What the rows in memory know before an import. */
async function knownData(options: ImportsMemoryOptions, call: MemoryCall): Promise<KnownData> {
  const [index, usage, ...inventories] = await Promise.all([
    call.index(),
    createRowLoader('weeklyUsage', options.weeklyUsage ?? []).load(),
    options.devices && createRowLoader('devices', options.devices).load(),
    options.phoneNumbers && createRowLoader('phoneNumbers', options.phoneNumbers).load(),
  ]);
  const newest = new Map<string, string>();
  const weeks = new Set<string>();
  for (const { customerId, week } of usage as readonly UsageLike[]) {
    if (typeof customerId !== 'string' || typeof week !== 'string') continue;
    if (week > (newest.get(customerId) ?? '')) newest.set(customerId, week);
    weeks.add(JSON.stringify([index.regionOf(customerId)?.region, week]));
  }
  const homeOf = (id: string): readonly (readonly [string, UsageHome])[] => {
    const found = index.regionOf(id);
    return found ? [[id, { region: found.region ?? '', week: newest.get(id) }]] : [];
  };
  const [devices, phoneNumbers] = inventories;
  return {
    homes: async (ids) => new Map(ids.flatMap(homeOf)),
    // of which file it came nobody has kept
    week: async ({ region, week }) => (weeks.has(JSON.stringify([region, week])) ? '' : undefined),
    inventory: async (kind) => ({ rows: (kind === 'devices' ? devices : phoneNumbers)?.length }),
  };
}

function resultOf({ changes }: Import, reports: HubReports): NonNullable<Import['result']> {
  const { refused, notes, heldBack, weeks } = reports;
  const counts = {
    newCustomers: changes?.customers.added ?? 0,
    movedCustomers: changes?.customers.moved ?? 0,
    locationWeeks: reports.weeklyUsage.length,
    devices: reports.devices.length,
    phoneNumbers: reports.phoneNumbers.length,
  };
  return {
    isComplete: heldBack.length === 0 && (weeks.length > 0 || refused.length === 0),
    counts: Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [{ what, count }] : [])),
    refused: refused.length,
    refusedLines: refused
      .slice(0, shownLines)
      .map(({ file, line, field, message }) =>
        [file, line && `line ${line}`, field, message].filter(Boolean).join(': '),
      ),
    notes: notes.slice(0, shownLines).map(({ file, message }) => `${file}: ${message}`),
    kept: [],
    heldBack: heldBack.map(({ file, message }) => `${file}: ${message}`),
  };
}

const shownLines = 100;
