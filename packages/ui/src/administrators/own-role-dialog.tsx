import { isolated } from '../i18n/isolated.ts';
import { adminsTexts } from '../i18n/texts/admins-texts.ts';
import { roleName } from '../organization/role-name.ts';
import { ConfirmDialog } from '../primitives/dialog/confirm-dialog.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { AccessChange, useAdministrators } from './use-administrators.ts';

interface OwnRoleDialogProps {
  readonly access: AccessChange;
  readonly state: ReturnType<typeof useAdministrators>;
  readonly onClose: () => void;
}

/** Asks before somebody gives up the own full role: they could not take it back themselves (DET-4). */
export function OwnRoleDialog({ access, state, onClose }: OwnRoleDialogProps) {
  const { t } = usePartner(adminsTexts);
  return (
    <ConfirmDialog
      title={t('admins.ownTitle')}
      text={t('admins.ownText', {
        role: isolated(roleName(t, access.role)),
        count: Math.max(0, state.fullCount - 1),
      })}
      confirmLabel={t('admins.ownConfirm')}
      tone="danger"
      onConfirm={async () => {
        await state.revoke(access);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
