import type { Texts } from '../texts.ts';

/** The messages of the area why, compiled from its catalog. */
export const whyTexts = {
  'why.overLimit': [
    ['count', 2, { one: [0, ' license is assigned'], other: [0, ' licenses are assigned'] }],
    ' beyond those purchased: offer more.',
  ],
  'why.expiringUsed': [
    ['count', 2, { one: [0, ' license ends'], other: [0, ' licenses end'] }],
    ' without renewal from ',
    ['date'],
    ' on; ',
    ['share'],
    ' in use: call them.',
  ],
  'why.expiringUnused': [
    ['count', 2, { one: [0, ' license ends'], other: [0, ' licenses end'] }],
    ' without renewal from ',
    ['date'],
    ' on; only ',
    ['share'],
    ' in use: at risk.',
  ],
  'why.expiring': [
    ['count', 2, { one: [0, ' license ends'], other: [0, ' licenses end'] }],
    ' without renewal from ',
    ['date'],
    ' on; how many are in use is not known: ask them.',
  ],
  'why.fallingUsage': [
    'Licenses in use fell from ',
    ['before'],
    ' to ',
    ['now'],
    ', the last four weeks beside the four before: ask why.',
  ],
  'why.fallingCalls': [
    'Calls a week fell from ',
    ['before'],
    ' to ',
    ['now'],
    ', the last four weeks beside the four before: ask why.',
  ],
  'why.lowAssignment': [
    ['count', 2, { one: [0, ' license is'], other: [0, ' licenses are'] }],
    ' not assigned: help with the rollout.',
  ],
  'why.poorCalls': [
    ['share'],
    ' of ',
    ['count', 2, { one: [0, ' measured call leg'], other: [0, ' measured call legs'] }],
    ' poor in the last complete week: look into it.',
  ],
  'why.noAdministrator': [
    'No administrator has signed in for ',
    ['days', 2, { one: [0, ' day'], other: [0, ' days'] }],
    ': get in touch.',
  ],
  'why.neverAdministrator': 'No administrator has ever signed in: get in touch.',
} satisfies Texts;
