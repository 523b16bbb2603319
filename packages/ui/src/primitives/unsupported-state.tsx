import { stateTexts } from '../i18n/texts/state-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { StateMessage } from './state-message.tsx';

/** What stands in the place of a widget whose operation the source does not have. */
export function UnsupportedState() {
  const { t } = usePartner(stateTexts);
  return (
    <StateMessage state="unsupported" title={t('state.unsupportedTitle')} text={t('state.unsupportedText')} />
  );
}
