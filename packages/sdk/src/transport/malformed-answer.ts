import { PartnerError } from '../errors/partner-error.ts';

/** What a caller is told of an answer that cannot be read. */
export function malformedAnswer(what: string, cause?: unknown): PartnerError {
  return new PartnerError({ code: 'malformed', phase: 'response', message: `The answer ${what}.`, cause });
}
