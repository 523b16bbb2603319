export { createEnrichment } from './create-enrichment.tsx';
export type { EnrichedColumn, EnrichedField, EnrichedFieldOf, EnrichmentContext } from './enriched-field.ts';
export type { EnrichedInput, Enrichment } from './enrichment.ts';
export type { HostFilters, HostMenu } from './host-filters.tsx';
