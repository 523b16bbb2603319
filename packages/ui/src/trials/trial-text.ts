import type { LicensePool } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { listFormat } from '../i18n/intl-formats.ts';
import { isolated } from '../i18n/isolated.ts';
import type { Translate } from '../i18n/translate.ts';

/** "25 Meetings licenses and 10 Calling licenses". */
export function licensesText(
  licenses: readonly Pick<LicensePool, 'product' | 'purchased'>[],
  t: Translate,
  locale: string,
): string {
  return listFormat(locale).format(
    licenses.map(({ product, purchased }) =>
      t('trial.licenseCount', { count: purchased, product: isolated(domainName(t, 'product', product)) }),
    ),
  );
}
