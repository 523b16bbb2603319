import type { CountryRegions, Organization } from '@partnerkit/sdk';
import { CountryField } from '../countries/country-field.tsx';
import { countryNames } from '../i18n/intl-formats.ts';
import { TextField } from '../primitives/form/text-field.tsx';
import { NoValue } from '../primitives/unknown-value.tsx';
import { usePartner } from '../provider/partner-context.ts';

interface ProfileStepProps {
  readonly organization: Organization;
  /** Whether it can be changed here. */
  readonly isOpen: boolean;
  readonly table: CountryRegions | undefined;
}

/** Name and country of the organization, with the region that the country fixes (ORG-2). */
export function ProfileStep({ organization, isOpen, table }: ProfileStepProps) {
  const { t, locale } = usePartner();
  if (isOpen) {
    return (
      <div className="pk-fields">
        <TextField name="name" label={t('setup.name')} autoComplete="organization" />
        <CountryField
          label={t('setup.country')}
          hint={t('setup.countryHint')}
          table={table}
          regionSaid="setup.regionSaid"
        />
      </div>
    );
  }
  const { name, country } = organization.profile;
  return (
    <>
      <p className="pk-muted">{t('setup.profileClosed')}</p>
      <dl className="pk-facts">
        <div>
          <dt>{t('setup.name')}</dt>
          <dd>
            <bdi>{name}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('setup.country')}</dt>
          <dd>{country ? countryNames(locale).of(country) : <NoValue t={t} />}</dd>
        </div>
      </dl>
    </>
  );
}
