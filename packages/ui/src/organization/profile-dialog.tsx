import type { CountryRegions, Organization } from '@partnerkit/sdk';
import { organizationProfileSchema } from '@partnerkit/sdk/schemas';
import { useState } from 'react';
import { setupTexts } from '../i18n/texts/setup-texts.ts';
import { conflictCurrent } from '../primitives/conflict-current.ts';
import { FormDialog } from '../primitives/dialog/form-dialog.tsx';
import { useInputForm } from '../primitives/form/use-input-form.ts';
import { usePartner } from '../provider/partner-context.ts';
import { profileChangedText } from './profile-changed-text.ts';
import { ProfileStep } from './profile-step.tsx';
import type { OrganizationSetupState } from './use-organization-setup.ts';
import { useProfileProblems } from './use-profile-problems.ts';

interface ProfileDialogProps {
  readonly setup: OrganizationSetupState;
  readonly organization: Organization;
  readonly table: CountryRegions | undefined;
  readonly onClose: () => void;
}

interface ProfileValues extends Record<string, unknown> {
  readonly name: string;
  readonly country: string;
}

/** Name and country of an organization that is set up (ORG-3). Where somebody else has changed them meanwhile, that is said first. */
export function ProfileDialog({ setup, organization, table, onClose }: ProfileDialogProps) {
  'use no memo';
  const { t, locale } = usePartner(setupTexts);
  const [version, setVersion] = useState(organization.version);
  const form = useInputForm<ProfileValues>({
    schema: organizationProfileSchema,
    toInput: ({ name, country }) => ({ name, country, version }),
    defaultValues: { name: organization.profile.name, country: organization.profile.country ?? '' },
    problemText: useProfileProblems(),
  });
  return (
    <FormDialog
      title={t('setup.editProfile')}
      form={form}
      fields={['name', 'country']}
      submitLabel={t('setup.saveProfile')}
      failureText={(cause) => {
        const now = changedMeanwhile(cause)?.profile;
        return now && profileChangedText(t, locale, now);
      }}
      onSubmit={async ({ name, country }) => {
        try {
          await setup.saveProfile({ name, country, version });
        } catch (cause) {
          // what is saved next is put in the place of what is shown now
          const now = changedMeanwhile(cause);
          if (now) setVersion(now.version);
          throw cause;
        }
        onClose();
      }}
      onClose={onClose}
    >
      <ProfileStep organization={organization} isOpen table={table} />
    </FormDialog>
  );
}

/** The organization as somebody else has left it, where that is why it failed. */
function changedMeanwhile(cause: unknown): Organization | undefined {
  return conflictCurrent<Organization>(cause, ({ profile }) => profile !== undefined);
}
