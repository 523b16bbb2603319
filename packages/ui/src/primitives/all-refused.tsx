import type { RowProblem } from '@partnerkit/sdk';
import { refusedTexts } from '../i18n/texts/refused-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { StateMessage } from './state-message.tsx';

/** Stands where there is no row and some were left out: that there are none yet would be the wrong word. */
export function AllRefused({ refused }: { refused: readonly RowProblem[] }) {
  const { t } = usePartner(refusedTexts);
  const text = t('state.allRefusedText', { count: refused.length });
  return <StateMessage state="empty" title={t('state.allRefusedTitle')} text={text} />;
}
