import type { BeforeMutate, MutationHooks } from '@partnerkit/sdk';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { PartnerEvent } from './partner-event.ts';

/** What a host is asked before changes and told of, behind functions that stay the same. */
export function useHostHooks(
  beforeMutate: BeforeMutate | undefined,
  onEvent: ((event: PartnerEvent) => void) | undefined,
) {
  const latest = useRef({ beforeMutate, onEvent });
  useEffect(() => {
    latest.current = { beforeMutate, onEvent };
  });
  const tell = useCallback((event: PartnerEvent) => {
    const { onEvent } = latest.current;
    if (!onEvent) return;
    try {
      onEvent(event);
    } catch (broken) {
      console.error('PartnerKit: onEvent failed.', broken);
    }
  }, []);
  const asks = beforeMutate !== undefined;
  const tells = onEvent !== undefined;
  const hooks = useMemo(
    (): MutationHooks => ({
      ...(asks
        ? { beforeMutate: (mutation, context) => latest.current.beforeMutate?.(mutation, context) }
        : {}),
      ...(tells ? { onMutation: tell } : {}),
    }),
    [asks, tells, tell],
  );
  return { hooks, tell };
}
