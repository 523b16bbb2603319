import type { Organization } from '@partnerkit/sdk';
import type { ReactNode } from 'react';
import { countryName } from '../countries/country-name.ts';
import { setupTexts } from '../i18n/texts/setup-texts.ts';
import { NoValue } from '../primitives/unknown-value.tsx';
import { usePartner } from '../provider/partner-context.ts';

interface ProfileFactsProps extends Pick<Organization, 'profile'> {
  /** What else is known. */
  readonly children?: ReactNode;
}

/** Name and country of the organization, to be read (ORG-2). */
export function ProfileFacts({ profile: { name, country }, children }: ProfileFactsProps) {
  const { t, locale } = usePartner(setupTexts);
  return (
    <dl className="pk-facts">
      <div>
        <dt>{t('setup.name')}</dt>
        <dd>
          <bdi>{name}</bdi>
        </dd>
      </div>
      <div>
        <dt>{t('setup.country')}</dt>
        <dd>{country ? countryName(locale, country) : <NoValue t={t} />}</dd>
      </div>
      {children}
    </dl>
  );
}
