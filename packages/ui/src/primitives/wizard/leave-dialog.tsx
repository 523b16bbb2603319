import { useId } from 'react';
import { wizardTexts } from '../../i18n/texts/wizard-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { Dialog } from '../dialog/dialog.tsx';

/** What {@link LeaveDialog} takes. */
export interface LeaveDialogProps {
  readonly onStay: () => void;
  /** Leaves, and what was entered waits. */
  readonly onKeep: () => void;
  /** Leaves, and nothing is kept. */
  readonly onDiscard: () => void;
}

/** Asks what becomes of what was entered, before a wizard is left. */
export function LeaveDialog({ onStay, onKeep, onDiscard }: LeaveDialogProps) {
  const { t } = usePartner(wizardTexts);
  const id = useId();
  return (
    <Dialog title={t('wizard.leaveTitle')} isQuestion describedBy={id} onClose={onStay}>
      <p className="pk-dialog-text" id={id}>
        {t('wizard.leaveText')}
      </p>
      <div className="pk-dialog-actions">
        <button form="" type="button" className="pk-button pk-quiet" onClick={onDiscard}>
          {t('wizard.discard')}
        </button>
        <button form="" type="button" className="pk-button" onClick={onKeep}>
          {t('wizard.keep')}
        </button>
        <button form="" type="button" className="pk-button pk-primary" onClick={onStay}>
          {t('wizard.stay')}
        </button>
      </div>
    </Dialog>
  );
}
