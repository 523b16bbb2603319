export { createEnrichment } from './create-enrichment.tsx';
export type {
  EnrichedColumn,
  EnrichedField,
  EnrichedFieldOf,
  EnrichedOrder,
  Enrichment,
  EnrichmentContext,
} from './enrichment.ts';
