import type { Organization } from '@partnerkit/sdk';
import { countryName } from '../countries/country-name.ts';
import { isolated } from '../i18n/isolated.ts';
import { setupTexts } from '../i18n/texts/setup-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import type { Translate } from '../i18n/translate.ts';

/** What the profile of the organization is now that somebody else has changed it. */
export function profileChangedText(
  t: Translate,
  locale: string,
  { name, country }: Organization['profile'],
): string {
  const say = t.with(setupTexts, valueTexts);
  return say('setup.profileChangedText', {
    name: isolated(name),
    country: country ? isolated(countryName(locale, country)) : say('value.none'),
  });
}
