import type { Texts } from '../texts.ts';

/** The messages of the area people, compiled from its catalog. */
export const peopleTexts = {
  'people.name': 'Name',
  'people.roles': 'Roles',
  'people.added': 'Added',
  'people.addedBy': [['date'], ' by ', ['name']],
  'people.actions': 'Actions',
  'people.search': 'Search by name or e-mail',
  'people.noMatch': 'Nobody matches',
  'people.noMatchText': ['Nobody has “', ['text'], '” in the name or e-mail address.'],
  'people.you': 'You',
  'people.remove': 'Remove',
  'people.removeNamed': ['Remove ', ['name']],
  'people.person': 'Person',
  'people.personMissing': 'Choose a person.',
  'people.personRefused': 'This person cannot be chosen any more. Choose another one.',
} satisfies Texts;
