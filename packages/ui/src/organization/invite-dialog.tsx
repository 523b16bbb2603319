import { usersTexts } from '../i18n/texts/users-texts.ts';
import { FormDialog } from '../primitives/dialog/form-dialog.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useIntent } from '../provider/use-intent.ts';
import { InviteFields } from './invite-fields.tsx';
import { refusedAsTaken } from './refused-as-taken.ts';
import { inviteFields, useInviteForm, userTyped } from './use-invite-form.ts';
import type { useUsers } from './use-users.ts';

interface InviteDialogProps {
  readonly state: ReturnType<typeof useUsers>;
  readonly onClose: () => void;
}

/** Invites a user: who they are, and by which roles they manage (ORG-3). Nothing is sent by itself. */
export function InviteDialog({ state, onClose }: InviteDialogProps) {
  'use no memo';
  const { t } = usePartner(usersTexts);
  const intentOf = useIntent();
  const form = useInviteForm();
  return (
    <FormDialog
      title={t('users.inviteTitle')}
      form={form}
      fields={inviteFields}
      submitLabel={t('users.inviteSubmit')}
      onSubmit={async (values) => {
        const user = userTyped(values);
        try {
          await state.invite(user, intentOf(user));
        } catch (cause) {
          throw refusedAsTaken(cause);
        }
        onClose();
      }}
      onClose={onClose}
    >
      <InviteFields />
    </FormDialog>
  );
}
