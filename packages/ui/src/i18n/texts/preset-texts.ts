import type { Texts } from '../texts.ts';

/** The messages of the area preset, compiled from its catalog. */
export const presetTexts = {
  'filter.preset.all': 'All',
  'filter.preset.expires30': 'Expires within 30 days',
  'filter.preset.expires90': 'Expires within 90 days',
  'filter.preset.renews90': 'Renews within 90 days',
  'filter.preset.added90': 'Added in the last 90 days',
  'filter.preset.overage': 'Over license limit',
  'filter.preset.usage50': 'Usage below 50%',
} satisfies Texts;
