import type { LicensePool } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { listFormat } from '../i18n/intl-formats.ts';
import { isolated } from '../i18n/isolated.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { trialTexts } from '../i18n/texts/trial-texts.ts';
import type { Translate } from '../i18n/translate.ts';

/** "25 Meetings licenses and 10 Calling licenses". */
export function licensesText(
  licenses: readonly Pick<LicensePool, 'product' | 'purchased'>[],
  t: Translate,
  locale: string,
): string {
  const say = t.with(productTexts, trialTexts);
  return listFormat(locale).format(
    licenses.map(({ product, purchased }) =>
      say('trial.licenseCount', { count: purchased, product: isolated(domainName(say, 'product', product)) }),
    ),
  );
}
