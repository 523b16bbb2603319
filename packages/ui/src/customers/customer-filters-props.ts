import type { Enrichment } from '../host-fields/enrichment.ts';

/** What `CustomerFilters` takes. */
export interface CustomerFiltersProps {
  /** The query as text (FIL-2). */
  readonly query: string;
  /** Told of every query that can be read; a wrong one stays in the field with its error. */
  readonly onQueryChange: (query: string) => void;
  /** Fields of the host's: customers are filtered by those that have a `filter` too. */
  readonly enrich?: Enrichment | undefined;
}
