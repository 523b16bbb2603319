import { isPartnerError, toPartnerError } from '@partnerkit/sdk';
import { domainName } from './domain-names.ts';
import { isOfHost } from './is-of-host.ts';
import type { Translate } from './translate.ts';

/** What a failed call tells the viewer, in their language, with the region where one is to blame. */
export function errorText(t: Translate, cause: unknown): string {
  const error = isPartnerError(cause) ? cause : toPartnerError(cause);
  const { code, message, region } = error;
  const problem = isOfHost(error) ? t('error.ofHost') : t(`error.${code}`, { detail: message });
  return region === undefined
    ? problem
    : t('error.inRegion', { region: domainName(t, 'region', region), problem });
}
