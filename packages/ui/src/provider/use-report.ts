import { isDevelopment, type PartnerError, toPartnerError } from '@partnerkit/sdk';
import { useCallback, useEffect, useRef } from 'react';
import { isOfHost } from '../i18n/is-of-host.ts';

/**
 * Hands what failed to the host's `onError`. Where it has none, what its own code threw goes to the console in development:
 * the viewer reads a sentence that does not tell.
 */
export function useReport(onError: ((error: PartnerError) => void) | undefined): (cause: unknown) => void {
  const latest = useRef(onError);
  useEffect(() => {
    latest.current = onError;
  });
  return useCallback((cause: unknown) => {
    const error = toPartnerError(cause);
    if (error.code === 'cancelled') return;
    if (!latest.current) {
      if (isOfHost(error) && isDevelopment())
        console.error('PartnerKit: code of the host failed.', error.cause);
      return;
    }
    try {
      latest.current(error);
    } catch (broken) {
      console.error('PartnerKit: onError failed.', broken);
    }
  }, []);
}
