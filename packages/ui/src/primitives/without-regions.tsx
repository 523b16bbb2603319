import type { MissingRegion } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { listFormat } from '../i18n/intl-formats.ts';
import { isolated } from '../i18n/isolated.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { withoutTexts } from '../i18n/texts/without-texts.ts';
import { usePartner } from '../provider/partner-context.ts';

/** Which regions the numbers beside it are without; nothing where they are whole. */
export function WithoutRegions({ missing = [] }: { readonly missing: readonly MissingRegion[] | undefined }) {
  const { t, locale } = usePartner(regionTexts, withoutTexts);
  if (missing.length === 0) return null;
  const names = missing.map(({ region }) => isolated(domainName(t, 'region', region)));
  return (
    <span className="pk-without">{t('rollUp.without', { regions: listFormat(locale).format(names) })}</span>
  );
}
