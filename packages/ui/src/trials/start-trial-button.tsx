import { useState } from 'react';
import { trialTexts } from '../i18n/texts/trial-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { useHostCall } from '../primitives/use-host-call.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { StartTrialOptions } from './start-trial-wizard.tsx';
import { useTrialOffers } from './use-trial-offers.ts';

const StartTrialDialog = lazyPart(
  () => import('./start-trial-dialog.tsx').then((module) => module.StartTrialDialog),
  ({ onClose }) => onClose(),
);

/** What {@link StartTrialButton} takes. */
export interface StartTrialButtonProps extends StartTrialOptions {
  /** The host's own way to start one, instead of the wizard. */
  readonly onStartTrial?: (() => void) | undefined;
}

/** Opens the wizard, whose code loads with it; nothing for whoever may not start a trial, or where the source can't. */
export function StartTrialButton({ onStartTrial, ...options }: StartTrialButtonProps) {
  const { t } = usePartner(trialTexts);
  const call = useHostCall();
  const offers = useTrialOffers();
  const [isOpen, setIsOpen] = useState(false);
  const isOffered = onStartTrial !== undefined || offers.existing || (!options.customer && offers.new);
  if (!offers.may || !isOffered) return null;
  return (
    <>
      <button
        form=""
        type="button"
        className="pk-button pk-primary"
        aria-haspopup={onStartTrial ? undefined : 'dialog'}
        onPointerEnter={StartTrialDialog.ahead}
        onFocus={StartTrialDialog.ahead}
        onClick={() => (onStartTrial ? call(onStartTrial) : setIsOpen(true))}
      >
        <Icon name="plus" />
        {t('trial.start')}
      </button>
      {isOpen && <StartTrialDialog {...options} onClose={() => setIsOpen(false)} />}
    </>
  );
}
