import type { CountryRegions, Organization } from '@partnerkit/sdk';
import { linkAddress } from '@partnerkit/sdk/rules';
import { type ReactNode, useState } from 'react';
import { regionOf } from '../countries/region-of.ts';
import { domainName } from '../i18n/domain-names.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { setupTexts } from '../i18n/texts/setup-texts.ts';
import { FailureLine } from '../primitives/failure-line.tsx';
import { useAttempt } from '../primitives/use-attempt.ts';
import { useHostCall } from '../primitives/use-host-call.ts';
import { usePartner } from '../provider/partner-context.ts';
import { PlanStep } from './plan-step.tsx';
import { ProfileDialog } from './profile-dialog.tsx';
import { ProfileFacts } from './profile-facts.tsx';
import { TermsStep } from './terms-step.tsx';
import { isAccepted, type OrganizationSetupState } from './use-organization-setup.ts';

interface SetupSummaryProps {
  readonly setup: OrganizationSetupState;
  readonly organization: Organization;
  readonly table: CountryRegions | undefined;
  readonly onManageServices: (() => void) | undefined;
}

/** The organization once it is set up: profile, plan, and the terms, which are asked again where they have changed (ORG-2). */
export function SetupSummary({ setup, organization, table, onManageServices }: SetupSummaryProps) {
  const { t } = usePartner(regionTexts, setupTexts);
  const [isEditing, setIsEditing] = useState(false);
  const region = regionOf(organization.profile.country ?? '', table);
  return (
    <div className="pk-widget pk-organization">
      <Part title={t('setup.stepProfile')}>
        <ProfileFacts profile={organization.profile}>
          {region && (
            <div>
              <dt>{t('setup.region')}</dt>
              <dd>{domainName(t, 'region', region)}</dd>
            </div>
          )}
        </ProfileFacts>
        <div className="pk-card-actions">
          <Services url={organization.manageServicesUrl} onManage={onManageServices} />
          {setup.supports.saveProfile && isAccepted(organization) && (
            <button form="" type="button" className="pk-button" onClick={() => setIsEditing(true)}>
              {t('setup.editProfile')}
            </button>
          )}
        </div>
        {isEditing && (
          <ProfileDialog
            setup={setup}
            organization={organization}
            table={table}
            onClose={() => setIsEditing(false)}
          />
        )}
      </Part>
      <Part title={t('setup.stepTerms')}>
        <Terms setup={setup} organization={organization} />
      </Part>
      <Part title={t('setup.stepPlan')}>
        <PlanStep plan={organization.plan} />
      </Part>
    </div>
  );
}

/** Where services are managed: by the host's handler, or its link (ORG-3). */
function Services({ url, onManage }: { url: string | undefined; onManage: (() => void) | undefined }) {
  const { t } = usePartner(setupTexts);
  const call = useHostCall();
  const href = linkAddress(url);
  if (onManage) {
    return (
      <button form="" type="button" className="pk-button" onClick={() => call(onManage)}>
        {t('setup.manageServices')}
      </button>
    );
  }
  if (!href) return <p className="pk-muted">{t('setup.servicesNotSupplied')}</p>;
  return (
    <a className="pk-button" href={href} target="_blank" rel="noreferrer">
      {t('setup.manageServicesLink')}
    </a>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="pk-card" aria-label={title}>
      <h3 className="pk-card-title">{title}</h3>
      <div className="pk-organization-part">{children}</div>
    </section>
  );
}

function Terms({ setup, organization }: Pick<SetupSummaryProps, 'setup' | 'organization'>) {
  const { t } = usePartner(setupTexts);
  const [agreedTo, setAgreedTo] = useState<string>();
  const { attempt, isBusy, failure } = useAttempt();
  const isReady = agreedTo !== undefined && agreedTo === organization.terms?.version && !isBusy;
  async function accept(): Promise<void> {
    if (!isReady) return;
    await attempt(async (busy) => {
      busy();
      await setup.acceptTerms(agreedTo);
    });
  }
  return (
    <>
      <TermsStep
        terms={organization.terms}
        isAcceptable={setup.supports.acceptTerms}
        agreedTo={agreedTo}
        onAgree={setAgreedTo}
      />
      {failure && <FailureLine error={failure.cause} onRetry={() => void accept()} isTrying={isBusy} />}
      {!isAccepted(organization) && setup.supports.acceptTerms && (
        <div className="pk-card-actions">
          <button
            form=""
            type="button"
            className="pk-button pk-primary"
            aria-disabled={!isReady}
            onClick={() => void accept()}
          >
            {t('setup.accept')}
          </button>
        </div>
      )}
    </>
  );
}
