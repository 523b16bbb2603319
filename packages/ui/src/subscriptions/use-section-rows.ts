import { maxPageSize, type PartnerClient } from '@partnerkit/sdk';
import { allRows } from '@partnerkit/sdk/client';
import { type PagedRows, usePagedRows } from '../primitives/data-table/use-paged-rows.ts';
import { usePartner } from '../provider/partner-context.ts';

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
export type SectionRows = PagedRows<SectionRow>;

const pageSize = 100;

/** The rows of a section (SUB-1 to SUB-5): a page, and one more whenever it is asked for. */
export function useSectionRows({ section, product, sort }: SectionQuery) {
  const { client } = usePartner();
  return usePagedRows<SectionRow>({
    name: ['license-section', section, product, sort ?? null],
    // old rows stay while another order loads, but never those of another product
    standsInWithin: 3,
    idOf: sectionRowId,
    pageSize,
    load: ({ cursor, limit, options }) =>
      client.subscriptions.section({ section, product, sort, limit, cursor }, options),
  });
}

/** What tells a row from all others of its section. */
export function sectionRowId({ customerId, id, product }: SectionRow): string {
  return JSON.stringify([customerId, id, product]);
}

/** All rows of a section, asked a page at a time. A source that does not end its pages ends in `malformed`. */
export function allSectionRows(
  client: PartnerClient,
  { section, product, sort }: SectionQuery,
  options: Parameters<Section>[1],
): AsyncGenerator<SectionRow, void, undefined> {
  return allRows(sectionRowId, (cursor) =>
    client.subscriptions.section({ section, product, sort, limit: maxPageSize, cursor }, options),
  );
}
