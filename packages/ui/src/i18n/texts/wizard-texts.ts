import type { Texts } from '../texts.ts';

/** The messages of the area wizard, compiled from its catalog. */
export const wizardTexts = {
  'wizard.steps': 'Steps',
  'wizard.position': ['Step ', ['at', 4], ' of ', ['count', 4]],
  'wizard.done': 'done',
  'wizard.next': 'Continue',
  'wizard.back': 'Back',
  'wizard.cancel': 'Cancel',
  'wizard.working': 'Working…',
  'wizard.leaveTitle': 'Leave without finishing?',
  'wizard.leaveText': 'What you entered can be kept on this device until you come back.',
  'wizard.stay': 'Stay',
  'wizard.keep': 'Leave and keep it',
  'wizard.discard': 'Discard it',
  'wizard.resumed': 'This is as far as you got before.',
  'wizard.startOver': 'Start over',
  'wizard.elsewhere': 'This was finished or discarded in another tab.',
} satisfies Texts;
