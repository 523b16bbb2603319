import { useRef } from 'react';
import { trialTexts } from '../i18n/texts/trial-texts.ts';
import { Dialog } from '../primitives/dialog/dialog.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useDraftOwner } from '../provider/use-viewer.ts';
import { type StartTrialOptions, StartTrialWizard } from './start-trial-wizard.tsx';
import { useTrialOffers } from './use-trial-offers.ts';

interface StartTrialDialogProps extends StartTrialOptions {
  readonly onClose: () => void;
}

/** The wizard over the page; closing it asks as leaving it does. */
export function StartTrialDialog({ onClose, ...options }: StartTrialDialogProps) {
  const { t, formats, notify } = usePartner(trialTexts);
  const { may: _, ...offers } = useTrialOffers();
  const draftOwner = useDraftOwner();
  const leave = useRef<() => void>(undefined);
  const { customer } = options;
  return (
    <Dialog
      title={customer ? t('trial.startFor', { name: customer.name }) : t('trial.start')}
      onClose={() => (leave.current ?? onClose)()}
    >
      {draftOwner === undefined ? (
        <div className="pk-card-skeleton" aria-busy="true" />
      ) : (
        <StartTrialWizard
          {...options}
          draftOwner={draftOwner}
          offered={customer ? { new: false, existing: true } : offers}
          leave={leave}
          onLeave={onClose}
          onStarted={({ customer: { name }, trial: { endDate } }) => {
            notify({ text: t('trial.startedNotice', { name, end: formats.day(endDate) }) });
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}
