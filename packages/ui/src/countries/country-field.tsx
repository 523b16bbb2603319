import type { CountryRegions } from '@partnerkit/sdk';
import { countryRegions } from '@partnerkit/sdk/rules';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { domainName } from '../i18n/domain-names.ts';
import { isolated } from '../i18n/isolated.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { setupTexts } from '../i18n/texts/setup-texts.ts';
import { trialTexts } from '../i18n/texts/trial-texts.ts';
import { ChoiceField } from '../primitives/form/choice-field.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { countryChoices } from './country-choices.ts';
import { countryName } from './country-name.ts';
import { regionOf } from './region-of.ts';

/** What {@link CountryField} takes. */
export interface CountryFieldProps {
  readonly label: string;
  readonly hint: string;
  /** Absent, ours. */
  readonly table: CountryRegions | undefined;
  /** Whose data is kept in the region, said of a country that the table names. */
  readonly regionSaid: 'trial.regionSaid' | 'setup.regionSaid';
}

/** The field `country` of the form around, with the region that the country fixes, said before anything is confirmed. */
export function CountryField({ label, hint, table = countryRegions, regionSaid }: CountryFieldProps) {
  'use no memo';
  const { t, locale } = usePartner(regionTexts, setupTexts, trialTexts);
  const countries = useMemo(() => countryChoices(locale), [locale]);
  const country = useWatch<{ country: string }, 'country'>({ name: 'country' });
  const region = regionOf(country, table);
  const isNamed = Object.values(table.countries).some((named) => named.includes(country));
  return (
    <div className="pk-field">
      <ChoiceField name="country" label={label} hint={hint} choices={countries} />
      {/* of a country outside the table, where it falls */}
      <p className="pk-field-said" role="status">
        {region !== undefined &&
          t(isNamed ? regionSaid : 'trial.regionOfOthers', {
            region: isolated(domainName(t, 'region', region)),
            country: isolated(countryName(locale, country)),
          })}
      </p>
    </div>
  );
}
