import type { CountryRegions } from '@partnerkit/sdk';
import { trialEnd } from '@partnerkit/sdk/rules';
import { useFormContext } from 'react-hook-form';
import { countryName } from '../countries/country-name.ts';
import { regionOf } from '../countries/region-of.ts';
import { domainName } from '../i18n/domain-names.ts';
import { isolated } from '../i18n/isolated.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { trialTexts } from '../i18n/texts/trial-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { licensesText } from './trial-text.ts';
import { daysTyped, licensesTyped, type TrialValues } from './trial-values.ts';
import { useToday } from './use-today.ts';

interface ReviewStepProps {
  readonly table: CountryRegions | undefined;
}

/** What will be done, as a sentence, with the last day and the region (TRI-1). */
export function ReviewStep({ table }: ReviewStepProps) {
  'use no memo';
  const { t, formats, locale } = usePartner(regionTexts, trialTexts);
  const today = useToday();
  const values = useFormContext<TrialValues>().getValues();
  const { customer, company, customerName, adminEmail, country } = values;
  const isNew = customer === 'new';
  const days = Number(daysTyped(values));
  const licenses = licensesTyped(values).map(({ product, purchased }) => ({
    product,
    purchased: Number(purchased),
  }));
  return (
    <div className="pk-review">
      <p>
        {t('trial.review', {
          days,
          company: isolated(isNew ? company.trim() : customerName),
          licenses: licensesText(licenses, t, locale),
          start: formats.day(today),
          end: formats.day(trialEnd(today, days)),
        })}
      </p>
      {isNew && (
        <p>
          {t('trial.reviewNew', {
            company: isolated(company.trim()),
            email: isolated(adminEmail.trim()),
            country: isolated(countryName(locale, country)),
            region: isolated(domainName(t, 'region', regionOf(country, table) ?? '')),
          })}
        </p>
      )}
    </div>
  );
}
