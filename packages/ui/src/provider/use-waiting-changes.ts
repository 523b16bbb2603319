import { loadOnce, type PartnerClient } from '@partnerkit/sdk';
import { useCallback, useEffect, useState } from 'react';
import { type Painting, unlessPainting } from './painting.ts';
import type { WaitingChange, WaitingQueue, WhenOnline } from './waiting-change.ts';

const loadWaiting = loadOnce(() => import('./waiting-changes.tsx'));

/** Changes that wait for the connection. What makes them, and has them wait, comes behind the first rows, while there is a connection. */
export function useWaitingChanges(client: PartnerClient, painting: Painting) {
  const [waiting, setWaiting] = useState<readonly WaitingChange[]>([]);
  const [queue] = useState(() => {
    const queue: WaitingQueue = {
      waiting: [],
      put: (next) => {
        queue.waiting = next;
        setWaiting(next);
      },
      latest: new Map(),
      versions: new Map(),
    };
    return queue;
  });
  useEffect(
    () =>
      unlessPainting(painting, () => {
        // whoever makes a change asks for it again, and is told
        loadWaiting().catch(() => {});
      }),
    [painting],
  );
  const whenOnline = useCallback(
    async (...change: Parameters<WhenOnline>) =>
      (await loadWaiting()).makeWhenOnline(queue, client, ...change),
    [queue, client],
  ) as WhenOnline;
  return { waiting, queue, whenOnline };
}
