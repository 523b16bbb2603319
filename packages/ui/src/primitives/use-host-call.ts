import { stateTexts } from '../i18n/texts/state-texts.ts';
import { usePartner } from '../provider/partner-context.ts';

/** Runs a callback of the host's: what it throws, at once or later, is said in a notice and harms nothing else. */
export function useHostCall(): (callback: () => void | PromiseLike<void>) => void {
  const { notify, report, t } = usePartner(stateTexts);
  return (callback) => {
    const onFailure = (cause: unknown) => {
      report(cause);
      const problem = cause instanceof Error ? cause.message : String(cause);
      notify({ tone: 'danger', text: `${t('state.brokenTitle')}: ${problem}` });
    };
    try {
      Promise.resolve(callback()).catch(onFailure);
    } catch (cause) {
      onFailure(cause);
    }
  };
}
