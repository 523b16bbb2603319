import { isPartnerError, toPartnerError } from '@partnerkit/sdk';
import type { Translate } from './translate.ts';

/** What a failed call tells the viewer, in their language. */
export function errorText(t: Translate, cause: unknown): string {
  const { code, message } = isPartnerError(cause) ? cause : toPartnerError(cause);
  return t(`error.${code}`, { detail: message });
}
