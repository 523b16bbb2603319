import { isPartnerError, toPartnerError } from '@partnerkit/sdk';
import { refusalField } from '@partnerkit/sdk/client';
import { domainName } from './domain-names.ts';
import { isOfHost } from './is-of-host.ts';
import { errorTexts } from './texts/error-texts.ts';
import { regionTexts } from './texts/region-texts.ts';
import type { Translate } from './translate.ts';

/**
 * What a failed call tells the viewer, in their language, with the region where one is to blame; for a page of your own that calls the
 * client. `t` is that of `usePartner`, the cause whatever was thrown: its own English message is for developers and is not shown.
 */
export function errorText(t: Translate, cause: unknown): string {
  const error = isPartnerError(cause) ? cause : toPartnerError(cause);
  const { code, message, region } = error;
  const say = t.with(errorTexts, regionTexts);
  // what a host refuses it says itself
  const refusal = error.fields.find(({ field }) => field === refusalField)?.message;
  const problem =
    refusal || (isOfHost(error) ? say('error.ofHost') : say(`error.${code}`, { detail: message }));
  return region === undefined
    ? problem
    : say('error.inRegion', { region: domainName(say, 'region', region), problem });
}
