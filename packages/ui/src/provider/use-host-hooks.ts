import type { BeforeMutate, MutationHooks, Observe } from '@partnerkit/sdk';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { PartnerEvent } from './partner-event.ts';

/** What a host is asked before changes and told of, behind functions that stay the same. */
export function useHostHooks(
  beforeMutate: BeforeMutate | undefined,
  observe: Observe<PartnerEvent> | undefined,
) {
  const latest = useRef({ beforeMutate, observe });
  useEffect(() => {
    latest.current = { beforeMutate, observe };
  });
  const tell = useCallback((event: PartnerEvent) => {
    const { observe } = latest.current;
    if (!observe?.event) return;
    try {
      observe.event(event);
    } catch (broken) {
      console.error('PartnerKit: observe.event failed.', broken);
    }
  }, []);
  const asks = beforeMutate !== undefined;
  const [errors, metrics, events] = [observe?.error, observe?.metric, observe?.event].map(Boolean);
  const hooks = useMemo((): MutationHooks => {
    const told: Observe = {
      ...(errors ? { error: (...of) => latest.current.observe?.error?.(...of) } : {}),
      ...(metrics ? { metric: (of) => latest.current.observe?.metric?.(of) } : {}),
      ...(events ? { event: tell } : {}),
    };
    return {
      ...(asks
        ? { beforeMutate: (mutation, context) => latest.current.beforeMutate?.(mutation, context) }
        : {}),
      ...(errors || metrics || events ? { observe: told } : {}),
    };
  }, [asks, errors, metrics, events, tell]);
  return { hooks, tell };
}
