import type { Texts } from '../texts.ts';

/** The messages of the area tagDetails, compiled from its catalog. */
export const tagDetailsTexts = {
  'tagDetails.title': 'Describe',
  'tagDetails.shared': [
    [
      'count',
      2,
      {
        one: ['Used on ', 0, ' customer; everybody sees the same.'],
        other: ['Used on ', 0, ' customers; everybody sees the same.'],
      },
    ],
  ],
  'tagDetails.description': 'What it means',
  'tagDetails.noDescription': 'nothing',
  'tagDetails.color': 'Colour',
  'tagDetails.noColor': 'No colour',
  'tagDetails.color.red': 'Red',
  'tagDetails.color.orange': 'Orange',
  'tagDetails.color.yellow': 'Yellow',
  'tagDetails.color.green': 'Green',
  'tagDetails.color.teal': 'Teal',
  'tagDetails.color.blue': 'Blue',
  'tagDetails.color.purple': 'Purple',
  'tagDetails.color.gray': 'Grey',
  'tagDetails.save': 'Save',
  'tagDetails.saved': ['Tag “', ['tag'], '” described'],
  'tagDetails.conflict': 'Somebody else described it meanwhile',
  'tagDetails.theirs': ['Nothing is saved yet. It says now: ', ['details'], '.'],
  'tagDetails.words': [['description'], ' (', ['color'], ')'],
  'tagDetails.takeTheirs': 'Take that over',
  'tagDetails.undoConflict': ['Tag “', ['tag'], '” was described anew since, so it stays as it is.'],
} satisfies Texts;
