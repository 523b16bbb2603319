import { useEffect, useRef } from 'react';

/**
 * While something is not done, the browser asks before the page is left. A host is told, so that it asks before its own
 * navigation too.
 */
export function useLeaveGuard(isUnsaved: boolean, onUnsavedChange?: (isUnsaved: boolean) => void): void {
  const tell = useRef(onUnsavedChange);
  useEffect(() => {
    tell.current = onUnsavedChange;
  });
  useEffect(() => {
    if (!isUnsaved) return;
    tell.current?.(true);
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      tell.current?.(false);
    };
  }, [isUnsaved]);
}
