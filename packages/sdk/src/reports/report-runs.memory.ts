import { toPartnerError } from '../errors/partner-error.ts';
import type { MemoryCall } from '../memory/memory-call.ts';
import { instantOfCall } from '../operation/instant-of-call.ts';
import { pageTurn } from '../operation/page-turn.ts';
import { type ReportLine, reportCells } from './report-cells.ts';
import type { ReportRows, ReportRowsInMemory } from './report-rows.memory.ts';
import type { ReportRun } from './report-run.schema.ts';
import { reportStream } from './report-stream.ts';
import { hasEnded, runNotFound } from './schedule-rules.ts';

interface HeldRun {
  run: ReportRun;
  /** Counted up from run to run, in the order in which they were asked for. */
  readonly place: number;
  readonly region: string | undefined;
  readonly stop: AbortController;
  file?: Blob;
}

/** So many rows are written in one go, before the page has its turn. */
const writtenAtOnce = 500;

/** The runs of a source over rows in memory: they are carried out beside the page, and their files kept as long as the source is. */
export class ReportRunsInMemory {
  readonly #rows: ReportRowsInMemory;
  readonly #runs = new Map<string, HeldRun>();
  /** The last instant that any call told: nothing here reads a clock. */
  #now = '';
  #places = 0;

  constructor(rows: ReportRowsInMemory) {
    this.#rows = rows;
  }

  /** Begins a run; it goes on by itself. */
  start(run: ReportRun, call: MemoryCall): ReportRun {
    this.#tell(call);
    const held: HeldRun = {
      run,
      place: ++this.#places,
      region: call.context.region,
      stop: new AbortController(),
    };
    this.#runs.set(run.id, held);
    void this.#carryOut(held, call);
    return held.run;
  }

  /** Those of the region that is chosen with their places, the first asked for first. */
  list(call: MemoryCall): { readonly run: ReportRun; readonly place: number }[] {
    this.#tell(call);
    const { region } = call.context;
    return [...this.#runs.values()].filter((held) => region === undefined || held.region === region);
  }

  /** A run with its file, where it has one. Throws `notFound`. */
  get(id: string, call: MemoryCall): { readonly run: ReportRun; readonly file: Blob | undefined } {
    const { run, file } = this.#held(id, call);
    return { run, file };
  }

  /** Stops a run that has not ended. */
  cancel(id: string, call: MemoryCall): { readonly before: ReportRun; readonly after: ReportRun } {
    const held = this.#held(id, call);
    const before = held.run;
    if (!hasEnded(before)) {
      held.stop.abort();
      this.#end(held, { state: 'cancelled' });
    }
    return { before, after: held.run };
  }

  remove(id: string, call: MemoryCall): ReportRun {
    const { before } = this.cancel(id, call);
    this.#runs.delete(id);
    return before;
  }

  #held(id: string, call: MemoryCall): HeldRun {
    this.#tell(call);
    const held = this.#runs.get(id);
    const { region } = call.context;
    if (!held || (region !== undefined && held.region !== region)) throw runNotFound(id);
    return held;
  }

  #tell({ context }: MemoryCall): void {
    const at = instantOfCall(context);
    if (at > this.#now) this.#now = at;
  }

  #end(held: HeldRun, ended: Partial<ReportRun>): void {
    held.run = { ...held.run, ...ended, endedAt: this.#now };
  }

  async #carryOut(held: HeldRun, call: MemoryCall): Promise<void> {
    const { signal } = held.stop;
    try {
      await pageTurn();
      if (signal.aborted) return;
      held.run = { ...held.run, state: 'running', startedAt: this.#now };
      const rows = await this.#rows.rows(held.run, call);
      if (signal.aborted) return;
      const { partialWeeksLeftOut, weeksNotKnown, count } = rows;
      held.run = { ...held.run, totalRows: count, partialWeeksLeftOut, weeksNotKnown };
      const file = await this.#written(held, rows);
      const sha256 = await sha256Of(file);
      if (signal.aborted) return;
      held.file = file;
      this.#end(held, { state: 'done', size: file.size, sha256 });
    } catch (cause) {
      if (signal.aborted) return;
      const { code, message } = toPartnerError(cause, 'unavailable');
      this.#end(held, { state: 'failed', failure: { code, message } });
    }
  }

  async #written(held: HeldRun, rows: ReportRows): Promise<Blob> {
    const { report, columns, language } = held.run;
    const cells = reportCells(report, columns, language);
    return new Response(await reportStream(held.run, cells, this.#inPages(held, rows))).blob();
  }

  async *#inPages(held: HeldRun, { count, slice }: ReportRows): AsyncGenerator<readonly ReportLine[]> {
    for (let from = 0; from < count; from += writtenAtOnce) {
      const some = slice(from, from + writtenAtOnce);
      yield some;
      held.run = { ...held.run, rows: from + some.length };
      await pageTurn();
      // what was cancelled is written no further
      if (held.stop.signal.aborted) return;
    }
  }
}

/** In hexadecimal; `null` on pages without https, which have no digests. */
async function sha256Of(file: Blob): Promise<string | null> {
  const { subtle } = crypto;
  if (!subtle) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
