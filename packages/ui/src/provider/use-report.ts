import { isDevelopment, loadOnce, type Observe, toPartnerError } from '@partnerkit/sdk';
import { useCallback } from 'react';
import { isOfHost } from '../i18n/is-of-host.ts';

const loadTellFailure = loadOnce(() => import('./tell-failure.ts'));

/**
 * Hands what failed to who observes. Where nobody does, what the host's own code threw goes to the console in development: the
 * viewer reads a sentence that does not tell.
 */
export function useReport(observe: Observe | undefined): (cause: unknown) => void {
  return useCallback(
    (cause: unknown) => {
      const error = toPartnerError(cause);
      if (error.code === 'cancelled') return;
      if (!observe?.error) {
        if (isOfHost(error) && isDevelopment())
          console.error('PartnerKit: code of the host failed.', error.cause);
        return;
      }
      // who observes is missed where the part does not come
      loadTellFailure().then(
        ({ tellFailure }) => tellFailure(observe, error),
        () => {},
      );
    },
    [observe],
  );
}
