import type { Texts } from '../texts.ts';

/** The messages of the area worklistConflict, compiled from its catalog. */
export const worklistConflictTexts = {
  'worklistConflict.mine': 'Yours, not saved',
  'worklistConflict.theirs': 'As it stands now',
  'worklistConflict.noNote': 'No note',
  'worklistConflict.written': 'Somebody else has written this meanwhile:',
  'worklistConflict.takeTheirs': 'Take that over',
} satisfies Texts;
