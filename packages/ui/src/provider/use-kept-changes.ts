import { useEffect, useMemo, useRef, useState } from 'react';
import { browserStorage, type DraftStorage } from '../primitives/wizard/draft-storage.ts';
import { type Painting, unlessPainting } from './painting.ts';
import type { WaitingChange } from './waiting-change.ts';

/** The one entry of a storage in which waiting changes are written down, whosever they are. */
export const keptChangesKey = 'partnerkit.waiting';

/**
 * Where waiting changes are kept: the tab's own storage unless the host names another. Another tab's would make them a second time,
 * and after the tab has gone nobody sees any more that they wait. Nothing asks who is looking before there is something to keep.
 */
export function useKeptChanges(
  given: DraftStorage | null | undefined,
  waiting: readonly WaitingChange[],
  painting: Painting,
) {
  const [isUsed, setIsUsed] = useState(false);
  const storage = useMemo(() => (isUsed ? storageOf(given) : undefined), [given, isUsed]);
  const [areKept, setAreKept] = useState(true);
  const isWaiting = waiting.length > 0;
  const latest = useRef<readonly WaitingChange[]>([]);
  useEffect(() => {
    latest.current = areKept ? waiting : [];
  });
  // the next provider has them wait: nobody makes a change out of sight
  useEffect(
    () => () => {
      for (const { leave } of latest.current) leave();
    },
    [],
  );
  useEffect(() => {
    if (isWaiting) return setIsUsed(true);
    // a browser may have to fetch the tab's storage first, and the page stands still meanwhile
    return unlessPainting(painting, () => {
      if (hasEntry(storageOf(given))) setIsUsed(true);
    });
  }, [isWaiting, given, painting]);
  return { storage, isUsed, areKept, setAreKept };
}

function storageOf(given: DraftStorage | null | undefined): DraftStorage | undefined {
  return given === undefined ? browserStorage('sessionStorage') : (given ?? undefined);
}

function hasEntry(storage: DraftStorage | undefined): boolean {
  try {
    return Boolean(storage?.getItem(keptChangesKey));
  } catch {
    return false;
  }
}
