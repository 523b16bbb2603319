import type { Texts } from '../texts.ts';

/** The messages of the area tagging, compiled from its catalog. */
export const taggingTexts = {
  'tags.add': 'Add a tag',
  'tags.addNamed': ['Add “', ['tag'], '”'],
  'tags.remove': ['Remove tag ', ['tag']],
  'tags.limit': [['used', 4], ' of ', ['max', 4], ' tags'],
  'tags.tooLong': ['At most ', ['max', 4], ' characters.'],
  'tags.added': ['Tag “', ['tag'], '” added to ', ['name']],
  'tags.removed': ['Tag “', ['tag'], '” removed from ', ['name']],
  'tags.addedMany': [
    [
      'count',
      2,
      {
        one: ['Tag “', ['tag'], '” added to ', 0, ' customer'],
        other: ['Tag “', ['tag'], '” added to ', 0, ' customers'],
      },
    ],
  ],
  'tags.removedMany': [
    [
      'count',
      2,
      {
        one: ['Tag “', ['tag'], '” removed from ', 0, ' customer'],
        other: ['Tag “', ['tag'], '” removed from ', 0, ' customers'],
      },
    ],
  ],
  'tags.failedMany': [
    [
      'count',
      2,
      {
        one: [0, ' customer was not changed: ', ['problem']],
        other: [0, ' customers were not changed: ', ['problem']],
      },
    ],
  ],
  'tags.failed': ['The tags were not changed. ', ['problem']],
  'tags.readOnly': 'Your role sees tags but does not change them.',
  'tags.progress': [['done', 4], ' of ', ['total', 4], ' customers'],
  'tags.refused': [['count', 2, { one: [0, ' customer not changed'], other: [0, ' customers not changed'] }]],
  'tags.sourceReadOnly': 'The source of this page keeps no changes of tags.',
  'tags.onMany': [['count', 2, { one: ['Tags of ', 0, ' customer'], other: ['Tags of ', 0, ' customers'] }]],
  'tags.editWhole': 'Change all at once',
  'tags.replaced': ['Tags of ', ['name'], ' saved'],
  'tags.replacing': ['All tags of ', ['name']],
  'tags.undoConflict': [
    'The tags of ',
    ['name'],
    ' were changed by somebody else since, so they stay as they are.',
  ],
  'tags.describe': ['Describe tag ', ['tag']],
} satisfies Texts;
