import type { LicensePool } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { listFormat } from '../i18n/intl-formats.ts';
import type { Translate } from '../i18n/translate.ts';

/** A name within a sentence of the other direction. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

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
