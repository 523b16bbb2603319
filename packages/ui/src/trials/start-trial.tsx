import type { StartedTrial } from '@partnerkit/sdk';
import { useState } from 'react';
import { failureTexts } from '../i18n/texts/failure-texts.ts';
import { trialTexts } from '../i18n/texts/trial-texts.ts';
import { StateMessage } from '../primitives/state-message.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useDraftOwner } from '../provider/use-viewer.ts';
import { type StartTrialOptions, StartTrialWizard } from './start-trial-wizard.tsx';
import { useTrialOffers } from './use-trial-offers.ts';

/** What {@link StartTrial} takes. */
export interface StartTrialProps extends StartTrialOptions {
  /** Makes a button that leaves the wizard; what was entered is kept, or discarded when the viewer says so. */
  readonly onLeave?: (() => void) | undefined;
}

/** Starts a trial step by step: for whom, of what, for how long, and a sentence to look over before it starts (TRI-1). */
export function StartTrial(props: StartTrialProps) {
  return (
    <Widget>
      <Start {...props} />
    </Widget>
  );
}

function Start(props: StartTrialProps) {
  const { t, formats } = usePartner(failureTexts, trialTexts);
  const { may, ...offers } = useTrialOffers();
  const draftOwner = useDraftOwner();
  const [started, setStarted] = useState<StartedTrial>();
  const offered = props.customer ? { new: false, existing: offers.existing } : offers;
  if (!offered.new && !offered.existing) {
    return <UnsupportedState />;
  }
  if (may === false) {
    return (
      <StateMessage state="forbidden" title={t('state.forbiddenTitle')} text={t('state.forbiddenText')} />
    );
  }
  if (may === undefined || draftOwner === undefined) {
    return (
      <div className="pk-widget" aria-busy="true">
        <div className="pk-card-skeleton" aria-hidden="true" />
      </div>
    );
  }
  if (started) {
    const { customer, trial } = started;
    return (
      <div role="status">
        <StateMessage
          state="empty"
          title={t('trial.started', { name: customer.name })}
          text={t('trial.startedText', { end: formats.day(trial.endDate) })}
          action={{ label: t('trial.startAnother'), onSelect: () => setStarted(undefined) }}
        />
      </div>
    );
  }
  return (
    <StartTrialWizard
      {...props}
      key={`${draftOwner} ${props.customer?.id}`}
      draftOwner={draftOwner}
      offered={offered}
      onStarted={setStarted}
    />
  );
}
