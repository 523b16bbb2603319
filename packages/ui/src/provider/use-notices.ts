import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Notice } from './partner-context.ts';
import type { PartnerEvent } from './partner-event.ts';

const nobody = () => {};

/** The latest notice of a provider, and what can be done with it. */
export function useNotices(tell: (event: PartnerEvent) => void = nobody) {
  const [notice, notify] = useState<Notice>();
  const latest = useRef(notice);
  useEffect(() => {
    latest.current = notice;
  }, [notice]);
  const dismiss = useCallback(() => notify(undefined), []);
  /** Takes the latest change back; answers whether there was one. */
  const undo = useCallback(() => {
    const action = latest.current?.undo;
    if (!action) return false;
    latest.current = undefined;
    dismiss();
    tell({ type: 'undo' });
    action();
    return true;
  }, [dismiss, tell]);
  return useMemo(() => ({ notice, notify, dismiss, undo }), [notice, dismiss, undo]);
}
