import type { SavedView } from '@partnerkit/sdk';
import { viewsTexts } from '../i18n/texts/views-texts.ts';
import { ConfirmDialog } from '../primitives/dialog/confirm-dialog.tsx';
import { usePartner } from '../provider/partner-context.ts';

interface RemoveViewDialogProps {
  readonly view: SavedView;
  readonly onRemove: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before somebody else's view goes, for the whole team: who took that back would make it their own (FIL-3). */
export function RemoveViewDialog({ view, onRemove, onClose }: RemoveViewDialogProps) {
  const { t } = usePartner(viewsTexts);
  const { name, owner } = view;
  return (
    <ConfirmDialog
      title={t('views.removeAsked', { name })}
      text={t('views.removeOfTeam', { owner: owner?.name ?? owner?.id ?? '' })}
      confirmLabel={t('views.removeGo')}
      tone="danger"
      onConfirm={async () => {
        await onRemove();
        onClose();
      }}
      onClose={onClose}
    />
  );
}
