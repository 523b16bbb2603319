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

/** Throws `invalid` for a text that is too long to find something by: an index holds short ones only. */
export function checkLength(field: string, text: string, longest: number): void {
  if (text.length <= longest) return;
  throw invalidInput(field, `expected at most ${longest} characters, found ${text.length}`);
}
