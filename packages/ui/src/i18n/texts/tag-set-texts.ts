import type { Texts } from '../texts.ts';

/** The messages of the area tagSet, compiled from its catalog. */
export const tagSetTexts = {
  'tagSet.hint': 'Saved together, in the place of the tags there are.',
  'tagSet.save': 'Save tags',
  'tagSet.used': [['used', 4], ' of ', ['max', 4], ' tags'],
  'tagSet.tooMany': [
    [
      'count',
      2,
      {
        one: ['At most ', ['max', 4], ' tags: take one away.'],
        other: ['At most ', ['max', 4], ' tags: take ', 0, ' away.'],
      },
    ],
  ],
  'tagSet.conflict': ['Somebody else changed the tags of ', ['name'], ' meanwhile'],
  'tagSet.conflictText': 'Nothing is saved yet. Choose what is to stand.',
  'tagSet.stands': 'What is to stand',
  'tagSet.versions': 'Both versions, tag by tag',
  'tagSet.tag': 'Tag',
  'tagSet.mine': 'Mine',
  'tagSet.theirs': 'Theirs',
  'tagSet.both': 'Both',
  'tagSet.kept': 'kept',
  'tagSet.without': 'not there',
  'tagSet.added': 'added',
  'tagSet.removed': 'removed',
} satisfies Texts;
