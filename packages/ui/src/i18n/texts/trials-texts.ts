import type { Texts } from '../texts.ts';

/** The messages of the area trials, compiled from its catalog. */
export const trialsTexts = {
  'trials.count': [['count', 2, { one: [0, ' trial'], other: [0, ' trials'] }]],
  'trials.none': 'No trials',
  'trials.noneText': 'This customer has never had a trial. You can start one here.',
  'trials.noneReadOnly': 'This customer has never had a trial.',
  'trials.notSupplied': 'Trials are not supplied',
  'trials.notSuppliedText': 'The data source of this portal does not say which trials this customer has.',
  'trials.endedEarly': 'Ended early on',
  'trials.extend': 'Extend',
  'trials.change': 'Change licenses',
  'trials.end': 'End trial',
  'trials.changed': 'Licenses changed',
  'trials.changeTitle': 'Change products and licenses',
  'trials.changeSubmit': 'Change',
  'trials.changedElsewhere': ['Somebody else has changed it meanwhile. It now has ', ['now'], '.'],
  'trials.extendTitle': 'Extend the trial',
  'trials.extendDays': 'Days from today',
  'trials.extendHint': 'Today counts as the first.',
  'trials.extendSaid': ['Its last day moves from ', ['before'], ' to ', ['after'], '.'],
  'trials.extendSame': ['It runs until ', ['before'], ' anyway. Enter more days.'],
  'trials.extendedNotice': ['Trial extended. Its last day is ', ['end'], '.'],
  'trials.extendedElsewhere': ['Somebody else has changed it meanwhile. Its last day is now ', ['end'], '.'],
  'trials.endTitle': 'End this trial?',
  'trials.endText': [
    'Ends the trial of ',
    ['count', 2, { one: [0, ' license'], other: [0, ' licenses'] }],
    ' today.',
  ],
  'trials.endTextFor': [
    'Ends the trial of ',
    ['count', 2, { one: [0, ' license'], other: [0, ' licenses'] }],
    ' today for ',
    ['name'],
    '.',
  ],
  'trials.endAssigned': [
    ['count', 2, { one: [0, ' of them is assigned.'], other: [0, ' of them are assigned.'] }],
  ],
  'trials.endLast': [['date'], ' is its last day. This cannot be undone.'],
  'trials.endedNotice': 'Trial ended',
} satisfies Texts;
