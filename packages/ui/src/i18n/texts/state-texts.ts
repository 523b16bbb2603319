import type { Texts } from '../texts.ts';

/** The messages of the area state, compiled from its catalog. */
export const stateTexts = {
  'state.emptyTitle': 'No customers yet',
  'state.emptyText': 'This partner has no customers in the chosen region.',
  'state.emptyAllText': 'Customers stand here as soon as this partner has any.',
  'state.noMatchTitle': 'No customer matches',
  'state.noMatchText': 'Try other words or fewer filters.',
  'state.unsupportedTitle': 'Not available here',
  'state.unsupportedText': 'The data source of this portal does not supply it.',
  'state.failedTitle': 'This could not be loaded',
  'state.outdated': 'These rows are not up to date.',
  'state.regionMissing': 'Some rows are missing.',
  'state.partFailed': 'This part could not be loaded. Try again.',
  'state.retry': 'Try again',
  'state.noSourceTitle': 'Nothing can be shown here',
  'state.brokenTitle': 'This widget stopped working',
} satisfies Texts;
