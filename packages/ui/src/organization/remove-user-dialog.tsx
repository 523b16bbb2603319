import type { User } from '@partnerkit/sdk';
import { useState } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { usersTexts } from '../i18n/texts/users-texts.ts';
import { ConfirmDialog } from '../primitives/dialog/confirm-dialog.tsx';
import { drawnKey } from '../provider/drawn-key.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { useUsers } from './use-users.ts';

interface RemoveUserDialogProps {
  readonly user: User;
  readonly state: ReturnType<typeof useUsers>;
  readonly onClose: () => void;
}

/** Asks before a user is taken out of the organization, with what they lose: it can't be taken back (ORG-3). */
export function RemoveUserDialog({ user, state, onClose }: RemoveUserDialogProps) {
  const { t } = usePartner(peopleTexts, usersTexts);
  const [intent] = useState(drawnKey);
  const name = isolated(user.name);
  return (
    <ConfirmDialog
      title={t('users.removeTitle', { name })}
      text={t('users.removeText', { name, count: user.roles.length })}
      confirmLabel={t('people.remove')}
      tone="danger"
      onConfirm={async () => {
        await state.remove(user, intent);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
