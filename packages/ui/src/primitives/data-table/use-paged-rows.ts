import {
  isPartnerError,
  type MissingRegion,
  maxPageSize,
  type Page,
  type PageMismatch,
  type PartnerError,
  type RowProblem,
  type RowView,
} from '@partnerkit/sdk';
import { Pager } from '@partnerkit/sdk/client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { usePartner } from '../../provider/partner-context.ts';
import type { SourceAnswer } from '../../provider/source-answer.ts';
import { useCallOptions, useSourceKey, useSourceQuery } from '../../provider/use-source-query.ts';
import { notifyFailure } from '../notify-failure.ts';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect.ts';

/** The rows of a list as far as they are loaded. */
export interface PagedRows<Row> extends RowView<Row> {
  /** How many the whole list has; `undefined` where nobody knows before the last page. */
  readonly count: number | undefined;
  /** Where the next page starts; `null` when there is none, all rows being there or the list being stuck. */
  readonly nextCursor: string | null;
  /** Why no further page is asked for though the list has not ended. */
  readonly stuck: PartnerError | undefined;
  /** Regions that could not be asked: their rows are missing. */
  readonly missing: readonly MissingRegion[];
  /** How the rows differ from what was asked for; absent, in nothing that they tell. */
  readonly mismatch?: PageMismatch | undefined;
}

/** A page as sources answer it. */
export interface AnsweredPage<Row> extends Page<Row> {
  readonly total?: number | undefined;
  readonly refused?: readonly RowProblem[] | undefined;
  readonly missing?: readonly MissingRegion[] | undefined;
  readonly mismatch?: PageMismatch | undefined;
}

/** What a page is asked with. */
export interface PageCall {
  readonly cursor: string | null;
  readonly limit: number;
  readonly options: {
    readonly region: string | undefined;
    readonly asOf: string | undefined;
    readonly signal: AbortSignal;
  };
}

/** A list that is read page after page. */
export interface PagedList<Row> {
  /** What the rows depend on beside source, region and day: plain data, part of the cache key. */
  readonly name: readonly unknown[];
  /** Tells a row from all others of the list. */
  readonly idOf: (row: Row) => string;
  readonly pageSize: number;
  readonly load: (call: PageCall) => PromiseLike<AnsweredPage<Row>>;
  /** The whole list at once where the source holds it; `undefined` where it has only pages. */
  readonly open?: ((options: PageCall['options']) => PromiseLike<RowView<Row> | undefined>) | undefined;
  /**
   * The whole list where it is at hand, which is then not read; else its first rows where those are, unchecked: they are painted
   * while the others are read.
   */
  readonly first?: ((options: Omit<PageCall['options'], 'signal'>) => RowView<Row> | undefined) | undefined;
  /** How many leading parts of the name rows have to share to stay on screen while others load; absent, none. */
  readonly standsInWithin?: number | undefined;
  /** Whether there is anything to ask; absent, there is. */
  readonly enabled?: boolean | undefined;
  /** In how many milliseconds it is asked again, while the page is looked at; `false`, or absent: not by itself. */
  readonly askAgainIn?: ((rows: RowView<Row> | undefined) => number | false) | undefined;
}

/** Rows and how to go on behind them. The pager belongs to one reading: what is read anew has another. */
export interface Reading<Row> extends PagedRows<Row> {
  readonly pager: Pager<Row> | undefined;
}

/** A list that is read, as far as it has come, and what has it go on. */
export interface ReadRows<Row> extends SourceAnswer<PagedRows<Row>> {
  /** The rows; where they could not be loaded, the last ones that could. */
  readonly data: PagedRows<Row> | undefined;
  /** Why there are no rows. */
  readonly failure: Error | undefined;
  /** Why the rows are not those asked for now, or as they were. */
  readonly outdated: Error | undefined;
  /** Whether what is shown is of the list before, while this one loads; rows that come in a blink are not announced. */
  readonly isUpdating: boolean;
  /** Regions whose rows are missing in those shown. */
  readonly missing: readonly MissingRegion[] | undefined;
  /** Asks one of them alone, and everything that was asked of all regions again once it answers. */
  readonly tryRegion: (region: string) => Promise<void>;
  /** Asks for one page more; nothing where there is none, or where it is on its way. */
  readonly loadMore: () => Promise<void>;
  /**
   * Asks for so many rows more; answers the list with them, `undefined` where it was called off or is another by now. Rejects
   * where it fails.
   */
  readonly readMore: (more: number, signal?: AbortSignal) => Promise<PagedRows<Row> | undefined>;
  /** Has the source load again, and everything that was asked of it. */
  readonly refresh: () => void;
}

/**
 * A list page after page: the first at once, one more whenever it is asked for. Loaded again (something changed) it keeps
 * its length. A page that arrives after that, or after the list became another, is left out.
 */
export function usePagedRows<Row>(list: PagedList<Row>): ReadRows<Row> {
  const { client, queryClient, painting, notify, report, t } = usePartner();
  const scope = useSourceKey();
  const key = [...scope, ...list.name];
  const text = JSON.stringify(key);
  const options = useCallOptions();
  const loading = useRef<{ readonly reading: Reading<Row>; readonly abort: AbortController }>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that they depend on
  const atHand = useMemo((): Reading<Row> | undefined => {
    const rows = queryClient.getQueryData(key) === undefined ? list.first?.(options) : undefined;
    return rows && { ...nothingRead, ...rows, count: rows.total };
  }, [text, client, queryClient]);
  const first = atHand?.isUnchecked ? atHand : undefined;
  // before any effect by which something is asked for
  useBrowserLayoutEffect(() => {
    if (first) painting.current = afterFirstPaint();
  }, [first, painting]);

  const result = useSourceQuery<Reading<Row>>(
    list.name,
    async (call) => {
      const whole = await list.open?.(call);
      if (whole) return { ...nothingRead, ...whole, count: whole.total };
      const wanted = queryClient.getQueryData<Reading<Row>>(key)?.total ?? 0;
      return readOn(nothingRead, Math.max(wanted, 1), list, call);
    },
    {
      ...{ enabled: list.enabled, standsInWithin: list.standsInWithin, askAgainIn: list.askAgainIn },
      atHand: () => first,
      whole: atHand?.isUnchecked ? undefined : atHand,
    },
  );
  const data = useLastGood(
    result,
    JSON.stringify([...scope, ...list.name.slice(0, list.standsInWithin ?? 0)]),
  );

  const isUpdating = useLasting(result.isPlaceholderData && data !== first);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list ends what is in flight for the last one
  useEffect(
    () => () => {
      loading.current?.abort.abort();
      loading.current = undefined;
    },
    [text],
  );

  const readMore = async (more: number, signal?: AbortSignal): Promise<PagedRows<Row> | undefined> => {
    // what is kept may be newer than what was drawn
    const reading = queryClient.getQueryData<Reading<Row>>(key);
    if (!reading?.nextCursor) return reading;
    loading.current?.abort.abort();
    const abort = new AbortController();
    signal?.addEventListener('abort', () => abort.abort(), { once: true });
    loading.current = { reading, abort };
    try {
      const longer = await readOn(reading, reading.total + more, list, { ...options, signal: abort.signal });
      if (abort.signal.aborted) return undefined;
      // rows that were loaded again meanwhile go on from a place of their own
      queryClient.setQueryData<Reading<Row>>(key, (now) => (now === reading ? longer : now));
      if (longer.stuck) notifyFailure({ notify, t }, longer.stuck);
      return longer;
    } catch (cause) {
      if (abort.signal.aborted) return undefined;
      report(cause);
      throw cause;
    } finally {
      if (loading.current?.abort === abort) loading.current = undefined;
    }
  };

  const loadMore = async () => {
    if (loading.current && loading.current.reading === queryClient.getQueryData(key)) return;
    try {
      await readMore(1);
    } catch (cause) {
      notifyFailure({ notify, t }, cause);
    }
  };

  const refresh = useCallback(() => {
    client.refresh();
    void queryClient.invalidateQueries({ queryKey: scope });
  }, [client, queryClient, scope]);

  const tryRegion = async (region: string) => {
    const { signal } = new AbortController();
    await list.load({ cursor: null, limit: 1, options: { ...options, region, signal } });
    await queryClient.invalidateQueries({ queryKey: scope });
  };

  return {
    ...result,
    data: data as PagedRows<Row> | undefined,
    failure: data ? undefined : (result.error ?? undefined),
    outdated: data ? (result.error ?? undefined) : undefined,
    isUpdating,
    missing: data?.missing,
    tryRegion,
    loadMore,
    readMore,
    refresh,
  };
}

/** What is over sooner, in milliseconds, is not shown: it would flicker, and be read aloud for nothing. */
const blinkMs = 150;

/** Whether something holds, and has for longer than a blink. */
function useLasting(holds: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!holds) return;
    const timer = setTimeout(() => setLasts(true), blinkMs);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [holds]);
  return holds && lasts;
}

/** So long from their frame on the first rows have the processor for themselves, in milliseconds. */
const firstPaintMs = 100;
/** A page that nobody sees has no frames; nothing waits longer for one, in milliseconds. */
const noFrameMs = 1000;

function afterFirstPaint(): Promise<void> {
  return new Promise((go) => {
    setTimeout(go, noFrameMs);
    requestAnimationFrame(() => setTimeout(go, firstPaintMs));
  });
}

/** An answer; where there is none since it failed, the last one of the same source, region and day. */
function useLastGood<Answer>(
  {
    data,
    error,
    isPlaceholderData,
  }: { data: Answer | undefined; error: unknown; isPlaceholderData: boolean },
  place: string,
): Answer | undefined {
  const last = useRef<{ readonly place: string; readonly data: Answer }>(undefined);
  useEffect(() => {
    if (data !== undefined && !isPlaceholderData) last.current = { place, data };
  });
  if (data !== undefined || !error || isRefusal(error)) return data;
  return last.current?.place === place ? last.current.data : undefined;
}

/** Whether an error says that this viewer is not to see the rows. */
function isRefusal(error: unknown): boolean {
  return isPartnerError(error) && ['forbidden', 'notFound', 'unsupported'].includes(error.code);
}

const nothingRead = {
  total: 0,
  at: () => undefined,
  refused: [],
  count: undefined,
  nextCursor: null,
  stuck: undefined,
  missing: [],
  pager: undefined,
};

/** Reads on until a list has so many rows, or has no more. Pages without a new row are passed over. */
async function readOn<Row>(
  before: Reading<Row>,
  wanted: number,
  list: PagedList<Row>,
  options: PageCall['options'],
): Promise<Reading<Row>> {
  const rows = Array.from({ length: before.total }, (_, index) => before.at(index) as Row);
  const refused = [...before.refused];
  // what fails half-way is asked again from where it started
  const pager = new Pager(list.idOf, before.pager);
  let { nextCursor, count, missing, mismatch }: Reading<Row> = before;
  let stuck: PartnerError | undefined;
  do {
    const limit = Math.min(Math.max(wanted - rows.length, list.pageSize), maxPageSize);
    const page = await list.load({ cursor: nextCursor, limit, options });
    refused.push(...(page.refused ?? []));
    count = page.total ?? count;
    missing = page.missing ?? [];
    mismatch = bothMismatches(mismatch, page.mismatch);
    try {
      const step = pager.take(page);
      rows.push(...step.rows);
      nextCursor = step.nextCursor;
    } catch (cause) {
      // what came before stays
      if (!isPartnerError(cause) || rows.length === 0) throw cause;
      stuck = cause;
      nextCursor = null;
    }
  } while (nextCursor !== null && rows.length < wanted && !options.signal.aborted);
  if (nextCursor === null && !stuck) count = rows.length;
  // what a region that is missing has, nobody has counted
  if (missing.length > 0) count = undefined;
  return {
    total: rows.length,
    at: (index) => rows[index],
    refused,
    count,
    nextCursor,
    stuck,
    missing,
    mismatch,
    pager,
  };
}

function bothMismatches(one: PageMismatch | undefined, other: PageMismatch | undefined) {
  if (!one || !other) return one ?? other;
  return { unmatched: one.unmatched + other.unmatched, isUnordered: one.isUnordered || other.isUnordered };
}
