import type { Texts } from '../texts.ts';

/** The messages of the area dialog, compiled from its catalog. */
export const dialogTexts = {
  'dialog.close': 'Close',
  'dialog.cancel': 'Cancel',
} satisfies Texts;
