import type { Texts } from '../texts.ts';

/** The messages of the area enrich, compiled from its catalog. */
export const enrichTexts = {
  'enrich.failed': [['column'], ' of ', ['name'], ' could not be loaded. ', ['problem']],
  'enrich.retry': [['failure'], ' Try again'],
  'enrich.inView': 'Loaded for the rows in view: neither sorted nor exported',
} satisfies Texts;
