import type { PartnerClient } from '@partnerkit/sdk';
import type { CustomerColumn } from '../customers/customer-columns.tsx';
import type { EnrichmentContext } from './enriched-field.ts';
import type { HostFilters } from './host-filters.tsx';

/** What a list of customers is asked by. */
export interface EnrichedInput {
  readonly query?: string | undefined;
  readonly sort?: string | undefined;
}

/** Columns of the host's own data in our table; `Field` names those that are in it. */
export interface Enrichment<Field extends string = string> {
  /** The fields by which all customers can be ordered: those that are complete. */
  readonly sorts: readonly Field[];
  /** How customers are filtered by those that have a `filter`. */
  readonly filters: HostFilters;
  /** Whether customers are filtered or ordered by one of the fields, so that their values decide who is found. */
  readonly decides: (input: EnrichedInput) => boolean;
  /**
   * The client that finds, counts and orders customers by the fields too (`withHostFields`): what `selectedCustomers` asks for
   * all that a query finds.
   */
  readonly client: (context: Pick<EnrichmentContext, 'client' | 'report'>) => PartnerClient;
  /** Unlike that of any other enrichment, and another one after each {@link invalidate}. */
  readonly key: () => string;
  /** Tells when the key becomes another. Returns how to stop listening. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly columns: (context: EnrichmentContext) => readonly CustomerColumn[];
  /** Values of some customers, or of all, are no longer what they were: those in view are asked for again, and who is found or ordered by them. */
  readonly invalidate: (customerIds?: readonly string[]) => void;
}
