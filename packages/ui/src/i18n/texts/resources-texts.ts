import type { Texts } from '../texts.ts';

/** The messages of the area resources, compiled from its catalog. */
export const resourcesTexts = {
  'resources.search': 'Search all resources',
  'resources.kind': 'Kind',
  'resources.topic': 'Topic',
  'resources.language': 'Language',
  'resources.quickLinks': 'Quick links',
  'resources.featured': 'Featured resources',
  'resources.all': 'All resources',
  'resources.count': [['count', 2, { one: [0, ' resource'], other: [0, ' resources'] }]],
  'resources.found': [['count', 2, { one: [0, ' resource found'], other: [0, ' resources found'] }]],
  'resources.showAll': ['Show all ', ['count', 4]],
  'resources.noMatchTitle': 'No resource matches',
  'resources.noMatchText': 'Try fewer words, or take a filter away.',
  'resources.emptyTitle': 'No resources yet',
  'resources.emptyText': 'Links to help stand here once they are supplied.',
  'resources.helpdesk': 'Partner helpdesk',
  'resources.helpdeskText': 'Contact the team that helps partners.',
} satisfies Texts;
