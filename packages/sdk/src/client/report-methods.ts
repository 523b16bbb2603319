import {
  cancelledCall,
  PartnerError,
  type PartnerErrorCode,
  partnerErrorCodes,
  toPartnerError,
} from '../errors/partner-error.ts';
import type { ReportKind } from '../imports/report-columns.ts';
import type { InputOf, Operation, OutputOf } from '../operation/operation.ts';
import { maxPageSize } from '../operation/page-size.ts';
import { allRows } from '../operation/pager.ts';
import type { FileAnswer } from '../reports/report-file.ts';
import { type ReportRow, reportRowSchemas } from '../reports/report-row.schema.ts';
import type { ReportRun } from '../reports/report-run.schema.ts';
import type {
  cancelReportRun,
  getReportFile,
  getReportRun,
  listReportRows,
  runReport,
} from '../reports/reports.contract.ts';
import { hasEnded } from '../reports/schedule-rules.ts';
import { malformedAnswer } from '../transport/malformed-answer.ts';
import { pause } from '../transport/within-time.ts';
import type { CallOptions } from './call-options.ts';

/** The file of a run that was had for it. */
export interface DownloadedReport extends FileAnswer {
  /** The run, by which the file can be had again and removed. */
  readonly runId: string;
}

/** How a run is followed. */
export interface FollowOptions extends Pick<CallOptions, 'region' | 'signal' | 'asOf'> {
  /** Told how far the run is, each time that it has changed. */
  readonly onProgress?: ((run: ReportRun) => void) | undefined;
}

/** Of which report all rows are asked for, and of which days. */
export interface ReportRowsInput<Kind extends ReportKind>
  extends Omit<InputOf<typeof listReportRows>, 'cursor' | 'report'> {
  readonly report: Kind;
}

/** What reports are asked by beside the contract. */
export interface ReportMethods {
  /** All rows of a report, asked a page at a time; each fits the report, or the call is `malformed`. */
  readonly all: <Kind extends ReportKind>(
    input: ReportRowsInput<Kind>,
    options?: CallOptions,
  ) => AsyncGenerator<ReportRow<Kind>, void, undefined>;
  /** Asks how far a run is until it has ended, whatever became of it. */
  readonly follow: (input: InputOf<typeof getReportRun>, options?: FollowOptions) => Promise<ReportRun>;
  /**
   * Has a report run, follows it and answers its file, and which run it is of. A signal that is cancelled cancels the run; a run that fails rejects with
   * its reason.
   */
  readonly download: (
    input: InputOf<typeof runReport>,
    options?: FollowOptions & Pick<CallOptions, 'idempotencyKey'>,
  ) => Promise<DownloadedReport>;
}

/** The methods that these are made of. */
interface Asked {
  readonly rows: Ask<typeof listReportRows>;
  readonly run: Ask<typeof runReport>;
  readonly getRun: Ask<typeof getReportRun>;
  readonly cancelRun: Ask<typeof cancelReportRun>;
  readonly file: Ask<typeof getReportFile>;
}

type Ask<O extends Operation> = (input: InputOf<O>, options?: CallOptions) => Promise<OutputOf<O>>;

const firstPauseMs = 100;
const longestPauseMs = 3000;
const mostFailures = 5;

/** All rows of a report; two that are alike are two. */
export function everyReportLine<Kind extends ReportKind>(
  { rows }: Asked,
  input: ReportRowsInput<Kind>,
  options: CallOptions | undefined,
): AsyncGenerator<ReportRow<Kind>, void, undefined> {
  let seen = 0;
  return allRows<ReportRow<Kind>>(
    () => String(seen++),
    async (cursor) => {
      const page = await rows({ limit: maxPageSize, ...input, cursor }, options);
      return { ...page, items: page.items.map((row) => fitting(input.report, row)) };
    },
  );
}

/** The contract leaves open what a row tells beside its customer. */
function fitting<Kind extends ReportKind>(report: Kind, row: unknown): ReportRow<Kind> {
  const { success, data, error } = reportRowSchemas[report].safeParse(row);
  if (success) return data as ReportRow<Kind>;
  throw malformedAnswer(`has a row that does not fit the report: ${error.issues[0]?.path.join('.')}`);
}

/** Asks again and again, less often with time; what may pass is asked for anew a few times. */
export async function followedRun(
  { getRun }: Asked,
  { id }: InputOf<typeof getReportRun>,
  { onProgress, ...options }: FollowOptions = {},
): Promise<ReportRun> {
  const never = new AbortController();
  let told = '';
  let failures = 0;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    let leastMs = 0;
    try {
      const run = await getRun({ id }, options);
      failures = 0;
      const state = JSON.stringify(run);
      if (state !== told) onProgress?.(run);
      told = state;
      if (hasEnded(run)) return run;
    } catch (cause) {
      const failure = toPartnerError(cause);
      if (!failure.retryable || ++failures > mostFailures) throw cause;
      leastMs = failure.retryAfterMs ?? 0;
    }
    await pause(Math.max(pauseMs, leastMs), options.signal ?? never.signal);
  }
}

/** A run from its beginning to its file. */
export async function downloadedReport(
  asked: Asked,
  input: InputOf<typeof runReport>,
  { idempotencyKey, ...options }: FollowOptions & Pick<CallOptions, 'idempotencyKey'> = {},
): Promise<DownloadedReport> {
  const { signal, onProgress, ...place } = options;
  if (signal?.aborted) throw cancelledCall(signal.reason);
  // without the signal: a run that began and whose id nobody knows could not be cancelled
  const { id } = await asked.run(input, { ...place, idempotencyKey });
  try {
    const run = await followedRun(asked, { id }, options);
    if (run.state !== 'done') throw endedWithout(run);
    return { ...(await asked.file({ id }, { ...place, signal })), runId: id };
  } catch (cause) {
    if (signal?.aborted) await cancelled(asked.cancelRun, id, place);
    throw cause;
  }
}

/** Nobody waits for a run any more; that it could not be cancelled is nobody's trouble. */
async function cancelled(
  cancelRun: Asked['cancelRun'],
  id: InputOf<typeof cancelReportRun>['id'],
  place: CallOptions,
): Promise<void> {
  await cancelRun({ id }, place).catch(() => {});
}

function endedWithout({ id, state, failure }: ReportRun): PartnerError {
  const told = failure?.code ?? state;
  // a newer server may name others
  const code = partnerErrorCodes.find((known): known is PartnerErrorCode => known === told) ?? 'unknown';
  return new PartnerError({
    code,
    message: failure?.message ?? `The run ${JSON.stringify(id)} is ${state}.`,
  });
}
