import type { Texts } from '../texts.ts';

/** The messages of the area bar, compiled from its catalog. */
export const barTexts = {
  'bar.legend': 'Colors of the bars',
  'bar.used': 'Used',
  'bar.assigned': 'Assigned',
  'bar.idle': 'Assigned, unused',
  'bar.available': 'Available',
  'bar.over': 'Over limit',
  'bar.total': 'Total',
  'bar.sentence': [
    ['used'],
    ' used, ',
    ['assigned'],
    ' assigned, ',
    ['available'],
    ' available, of ',
    ['total'],
    ' licenses',
  ],
  'bar.sentenceOver': [
    ['used'],
    ' used, ',
    ['assigned'],
    ' assigned of ',
    ['total'],
    ' licenses: ',
    ['over'],
    ' over the limit',
  ],
  'bar.sentenceUnknown': ['Assigned licenses not known, of ', ['total'], ' licenses'],
} satisfies Texts;
