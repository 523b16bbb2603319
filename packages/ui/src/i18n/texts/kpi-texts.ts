import type { Texts } from '../texts.ts';

/** The messages of the area kpi, compiled from its catalog. */
export const kpiTexts = {
  'kpi.title': 'Key figures of customers',
  'kpi.show': 'Show these customers',
} satisfies Texts;
