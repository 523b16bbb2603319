import { trialTexts } from '../i18n/texts/trial-texts.ts';
import { Question } from '../primitives/question.tsx';
import { usePartner } from '../provider/partner-context.ts';

/** What was sent first has no answer yet, and something else is sent now: it is no retry, and may be a second trial. */
export function SentBefore({ onAnew }: { onAnew: () => void }) {
  const { t } = usePartner(trialTexts);
  return (
    <Question title={t('trial.sentBefore')}>
      <p>{t('trial.sentBeforeText')}</p>
      <button form="" type="button" className="pk-button" onClick={onAnew}>
        {t('trial.startAnyway')}
      </button>
    </Question>
  );
}
