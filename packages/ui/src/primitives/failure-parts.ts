import { loadOnce } from '@partnerkit/sdk';
import { useEffect, useState } from 'react';

/** What tells of failures and notices. */
export type FailureParts = typeof import('./failures.tsx');

/** Loads what tells of failures and notices. */
export const loadFailureParts = loadOnce(() => import('./failures.tsx'));

/** What tells of failures; `undefined` until it has come, and where its code does not come: whoever draws one says so in a sentence. */
export function useFailureParts(): FailureParts | undefined {
  const [parts, setParts] = useState(loadFailureParts.atHand);
  useEffect(() => {
    if (parts) return;
    let isWanted = true;
    loadFailureParts().then(
      (loaded) => isWanted && setParts(loaded),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [parts]);
  return parts;
}
