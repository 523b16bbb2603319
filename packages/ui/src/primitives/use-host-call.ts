import { usePartner } from '../provider/partner-context.ts';
import { notifyFailure } from './notify-failure.ts';

/** Runs a callback of the host's: that it failed, at once or later, is said in a notice and harms nothing else; why is reported. */
export function useHostCall(): (callback: () => void | PromiseLike<void>) => void {
  const { notify, report, t } = usePartner();
  return (callback) => {
    const onFailure = (cause: unknown) => {
      report(cause);
      notifyFailure({ notify, t }, cause);
    };
    try {
      Promise.resolve(callback()).catch(onFailure);
    } catch (cause) {
      onFailure(cause);
    }
  };
}
