import type { Texts } from '../texts.ts';

/** The messages of the area imports, compiled from its catalog. */
export const importsTexts = {
  'imports.drop': 'Drop files or a folder here',
  'imports.dropNow': 'Let go to read them',
  'imports.dropText':
    'Calling usage, devices and phone numbers of the hub, call legs and call records, as CSV. Nothing is written before you confirm.',
  'imports.chooseFiles': 'Choose files',
  'imports.chooseFolder': 'Choose a folder',
  'imports.sending': [['count', 2, { one: ['Sending ', 0, ' file…'], other: ['Sending ', 0, ' files…'] }]],
  'imports.checking': [['count', 2, { one: ['Reading ', 0, ' file…'], other: ['Reading ', 0, ' files…'] }]],
  'imports.importing': 'Importing…',
  'imports.progress': [['done', 4], ' of ', ['of', 4]],
  'imports.stop': 'Stop',
  'imports.discard': 'Discard',
  'imports.confirm': 'Import',
  'imports.wouldChange': 'What this import would change',
  'imports.nothing': 'None of these files would change anything.',
  'imports.weekNew': [['region'], ', week of ', ['week'], ': new'],
  'imports.weekReplaced': [['region'], ', week of ', ['week'], ': replaces what is known'],
  'imports.weeksMore': [['count', 2, { one: ['and ', 0, ' more week'], other: ['and ', 0, ' more weeks'] }]],
  'imports.customersAdded': [['count', 2, { one: [0, ' new customer'], other: [0, ' new customers'] }]],
  'imports.customersAddedMore': ['More than ', ['count', 4], ' new customers'],
  'imports.customersMoved': [
    [
      'count',
      2,
      { one: [0, ' customer moves to another region'], other: [0, ' customers move to another region'] },
    ],
  ],
  'imports.inventory': [['kind'], ': ', ['before', 4], ' now, ', ['after', 4], ' afterwards'],
  'imports.inventoryAfter': [['kind'], ': ', ['after', 4], ' afterwards'],
  'imports.legs': [
    [
      'count',
      2,
      {
        one: [0, ' call leg; one that is there already stays once'],
        other: [0, ' call legs; those that are there already stay once'],
      },
    ],
  ],
  'imports.cleared': [
    [
      'count',
      2,
      {
        one: [0, ' customer of the demo makes room for your own data and cannot be brought back.'],
        other: [0, ' customers of the demo make room for your own data and cannot be brought back.'],
      },
    ],
  ],
  'imports.files': [['count', 2, { one: [0, ' file'], other: [0, ' files'] }]],
  'imports.rows': [['count', 2, { one: [0, ' row'], other: [0, ' rows'] }]],
  'imports.refused': [['count', 2, { one: [0, ' row left out'], other: [0, ' rows left out'] }]],
  'imports.columnsKnown': [['count', 2, { one: [0, ' column is read'], other: [0, ' columns are read'] }]],
  'imports.columnsUnknown': ['not read: ', ['names']],
  'imports.line': ['Line ', ['line', 4]],
  'imports.placeTitle': 'Where does this file belong?',
  'imports.week': 'Week, by its Sunday',
  'imports.setPlace': 'Set',
  'imports.forAll': [
    [
      'count',
      2,
      {
        one: ['also for ', 0, ' other file without a place'],
        other: ['also for ', 0, ' other files without a place'],
      },
    ],
  ],
  'imports.notSunday': 'Choose a Sunday: weeks start on it.',
  'imports.noRegion': 'Enter the region.',
  'imports.done': 'Imported',
  'imports.doneInPart': 'Imported, but not everything',
  'imports.failed': 'The import failed',
  'imports.cancelled': 'The import was stopped',
  'imports.cancelledText': 'What was written until then stays. Its files are removed.',
  'imports.kept': 'What was known stands, since too much of the file could not be read',
  'imports.heldBack': 'Held back: an earlier file of the same counts',
  'imports.startedBy': ['Confirmed by ', ['name']],
  'imports.save': 'Save summary',
  'imports.more': 'Import more files',
} satisfies Texts;
