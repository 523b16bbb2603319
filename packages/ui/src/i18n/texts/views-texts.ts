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
  'views.own': 'My views',
  'views.team': 'Shared with the team',
  'views.share': ['Share “', ['name'], '” with the team'],
  'views.unshare': ['Stop sharing “', ['name'], '”'],
  'views.shareNew': 'Share with the team',
  'views.sharedNow': ['View “', ['name'], '” is shared with the team'],
  'views.unsharedNow': ['View “', ['name'], '” is its owner’s alone again'],
  'views.nameTakenByTeam': 'The team has a view of this name already.',
  'views.ofOwner': [['name'], ' – ', ['owner']],
  'views.sortGone': [
    'The order of this view, “',
    ['sort'],
    '”, is not known here. The rest of the view is shown.',
  ],
} satisfies Texts;
