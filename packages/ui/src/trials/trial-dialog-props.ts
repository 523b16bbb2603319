import type { Trial } from '@partnerkit/sdk';
import type { useCustomerTrials } from './use-customer-trials.ts';

/** What can be done with a trial that has not ended (TRI-2). */
export type TrialAct = 'extend' | 'change' | 'end';

/** What the dialogs of a trial take. */
export interface TrialDialogProps {
  readonly trial: Trial;
  readonly state: ReturnType<typeof useCustomerTrials>;
  /** The products that a trial can be of; absent, those of the hub. */
  readonly products: readonly string[] | undefined;
  readonly onClose: () => void;
}
