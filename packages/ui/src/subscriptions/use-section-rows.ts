import type { PartnerClient, RowView } from '@partnerkit/sdk';
import { useEffect, useRef } from 'react';
import { errorText } from '../i18n/error-text.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions, useSourceKey, useSourceQuery } from '../provider/use-source-query.ts';
import { useAnalyticsRefresh } from './use-license-figures.ts';

type Section = PartnerClient['subscriptions']['section'];
type Page = Awaited<ReturnType<Section>>;
type SectionInput = Parameters<Section>[0];

/** A section of the subscription analytics (SUB-1 to SUB-5). */
export type SectionId = SectionInput['section'];
/** A sort order of a section's rows. */
export type SectionSort = NonNullable<SectionInput['sort']>;
/** A row of a section: one license pool, that is one product of one subscription or trial. */
export type SectionRow = Page['items'][number];

/** Which rows of a section. */
export interface SectionQuery {
  readonly section: SectionId;
  readonly product: string;
  /** `undefined`: what is most urgent first. */
  readonly sort: SectionSort | undefined;
}

/** The rows of a section as far as they are loaded. */
export interface SectionRows extends RowView<SectionRow> {
  /** How many the whole result has; `undefined` where the source does not know before the last page. */
  readonly count: number | undefined;
  /** Where the next page starts; `null` when all rows are there. */
  readonly nextCursor: string | null;
  readonly product: string;
}

const pageSize = 100;

/** The rows of a section (SUB-1 to SUB-5): a page, and one more whenever it is asked for. */
export function useSectionRows({ section, product, sort }: SectionQuery) {
  const { client } = usePartner();
  const name = ['license-section', section, product, sort ?? null];
  const result = useSourceQuery<SectionRows>(name, async (options) =>
    rowsOf(
      [],
      await client.subscriptions.section({ section, product, sort, limit: pageSize }, options),
      product,
    ),
  );
  // old rows stay while another order loads, but never those of another product
  const data = result.data?.product === product ? result.data : undefined;
  const loadMore = useNextPage({ section, product, sort }, name, result.isPlaceholderData ? undefined : data);
  return {
    data,
    failure: data ? undefined : result.error,
    isUpdating: result.isPlaceholderData,
    loadMore,
    refresh: useAnalyticsRefresh(),
  };
}

function useNextPage(
  { section, product, sort }: SectionQuery,
  name: unknown[],
  data: SectionRows | undefined,
) {
  const { client, queryClient, notify, t } = usePartner();
  const key = [...useSourceKey(), ...name];
  const options = useCallOptions();
  const loading = useRef<{ cursor: string; abort: AbortController }>(undefined);
  const text = JSON.stringify(key);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another region, product or order ends what is in flight
  useEffect(
    () => () => {
      loading.current?.abort.abort();
      loading.current = undefined;
    },
    [text],
  );

  return async () => {
    const cursor = data?.nextCursor;
    if (!cursor || loading.current?.cursor === cursor) return;
    const abort = new AbortController();
    loading.current = { cursor, abort };
    try {
      const input = { section, product, sort, limit: pageSize, cursor };
      const page = await client.subscriptions.section(input, { ...options, signal: abort.signal });
      queryClient.setQueryData<SectionRows>(key, (before) =>
        // rows that were loaded again meanwhile go on from a place of their own
        before?.nextCursor === cursor ? withPage(before, page) : before,
      );
      loading.current = undefined;
    } catch (cause) {
      if (abort.signal.aborted) return;
      loading.current = undefined;
      notify({ tone: 'danger', text: errorText(t, cause) });
    }
  };
}

/** What tells a row from all others of its section. */
export function sectionRowId({ customerId, id, product }: SectionRow): string {
  return JSON.stringify([customerId, id, product]);
}

function withPage(before: SectionRows, page: Page): SectionRows {
  const rows = Array.from({ length: before.total }, (_, index) => before.at(index) as SectionRow);
  return rowsOf(rows, page, before.product, before.refused);
}

function rowsOf(
  before: readonly SectionRow[],
  page: Page,
  product: string,
  refused: SectionRows['refused'] = [],
): SectionRows {
  const seen = new Set(before.map(sectionRowId));
  const fresh = page.items.filter((row) => !seen.has(sectionRowId(row)));
  const rows = [...before, ...fresh];
  // a page without a new row would be asked for again and again
  const nextCursor = fresh.length === 0 ? null : page.nextCursor;
  return {
    product,
    total: rows.length,
    at: (index) => rows[index],
    refused: [...refused, ...(page.refused ?? [])],
    count: page.total ?? (nextCursor === null ? rows.length : undefined),
    nextCursor,
  };
}

/** All rows of a section, asked a page at a time. */
export async function* allSectionRows(
  client: PartnerClient,
  { section, product, sort }: SectionQuery,
  options: Parameters<Section>[1],
): AsyncGenerator<SectionRow> {
  let cursor: string | null = null;
  do {
    const page: Page = await client.subscriptions.section(
      { section, product, sort, limit: 1000, cursor },
      options,
    );
    yield* page.items;
    cursor = page.items.length === 0 ? null : page.nextCursor;
  } while (cursor !== null);
}
