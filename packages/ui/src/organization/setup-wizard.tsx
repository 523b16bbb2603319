import { type CountryRegions, isPartnerError, type Organization, type SetupStep } from '@partnerkit/sdk';
import { organizationProfileSchema } from '@partnerkit/sdk/schemas';
import { useState } from 'react';
import { setupTexts } from '../i18n/texts/setup-texts.ts';
import type { DraftStorage } from '../primitives/wizard/draft-storage.ts';
import { useDraftForm } from '../primitives/wizard/use-draft-form.ts';
import { useLeaving } from '../primitives/wizard/use-leaving.tsx';
import { Wizard } from '../primitives/wizard/wizard.tsx';
import type { WizardStep } from '../primitives/wizard/wizard-step.ts';
import { usePartner } from '../provider/partner-context.ts';
import { AdministratorsStep } from './administrators-step.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { PlanStep } from './plan-step.tsx';
import { profileChangedText } from './profile-changed-text.ts';
import { ProfileStep } from './profile-step.tsx';
import { TermsStep } from './terms-step.tsx';
import { useInviteForm } from './use-invite-form.ts';
import { isAccepted, type OrganizationSetupState, type ProfileChange } from './use-organization-setup.ts';
import { useProfileProblems } from './use-profile-problems.ts';
import { useUsers } from './use-users.ts';

/** What a host may say of the wizard that sets the organization up. */
export interface SetupOptions {
  /** Told once it is set up. */
  readonly onSetUp?: ((organization: Organization) => void) | undefined;
  /** Makes a button that leaves the wizard; the step is kept by the source, what was typed where drafts are kept. */
  readonly onLeave?: (() => void) | undefined;
  /** Told when something is entered that is not saved, and when there no longer is: ask before your own navigation leaves. */
  readonly onUnsavedChange?: ((isUnsaved: boolean) => void) | undefined;
  /** Where what is typed is kept until it is saved; absent, the browser's `localStorage`, `null` for nowhere. */
  readonly draftStorage?: DraftStorage | null | undefined;
  /** In which region a country's data is, where the source has a table of its own; absent, ours. */
  readonly countryRegions?: CountryRegions | undefined;
  /** Leads to where services are managed, once it is set up; absent, the organization's own link does (ORG-3). */
  readonly onManageServices?: (() => void) | undefined;
}

interface SetupWizardProps extends SetupOptions {
  readonly setup: OrganizationSetupState;
  readonly organization: Organization;
  /** Who sets it up: drafts of others are not theirs. */
  readonly draftOwner: string;
}

interface ProfileValues extends Record<string, unknown>, ProfileChange {}

/** The steps of a setup: each does its work before it goes on, so that leaving loses nothing (ORG-2). */
export function SetupWizard({ setup, organization, draftOwner, ...options }: SetupWizardProps) {
  'use no memo';
  const { t, locale } = usePartner(setupTexts);
  const { terms, profile } = organization;
  const { supports, step } = setup;
  const users = useUsers();
  const invitation = useInviteForm(['partnerFullAdmin']);
  const [agreedTo, setAgreedTo] = useState<string>();
  const { draft, form, startOver } = useDraftForm<ProfileValues>({
    schema: organizationProfileSchema,
    toInput: ({ name, country, version }) => ({ name, country, version }),
    name: `organizationSetup.${draftOwner}`,
    storage: options.draftStorage,
    firstStep: 'plan',
    defaultValues: { name: profile.name, country: profile.country ?? '', version: organization.version },
    problemText: useProfileProblems(),
    onUnsavedChange: options.onUnsavedChange,
  });
  const { leave, question } = useLeaving({ draft, startOver, onLeave: options.onLeave });
  const { getValues, setValue } = form.form;
  const isTermsOpen = !isAccepted(organization);
  const isInviting = invitation.form.watch(['name', 'email', 'id']).some((typed) => typed?.trim());

  async function saveProfile(): Promise<void> {
    const { name, country, version } = getValues();
    const saved = await setup.saveProfile({ name, country, version });
    setValue('version', saved.version);
    // it is the source's now
    draft.drop();
  }
  async function finish(): Promise<void> {
    const done = await setup.finish();
    draft.drop();
    options.onSetUp?.(done);
  }

  const steps: (WizardStep & { readonly id: SetupStep })[] = [
    { id: 'plan', name: t('setup.stepPlan'), content: <PlanStep plan={organization.plan} /> },
    {
      id: 'terms',
      name: t('setup.stepTerms'),
      content: (
        <TermsStep
          terms={terms}
          isAcceptable={supports.acceptTerms}
          agreedTo={agreedTo}
          onAgree={setAgreedTo}
        />
      ),
      action: t('setup.getStarted'),
      isBlocked: isTermsOpen && (!supports.acceptTerms || agreedTo !== terms?.version),
      onNext: async () => {
        if (isTermsOpen && agreedTo !== undefined) await setup.acceptTerms(agreedTo);
      },
    },
    {
      id: 'profile',
      name: t('setup.stepProfile'),
      ...(supports.saveProfile ? { fields: ['name', 'country'], onNext: saveProfile } : {}),
      content: (
        <ProfileStep
          organization={organization}
          isOpen={supports.saveProfile}
          table={options.countryRegions}
        />
      ),
    },
    {
      id: 'administrators',
      name: t('setup.stepAdministrators'),
      content: (
        <>
          <AdministratorsStep users={users} form={invitation} />
          {!supports.finish && <p className="pk-muted">{t('setup.finishClosed')}</p>}
          <p className="pk-field-said" role="status">
            {isInviting && t('setup.notInvited')}
          </p>
        </>
      ),
      action: t('setup.finish'),
      isBlocked: !supports.finish || isInviting,
      onNext: finish,
    },
  ];
  const failureText = (cause: unknown, retry: () => void) => {
    if (!isPartnerError(cause) || cause.code !== 'conflict') return undefined;
    if (isTermsOpen)
      return <ChangedMeanwhile title={t('setup.termsChanged')} text={t('setup.termsChangedText')} />;
    if (step !== 'profile') return undefined;
    return (
      <ChangedMeanwhile
        title={t('setup.profileChanged')}
        text={profileChangedText(t, locale, profile)}
        action={{
          label: t('setup.replaceProfile'),
          onSelect: () => {
            setValue('version', organization.version);
            retry();
          },
        }}
      />
    );
  };
  return (
    <>
      <Wizard
        label={t('setup.title')}
        headingLevel={2}
        form={form}
        steps={steps}
        step={step}
        onStep={(id) => setup.goTo(id as SetupStep)}
        note={<SetupNote setup={setup} />}
        failureText={failureText}
        onLeave={options.onLeave && leave}
      />
      {question}
    </>
  );
}

/** That it goes on where it was left, and what of it can't be kept. */
function SetupNote({ setup }: { setup: OrganizationSetupState }) {
  const { t } = usePartner(setupTexts);
  if (!setup.isResumed && !setup.isStepLost) return null;
  return (
    <p className="pk-wizard-note" role="status">
      {t(setup.isStepLost ? 'setup.stepLost' : 'setup.resumed')}
    </p>
  );
}
