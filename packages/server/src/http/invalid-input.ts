import { PartnerError } from '@partnerkit/sdk';

/** What a caller is told of a field that does not fit. */
export function invalidInput(field: string, message: string, status?: number): PartnerError {
  return new PartnerError({
    code: 'invalid',
    phase: 'request',
    message: `${field}: ${message}`,
    fields: [{ field, message }],
    status,
  });
}
