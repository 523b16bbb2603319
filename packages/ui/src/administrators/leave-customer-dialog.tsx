import { isolated } from '../i18n/isolated.ts';
import { customerAdminsTexts } from '../i18n/texts/customer-admins-texts.ts';
import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { ConfirmDialog } from '../primitives/dialog/confirm-dialog.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { useCustomerAdministrators } from './use-customer-administrators.ts';

interface LeaveCustomerDialogProps {
  readonly state: ReturnType<typeof useCustomerAdministrators>;
  readonly onClose: () => void;
}

/** Asks before an administrator takes themselves off a customer: they see it no longer, and can't undo it (DET-3). */
export function LeaveCustomerDialog({ state, onClose }: LeaveCustomerDialogProps) {
  const { t } = usePartner(customerAdminsTexts, peopleTexts);
  return (
    <ConfirmDialog
      title={t('customerAdmins.leaveTitle')}
      text={t('customerAdmins.leaveText', {
        customer: isolated(state.customerName),
        count: (state.assigned?.length ?? 1) - 1,
      })}
      confirmLabel={t('people.remove')}
      tone="danger"
      onConfirm={async () => {
        await state.unassign(state.viewerId ?? '');
        onClose();
      }}
      onClose={onClose}
    />
  );
}
