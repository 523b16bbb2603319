import { useSupports } from '../provider/use-supports.ts';
import { usePermission } from '../provider/use-viewer.ts';

/** What of trials the viewer may do and the source can; `may` is `undefined` while it is not known. */
export function useTrialOffers() {
  return {
    may: usePermission('trials.manage'),
    /** A trial of a customer who is not there yet. */
    new: useSupports('trials.startForNewCustomer'),
    /** A trial of a customer who is there. */
    existing: useSupports('trials.start'),
  };
}
