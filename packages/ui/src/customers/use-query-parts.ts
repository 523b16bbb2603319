import { loadOnce } from '@partnerkit/sdk';
import { useEffect, useRef, useState } from 'react';

/** What reads, writes and draws queries. */
export type QueryParts = typeof import('./query-parts.tsx');

/** Its code comes behind the first rows: where nothing is asked for, there is no query to read. */
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
  const [parts, setParts] = useState(loadQueryParts.atHand);
  const missing = useRef(onMissing);
  useEffect(() => {
    missing.current = onMissing;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wanted next is a reason to ask once more
  useEffect(() => {
    if (parts || !isNeeded) return;
    let isWanted = true;
    loadQueryParts().then(
      (loaded) => isWanted && setParts(loaded),
      () => isWanted && missing.current?.(),
    );
    return () => {
      isWanted = false;
    };
  }, [parts, isNeeded, wanted]);
  return parts;
}
