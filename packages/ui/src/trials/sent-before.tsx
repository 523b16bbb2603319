import { useEffect, useRef } from 'react';
import { usePartner } from '../provider/partner-context.ts';

/** What was sent first has no answer yet, and something else is sent now: it is no retry, and may be a second trial. */
export function SentBefore({ onAnew }: { onAnew: () => void }) {
  const { t } = usePartner();
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    question.current?.focus();
  }, []);
  return (
    <div ref={question} className="pk-question" role="alert" tabIndex={-1}>
      <p className="pk-question-title">{t('trial.sentBefore')}</p>
      <p>{t('trial.sentBeforeText')}</p>
      <button form="" type="button" className="pk-button" onClick={onAnew}>
        {t('trial.startAnyway')}
      </button>
    </div>
  );
}
