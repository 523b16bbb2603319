import type { Enrichment } from '../host-fields/enrichment.ts';
import type { PartnerEvent } from '../provider/partner-event.ts';
import { withQueryParts } from './use-query-parts.ts';

/** Tells the host of a query by its fields: what is looked for may be a name. */
export function tellQuery(
  tell: (event: PartnerEvent) => void,
  table: string,
  query: string,
  enrich: Enrichment | undefined,
): void {
  withQueryParts(({ checkQuery }) => {
    const terms = checkQuery(query, enrich?.filters.language).query ?? [];
    const fields = terms.map((term) => (term.kind === 'text' ? term.kind : term.field));
    tell({ type: 'query', table, fields: [...new Set(fields)] });
  });
}
