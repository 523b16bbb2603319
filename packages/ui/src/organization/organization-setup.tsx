import { useEffect, useRef, useState } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { failureTexts } from '../i18n/texts/failure-texts.ts';
import { setupTexts } from '../i18n/texts/setup-texts.ts';
import { CardSkeleton } from '../primitives/card-skeleton.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { useHostCall } from '../primitives/use-host-call.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useDraftOwner } from '../provider/use-viewer.ts';
import { SetupSummary } from './setup-summary.tsx';
import { type SetupOptions, SetupWizard } from './setup-wizard.tsx';
import { useOrganizationSetup } from './use-organization-setup.ts';

/** What {@link OrganizationSetup} takes. */
export interface OrganizationSetupProps extends SetupOptions {}

/**
 * Sets the partner's own organization up: what was ordered, the terms, profile and country, the first administrators (ORG-1,
 * ORG-2). It is left at any time and goes on anywhere. Once it is done, it shows the organization.
 */
export function OrganizationSetup(props: OrganizationSetupProps) {
  return (
    <Widget>
      <Setup {...props} />
    </Widget>
  );
}

function Setup(props: OrganizationSetupProps) {
  const { t } = usePartner(failureTexts, setupTexts);
  const setup = useOrganizationSetup();
  const draftOwner = useDraftOwner();
  const call = useHostCall();
  const [isJustDone, setIsJustDone] = useState(false);
  const { query, may, isTold, organization } = setup;
  if (!isTold) return <UnsupportedState />;
  if (may === false) {
    return <StateMessage state="forbidden" title={t('state.forbiddenTitle')} text={t('setup.forbidden')} />;
  }
  if (query.isError && !organization) {
    return <FailureState error={query.error} onRetry={() => void query.refetch()} t={t} />;
  }
  if (!organization || draftOwner === undefined) {
    return <CardSkeleton />;
  }
  if (organization.setup.done) {
    return (
      <>
        {isJustDone && <Done name={organization.profile.name} />}
        <SetupSummary
          setup={setup}
          organization={organization}
          table={props.countryRegions}
          onManageServices={props.onManageServices}
        />
      </>
    );
  }
  return (
    <SetupWizard
      {...props}
      key={draftOwner}
      draftOwner={draftOwner}
      setup={setup}
      organization={organization}
      onSetUp={(done) => {
        setIsJustDone(true);
        if (props.onSetUp) call(() => props.onSetUp?.(done));
      }}
    />
  );
}

/** The last step; it takes the focus, since the button that led here is gone. */
function Done({ name }: { name: string }) {
  const { t } = usePartner(setupTexts);
  const told = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    told.current?.focus();
  }, []);
  return (
    <div className="pk-setup-done">
      <h3 className="pk-wizard-title" ref={told} tabIndex={-1}>
        {t('setup.done', { name: isolated(name) })}
      </h3>
      <p className="pk-muted">{t('setup.doneText')}</p>
    </div>
  );
}
