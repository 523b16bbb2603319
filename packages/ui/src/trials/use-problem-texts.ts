import { trialLimits } from '@partnerkit/sdk/rules';
import { useCallback } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { trialTexts } from '../i18n/texts/trial-texts.ts';
import type { FieldMisfit } from '../primitives/form/field-problem-kind.ts';
import { usePartner } from '../provider/partner-context.ts';
import { licenseKey } from './trial-values.ts';

/** What is wrong with a field of a trial, and what would be right. */
export function useProblemTexts(products: readonly string[]): (misfit: FieldMisfit) => string {
  const { t } = usePartner(productTexts, trialTexts);
  return useCallback(
    ({ field, kind }: FieldMisfit) => {
      const isMissing = kind === 'missing';
      if (field.startsWith('licenses.')) {
        const product = products.find((one) => field === `licenses.${licenseKey(one)}`) ?? '';
        return t('trial.licensesWrong', {
          product: domainName(t, 'product', product),
          most: trialLimits.mostLicenses,
        });
      }
      switch (field) {
        case 'company':
          return t(isMissing ? 'trial.companyMissing' : 'trial.companyWrong');
        case 'adminEmail':
          return t(isMissing ? 'trial.emailMissing' : 'trial.emailWrong');
        case 'country':
          return t(isMissing ? 'trial.countryMissing' : 'trial.countryWrong');
        case 'customerId':
          return t('trial.customerMissing');
        case 'products':
          return t(isMissing ? 'trial.productsMissing' : 'trial.productsWrong', {
            most: trialLimits.mostProducts,
          });
        default:
          return t('trial.daysWrong', { most: trialLimits.mostDays });
      }
    },
    [t, products],
  );
}
