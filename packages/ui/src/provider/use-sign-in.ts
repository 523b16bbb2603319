import { isPartnerError } from '@partnerkit/sdk';
import { useHostCall } from '../primitives/use-host-call.ts';
import { usePartner } from './partner-context.ts';

/** The host's sign-in where it helps against an error, and then `onDone`; `undefined` where it does not, or there is none. */
export function useSignIn(error: unknown, onDone: () => void): (() => void) | undefined {
  const { onSignIn } = usePartner();
  const call = useHostCall();
  if (!onSignIn || !isPartnerError(error) || error.code !== 'unauthenticated') return undefined;
  return () =>
    call(async () => {
      await onSignIn(error);
      onDone();
    });
}
