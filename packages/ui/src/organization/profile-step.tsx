import type { CountryRegions, Organization } from '@partnerkit/sdk';
import { CountryField } from '../countries/country-field.tsx';
import { setupTexts } from '../i18n/texts/setup-texts.ts';
import { TextField } from '../primitives/form/text-field.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { ProfileFacts } from './profile-facts.tsx';

interface ProfileStepProps {
  readonly organization: Organization;
  /** Whether it can be changed here. */
  readonly isOpen: boolean;
  readonly table: CountryRegions | undefined;
}

/** Name and country of the organization, with the region that the country fixes (ORG-2). */
export function ProfileStep({ organization, isOpen, table }: ProfileStepProps) {
  const { t } = usePartner(setupTexts);
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
  return (
    <>
      <p className="pk-muted">{t('setup.profileClosed')}</p>
      <ProfileFacts profile={organization.profile} />
    </>
  );
}
