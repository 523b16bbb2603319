import { usePartner } from '../provider/partner-context.ts';

/** Runs a callback of the host's: what it throws is said in a notice and harms nothing else. */
export function useHostCall(): (callback: () => void) => void {
  const { notify, t } = usePartner();
  return (callback) => {
    try {
      callback();
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause);
      notify({ tone: 'danger', text: `${t('state.brokenTitle')}: ${problem}` });
    }
  };
}
