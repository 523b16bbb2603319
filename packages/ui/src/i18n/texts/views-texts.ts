import type { Texts } from '../texts.ts';

/** The messages of the area views, compiled from its catalog. */
export const viewsTexts = {
  'views.title': 'Views',
  'views.chosen': ['View ', ['name']],
  'views.chosenChanged': ['View ', ['name'], ', changed'],
  'views.none': 'No saved views',
  'views.failed': 'The views could not be loaded.',
  'views.save': 'Save',
  'views.saveAs': 'Save as new view…',
  'views.update': ['Update “', ['name'], '”'],
  'views.remove': ['Remove “', ['name'], '”'],
  'views.name': 'Name of the view',
  'views.nameTaken': 'There is a view of this name already.',
  'views.saved': ['View “', ['name'], '” saved'],
  'views.removed': ['View “', ['name'], '” removed'],
  'views.changedElsewhere': 'This view was changed elsewhere. Choose it again to see how it is now.',
  'views.regionGone': [
    '“',
    ['region'],
    '”, the region of this view, is no longer open to you. The rest of the view is shown.',
  ],
} satisfies Texts;
