import type { Texts } from '../texts.ts';

/** The messages of the area importOutcome, compiled from its catalog. */
export const importOutcomeTexts = {
  'importOutcome.needsPlace': 'Needs region and week',
  'importOutcome.waits': 'Waits for its calling usage files',
  'importOutcome.taken': 'Will be imported',
  'importOutcome.replaced': 'A later file tells the same',
  'importOutcome.heldBack': 'Too few rows can be read to replace what is known',
  'importOutcome.outdated': 'A later file was imported before',
  'importOutcome.leftOut': 'Left out',
} satisfies Texts;
