export { createEnrichment } from './create-enrichment.tsx';
export type {
  EnrichedColumn,
  EnrichedField,
  EnrichedFieldOf,
  Enrichment,
  EnrichmentContext,
} from './enrichment.ts';
