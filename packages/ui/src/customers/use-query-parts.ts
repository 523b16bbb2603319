import { loadOnce } from '@partnerkit/sdk';
import { useEffect, useRef, useState } from 'react';
import { usePartner } from '../provider/partner-context.ts';

/** What reads, writes and draws queries. */
export type QueryParts = typeof import('./query-parts.tsx');

/** Where nothing is asked for, there is no query to read. */
const loadQueryParts = loadOnce(() => import('./query-parts.tsx'));

/** Does something by them: at once where they are there; nothing where their code does not come. */
export function withQueryParts(use: (parts: QueryParts) => void): void {
  const parts = loadQueryParts.atHand();
  if (parts) use(parts);
  else loadQueryParts().then(use, () => {});
}

/**
 * What reads, writes and draws queries, as soon as it is there. Where its code does not come, `onMissing` is told, and it is asked
 * for again when it is `wanted` for something else.
 */
export function useQueryParts(
  isNeeded: boolean,
  wanted?: unknown,
  onMissing?: () => void,
): QueryParts | undefined {
  const { painting } = usePartner();
  const [parts, setParts] = useState(loadQueryParts.atHand);
  const missing = useRef(onMissing);
  useEffect(() => {
    missing.current = onMissing;
  });
  useEffect(() => {
    if (parts || !isNeeded) return;
    let isWanted = true;
    // its code comes behind the first rows, but for whoever types before them
    const first = wanted === undefined ? painting.current : undefined;
    (first ? first.then(loadQueryParts) : loadQueryParts()).then(
      (loaded) => isWanted && setParts(loaded),
      () => isWanted && missing.current?.(),
    );
    return () => {
      isWanted = false;
    };
  }, [parts, isNeeded, wanted, painting]);
  return parts;
}
