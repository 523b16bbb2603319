import type { Ref } from 'react';
import { dialogTexts } from '../../i18n/texts/dialog-texts.ts';
import { wizardTexts } from '../../i18n/texts/wizard-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';

/** What {@link DialogActions} takes. */
export interface DialogActionsProps {
  /** What the button does, by its verb. */
  readonly label: string;
  readonly isBusy: boolean;
  /** It can't be done as things are. */
  readonly isBlocked?: boolean | undefined;
  readonly tone?: 'danger' | undefined;
  readonly cancelRef?: Ref<HTMLButtonElement> | undefined;
  readonly onCancel: () => void;
  readonly onGo: () => void;
}

/** The way out of what is asked, and the way on; while it is under way that says so. */
export function DialogActions(props: DialogActionsProps) {
  const { label, isBusy, isBlocked = false, tone, cancelRef, onCancel, onGo } = props;
  const { t } = usePartner(dialogTexts, wizardTexts);
  return (
    <>
      <button
        ref={cancelRef}
        form=""
        type="button"
        className="pk-button"
        aria-disabled={isBusy}
        onClick={onCancel}
      >
        {t('dialog.cancel')}
      </button>
      <button
        form=""
        type="button"
        className="pk-button pk-primary"
        data-tone={tone}
        aria-disabled={isBusy || isBlocked}
        onClick={onGo}
      >
        {isBusy ? t('wizard.working') : label}
      </button>
    </>
  );
}
