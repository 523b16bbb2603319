import type { Texts } from '../texts.ts';

/** The messages of the area failure, compiled from its catalog. */
export const failureTexts = {
  'state.forbiddenTitle': 'Not permitted',
  'state.forbiddenText': 'Your role does not include this. A partner full administrator can change that.',
  'state.regionTitle': 'Choose a region',
  'state.regionText': 'This is shown for one region at a time.',
  'state.trying': 'Trying…',
  'state.signIn': 'Sign in',
  'state.requestId': 'Request',
  'state.details': 'Details',
  'state.copied': 'Copied',
  'state.partBroken': ['“', ['part'], '” stopped working. ', ['problem']],
} satisfies Texts;
