import { type KeyboardEvent, useCallback } from 'react';
import { isComposing } from '../primitives/focus/is-composing.ts';
import { usePartner } from './partner-context.ts';

/**
 * For a widget's `onKeyDown`: Ctrl+Z (⌘Z) takes the latest change back that a notice offers to undo. In a field with
 * text in it the key stays the field's.
 */
export function useUndoKey(): (event: KeyboardEvent) => void {
  const { undo } = usePartner();
  return useCallback(
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (event.key.toLowerCase() !== 'z' || event.defaultPrevented || isComposing(event)) return;
      if (isFieldWithText(event.target)) return;
      if (undo()) event.preventDefault();
    },
    [undo],
  );
}

function isFieldWithText(target: EventTarget): boolean {
  if (target instanceof HTMLTextAreaElement) return target.value !== '';
  return target instanceof HTMLInputElement && /^(text|search)$/.test(target.type) && target.value !== '';
}
