import { isPartnerError, type PartnerError } from '@partnerkit/sdk';

/** Whether an error is one that a host's own code threw: its words are for developers. */
export function isOfHost({ code, phase, cause, requestId }: PartnerError): boolean {
  return (
    // what was sent to a server has an id
    requestId === undefined &&
    phase === 'source' &&
    (code === 'unavailable' || code === 'unknown') &&
    cause !== undefined &&
    !isPartnerError(cause)
  );
}
