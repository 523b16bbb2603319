import type { Texts } from '../texts.ts';

/** The messages of the area runState, compiled from its catalog. */
export const runStateTexts = {
  'runState.waiting': 'Waiting',
  'runState.running': 'Running',
  'runState.done': 'Ready',
  'runState.failed': 'Failed',
  'runState.cancelled': 'Cancelled',
} satisfies Texts;
