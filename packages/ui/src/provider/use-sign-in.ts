import { isPartnerError } from '@partnerkit/sdk';
import { errorText } from '../i18n/error-text.ts';
import { usePartner } from './partner-context.ts';

/** The host's sign-in where it helps against an error, and then `onDone`; `undefined` where it does not, or there is none. */
export function useSignIn(error: unknown, onDone: () => void): (() => Promise<void>) | undefined {
  const { onSignIn, notify, report, t } = usePartner();
  if (!onSignIn || !isPartnerError(error) || error.code !== 'unauthenticated') return undefined;
  return async () => {
    try {
      await onSignIn(error);
      onDone();
    } catch (cause) {
      report(cause);
      notify({ tone: 'danger', text: errorText(t, cause) });
    }
  };
}
