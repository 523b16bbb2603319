import type { KeyboardEvent } from 'react';
import { isComposing } from './is-composing.ts';

/** The input in which Enter was pressed, to go on or to send; `undefined` for any other key, or where it was taken already. */
export function enteredField(event: KeyboardEvent): HTMLInputElement | undefined {
  const { key, target, defaultPrevented } = event;
  const isEnter = key === 'Enter' && !defaultPrevented && !isComposing(event);
  return isEnter && target instanceof HTMLInputElement ? target : undefined;
}
