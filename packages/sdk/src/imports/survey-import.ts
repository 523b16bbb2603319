import type { CallFileKind } from '../calling/call-file-header.ts';
import { callFileKinds } from '../calling/call-file-header.ts';
import { readCallRecord } from '../calling/call-record.ts';
import { organizationIds, ownCustomerId } from '../calling/organization-ids.ts';
import { sortedOut } from '../calling/sorted-out-legs.ts';
import { checkFunction, checkList, checkRecord, isRecord } from '../errors/check-argument.ts';
import { toPartnerError } from '../errors/partner-error.ts';
import { noSuchCustomer } from '../operation/no-such-customer.ts';
import { BoundedTexts } from './bounded-texts.ts';
import { FileFindings } from './file-findings.ts';
import { type ForeignFile, foreignFile, foreignFileMessages, startOfChunks } from './foreign-file.ts';
import { holdsUp } from './holds-up.ts';
import type { ImportChanges, ImportFileKind, SurveyedFile } from './import-file.schema.ts';
import { unknownRegion } from './inventory-facts.ts';
import { streamCallFile } from './read-call-file.ts';
import {
  type FileColumn,
  type StreamedReport,
  type StreamedReportFile,
  streamReportFile,
} from './read-report-file.ts';
import type { ReportRow } from './read-report-rows.ts';
import { replacementTries } from './replacement-tries.ts';
import type { FindingsSink } from './report-findings.ts';
import { isLaterReport, type ReportPlace } from './report-place.ts';
import { usageFiles } from './usage-files.ts';
import { misplacedUsage, type UsageHome, usageRowPlace } from './usage-home.ts';

/** A row of a file of calls that is no CSV, or why a line is none. */
export interface CallLine {
  readonly line: number;
  readonly row?: unknown;
  readonly problem?: { readonly message: string } | undefined;
}

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
export interface SurveyOptions {
  /** What is known where reports come in, and where calls alone do. */
  readonly known: (coming: { readonly hasReports: boolean }) => Promise<KnownData>;
  /** The regions that there are; absent for whatever the folders say. */
  readonly regions?: readonly string[] | undefined;
  /** The share of good rows from which a file may replace what is known; 0.9 unless told. */
  readonly goodShare?: number | undefined;
  /** Why a row can't be kept. */
  readonly problemOf?: ((values: unknown) => string | undefined) | undefined;
  /** Reads call legs line by line as JSON; absent, such files are left out. */
  readonly jsonLines?: ((chunks: AsyncIterable<Uint8Array>) => AsyncIterable<CallLine>) | undefined;
  /** Whether files of calls are taken at all. */
  readonly takesCalls?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told after each file that was read. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** What files are and what their import would change; nothing is written. */
export interface ImportSurvey {
  /** In the order of the files. */
  readonly files: readonly SurveyedFile[];
  readonly changes: ImportChanges;
}

const rowsAtOnce = 1000;
const shownColumns = 200;
const longestName = 100;
const rememberedHomes = 50_000;

type OpenedCalls = {
  readonly kind: CallFileKind;
  readonly columns: readonly FileColumn[];
  readonly rows: (findings: FindingsSink) => AsyncIterable<{ readonly line: number; readonly row: unknown }>;
};

interface Opened {
  readonly path: string;
  readonly findings: FileFindings;
  readonly foreign?: ForeignFile | undefined;
  readonly report?: StreamedReport | undefined;
  readonly calls?: OpenedCalls | undefined;
  good: number;
  place?: ReportPlace;
  placeProblem?: SurveyedFile['placeProblem'];
  outcome: SurveyedFile['outcome'];
}

type OpenedReport = Opened & { readonly report: StreamedReport };

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
  const opened: Opened[] = [];
  for (const file of files) opened.push(await openFile(file, options));
  return new Survey(opened, options).made();
}

async function openFile(file: StreamedReportFile, options: SurveyOptions): Promise<Opened> {
  const { path } = file;
  const findings = new FileFindings();
  const one = { path, findings, good: 0, outcome: 'leftOut' } as const;
  try {
    options.signal?.throwIfAborted();
    const start = await startOfChunks(file.chunks());
    const foreign = /\.(ndjson|jsonl)$/i.test(path) ? undefined : foreignFile(start);
    if (foreign) {
      findings.refuse(path, foreignFileMessages[foreign]);
      return { ...one, foreign };
    }
    const calls = await openCalls(file, findings, options);
    if (calls === 'refused') return one;
    if (calls) return { ...one, calls };
    const report = await streamReportFile(file, findings, { others: Object.values(callFileKinds) });
    // a header that can't be read is one line of the file, and costs all of it
    if (!report) findings.problem ??= findings.lines[0]?.message;
    return { ...one, report };
  } catch (cause) {
    options.signal?.throwIfAborted();
    findings.refuse(path, toPartnerError(cause).message);
    return one;
  }
}

async function openCalls(
  file: StreamedReportFile,
  findings: FileFindings,
  { jsonLines, takesCalls = true }: SurveyOptions,
): Promise<OpenedCalls | 'refused' | undefined> {
  const isJson = /\.(ndjson|jsonl)$/i.test(file.path);
  const calls = isJson ? jsonCalls(file, jsonLines) : await streamCallFile(file, findings);
  if (!calls || calls === 'refused' || takesCalls) return calls;
  findings.refuse(file.path, 'this is a file of calls, which is not taken here');
  return 'refused';
}

function jsonCalls(
  { path, chunks }: StreamedReportFile,
  jsonLines: SurveyOptions['jsonLines'] = () => noLines(),
): OpenedCalls {
  return {
    kind: 'callLegs',
    columns: [],
    async *rows(findings) {
      for await (const { line, row, problem } of jsonLines(chunks())) {
        if (problem) findings.refuse(path, problem.message, { line });
        else yield { line, row };
      }
    },
  };
}

async function* noLines(): AsyncGenerator<CallLine, void, undefined> {}

/** One survey: what was found in the files before counts for those after them. */
class Survey {
  readonly #opened: readonly Opened[];
  readonly #options: SurveyOptions;
  #known!: KnownData;
  /** Customers that files of this import name, and where they put them. */
  readonly #named = new BoundedTexts<UsageHome>();
  #homes = new Map<string, UsageHome | undefined>();
  readonly #changes = {
    weeks: [] as ImportChanges['weeks'][number][],
    customers: { added: 0, moved: 0 },
    inventories: [] as ImportChanges['inventories'][number][],
    legs: 0,
  };
  #done = 0;

  constructor(opened: readonly Opened[], options: SurveyOptions) {
    this.#opened = opened;
    this.#options = options;
  }

  async made(): Promise<ImportSurvey> {
    const reports = this.#opened.filter((one): one is OpenedReport => one.report !== undefined);
    this.#known = await this.#options.known({ hasReports: reports.length > 0 });
    await this.#usage(reports.filter(({ report }) => report.kind === 'usage'));
    for (const kind of ['devices', 'phoneNumbers'] as const)
      await this.#inventory(
        kind,
        reports.filter(({ report }) => report.kind === kind),
      );
    for (const one of this.#opened) if (one.calls) await this.#calls(one, one.calls);
    const { cleared } = this.#known;
    const { customers, ...changes } = this.#changes;
    const isMore = this.#named.isFull;
    return {
      files: this.#opened.map(surveyed),
      changes: {
        ...changes,
        customers: { ...customers, ...(isMore ? { isMore } : {}) },
        ...(cleared === undefined ? {} : { cleared }),
      },
    };
  }

  async #usage(reports: readonly OpenedReport[]): Promise<void> {
    const places = { regions: this.#options.regions };
    const byPath = reports.map((one) => ({ path: one.path, one }));
    const unplaced = {
      refuse: (path: string, message: string, { field = 'region' } = {}) => {
        const found = byPath.find((file) => file.path === path && !file.one.placeProblem);
        if (found) found.one.placeProblem = { field, message };
      },
    };
    const groups = usageFiles(byPath, places, unplaced);
    for (const { one } of byPath) if (one.placeProblem) await this.#read(one, async () => undefined);
    for (const { region, week, files } of groups) {
      const place = { region, week };
      const earlier = await this.#known.week(place);
      const named = new Map<OpenedReport, BoundedTexts<UsageHome | undefined>>();
      for (const { one } of files) {
        one.place = place;
        named.set(one, await this.#readUsage(one, place));
      }
      const chosen = chosenOf(
        files.map(({ one }) => one),
        earlier,
        this.#options.goodShare,
      );
      if (!chosen) continue;
      this.#changes.weeks.push({
        ...place,
        file: chosen.path,
        ...(earlier === undefined ? {} : { replaces: earlier }),
      });
      for (const [id, home] of named.get(chosen)?.entries() ?? []) {
        if (!this.#named.add(id, { region, week })) continue;
        if (!home) this.#changes.customers.added++;
        else if (usageRowPlace(home, place) === 'moved') this.#changes.customers.moved++;
      }
    }
  }

  /** Reads a usage file; answers whom it names, and where these were until then. */
  async #readUsage(one: OpenedReport, place: ReportPlace): Promise<BoundedTexts<UsageHome | undefined>> {
    const ids = new BoundedTexts<UsageHome | undefined>();
    const lines = new BoundedTexts<number>();
    await this.#read(one, async (rows) => {
      await this.#learn(rows.map(customerIdOf));
      return (row) => {
        const id = customerIdOf(row);
        const home = this.#homeOf(id);
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

  async #inventory(kind: 'devices' | 'phoneNumbers', reports: readonly OpenedReport[]): Promise<void> {
    if (reports.length === 0) return;
    const known = await this.#known.inventory(kind);
    for (const one of reports) {
      await this.#read(one, async (rows) => {
        await this.#learn(rows.map(customerIdOf));
        return (row) => (this.#homeOf(customerIdOf(row)) ? undefined : unknownRegion);
      });
    }
    const chosen = chosenOf(reports, known && (known.file ?? ''), this.#options.goodShare);
    if (!chosen) return;
    const before = known ? known.rows : 0;
    this.#changes.inventories.push({
      kind,
      file: chosen.path,
      ...(before === undefined ? {} : { before }),
      after: chosen.good,
    });
  }

  async #calls(one: Opened, { kind, rows: rowsOf }: OpenedCalls): Promise<void> {
    for await (const rows of inBatches(rowsOf(one.findings))) {
      this.#options.signal?.throwIfAborted();
      if (kind === 'callLegs') await this.#legs(one, rows);
      else await this.#records(one, rows);
    }
    if (one.good > 0) one.outcome = 'taken';
    this.#changes.legs += one.good;
    this.#options.onProgress?.(++this.#done);
  }

  async #legs(one: Opened, rows: readonly { line: number; row: unknown }[]): Promise<void> {
    const customerOf = (row: unknown) => (row as { customerId?: unknown } | null)?.customerId;
    await this.#learn(rows.map(({ row }) => customerOf(row)).filter((id) => typeof id === 'string'));
    const { problemOf } = this.#options;
    const { legs, refused } = sortedOut(
      rows.map(({ row }) => row),
      (id) => this.#homeOf(id) !== undefined,
      (leg) => {
        const message = problemOf?.(leg);
        return message === undefined ? undefined : { field: '', message };
      },
    );
    one.good += legs.size;
    for (const { index, field, message } of refused)
      one.findings.refuse(one.path, message, { line: rows[index]?.line, field });
  }

  async #records(one: Opened, rows: readonly { line: number; row: unknown }[]): Promise<void> {
    const read = rows.map(({ line, row }) => ({
      line,
      read: readCallRecord(row as Record<string, unknown>),
    }));
    await this.#learn(
      read.flatMap((each) => ('leg' in each.read ? organizationIds(each.read.leg.customerId) : [])),
    );
    for (const { line, read: record } of read) {
      if ('leftOut' in record) continue;
      if ('refused' in record) {
        one.findings.refuse(one.path, record.refused.message, { line, field: record.refused.field });
        continue;
      }
      const { leg } = record;
      const isThere = ownCustomerId(leg.customerId, (id) => this.#homeOf(id) !== undefined) !== undefined;
      const message = isThere ? this.#options.problemOf?.(leg) : noSuchCustomer(leg.customerId);
      if (message === undefined) one.good++;
      else one.findings.refuse(one.path, message, { line, field: isThere ? '' : 'Org UUID' });
    }
  }

  /** Reads the rows of a report, and counts those that can be kept. */
  async #read(
    one: OpenedReport,
    judgeOf: (rows: readonly ReportRow[]) => Promise<((row: ReportRow) => string | undefined) | undefined>,
  ): Promise<void> {
    for await (const rows of inBatches(one.report.rows(one.findings))) {
      this.#options.signal?.throwIfAborted();
      const judge = await judgeOf(rows);
      for (const row of rows) {
        const message = judge?.(row) ?? this.#options.problemOf?.(row.values);
        if (message === undefined) one.good++;
        else one.findings.refuse(one.path, message, { line: row.line, field: one.report.idHeader });
      }
    }
    this.#options.onProgress?.(++this.#done);
  }

  #homeOf(id: string): UsageHome | undefined {
    return this.#named.get(id) ?? this.#homes.get(id);
  }

  /** Asks for those that are not known yet. */
  async #learn(ids: readonly string[]): Promise<void> {
    if (this.#homes.size > rememberedHomes) this.#homes = new Map();
    const fresh = [...new Set(ids)].filter((id) => !this.#homes.has(id));
    if (fresh.length === 0) return;
    const found = await this.#known.homes(fresh);
    for (const id of fresh) this.#homes.set(id, found.get(id));
  }
}

/** Which of some files of the same takes its place; what becomes of each is noted with it, as the import decides it. */
function chosenOf(
  files: readonly OpenedReport[],
  earlier: string | undefined,
  goodShare: number | undefined,
): OpenedReport | undefined {
  const tries = replacementTries({ reports: files, goodShare, isKnown: earlier !== undefined });
  for (const one of files) one.outcome = 'replaced';
  for (const { report: one, goodShare: share } of tries) {
    const counts = { good: one.good, refused: one.findings.refused };
    if (earlier !== undefined && earlier !== '' && !isLaterReport(one.path, earlier)) {
      one.outcome = 'outdated';
      return undefined;
    }
    if (holdsUp(counts, share)) {
      one.outcome = 'taken';
      return one;
    }
    one.outcome = 'heldBack';
  }
  return undefined;
}

function surveyed({
  findings,
  foreign,
  report,
  calls,
  good,
  place,
  placeProblem,
  outcome,
}: Opened): SurveyedFile {
  const kind: ImportFileKind | undefined = report?.kind ?? calls?.kind;
  const columns = report?.columns ?? calls?.columns ?? [];
  const { problem } = findings;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(foreign === undefined ? {} : { foreign }),
    ...(problem === undefined ? {} : { problem }),
    ...place,
    ...(placeProblem === undefined ? {} : { placeProblem }),
    columns: columns
      .filter(({ name }) => name !== '')
      .slice(0, shownColumns)
      .map(({ name, isKnown }) => ({ name: name.slice(0, longestName), isKnown })),
    good,
    refused: findings.refused,
    refusedLines: findings.lines,
    notes: findings.notes,
    outcome: placeProblem ? 'leftOut' : outcome,
  };
}

function customerIdOf({ values }: ReportRow): string {
  return values.customerId as string;
}

async function* inBatches<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row[], void, undefined> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
