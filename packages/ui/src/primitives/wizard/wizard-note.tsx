import { wizardTexts } from '../../i18n/texts/wizard-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';

/** What {@link WizardNote} takes. */
export interface WizardNoteProps {
  readonly draft: { readonly isResumed: boolean; readonly isEndedElsewhere: boolean };
  readonly onStartOver: () => void;
}

/** Says that a draft was found, or that another tab has ended it, with the way to begin anew. */
export function WizardNote({ draft, onStartOver }: WizardNoteProps) {
  const { t } = usePartner(wizardTexts);
  if (!draft.isResumed && !draft.isEndedElsewhere) return null;
  return (
    <p className="pk-wizard-note" role="status">
      {t(draft.isEndedElsewhere ? 'wizard.elsewhere' : 'wizard.resumed')}
      <button form="" type="button" className="pk-link-button" onClick={onStartOver}>
        {t('wizard.startOver')}
      </button>
    </p>
  );
}
