import type { KeyboardEvent } from 'react';

/**
 * Whether a key belongs to an input method, which confirms, moves and cancels by the same keys (Japanese, Chinese,
 * Korean). Safari ends the composition before its last key and tells it by the code 229 alone.
 */
export function isComposing({ nativeEvent: event }: KeyboardEvent): boolean {
  return isComposingKey(event);
}

/** The same for an event of the browser itself. */
export function isComposingKey(event: globalThis.KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
