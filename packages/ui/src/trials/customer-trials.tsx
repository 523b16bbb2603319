import type { RowProblem, Trial } from '@partnerkit/sdk';
import { useRef, useState } from 'react';
import { trialsTexts } from '../i18n/texts/trials-texts.ts';
import { AllRefused } from '../primitives/all-refused.tsx';
import { CardSkeleton } from '../primitives/card-skeleton.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { useKeptFocus } from '../primitives/focus/use-kept-focus.ts';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { RefusedRows } from '../primitives/refused-rows.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useMay } from '../provider/use-viewer.ts';
import { StartTrialButton, type StartTrialButtonProps } from './start-trial-button.tsx';
import { TrialCard } from './trial-card.tsx';
import type { TrialAct } from './trial-dialog-props.ts';
import { useCustomerTrials } from './use-customer-trials.ts';

const TrialDialog = lazyPart(
  () => import('./trial-dialog.tsx').then((module) => module.TrialDialog),
  ({ onClose }) => onClose(),
);

/** What {@link CustomerTrials} takes. */
export interface CustomerTrialsProps
  extends Pick<
    StartTrialButtonProps,
    'onTrialStarted' | 'onUnsavedChange' | 'draftStorage' | 'products' | 'onStartTrial'
  > {
  readonly customerId: string;
}

/**
 * The trials of a customer, running and ended (DET-2): details, other licenses, extending and ending (TRI-2); with none, one is
 * started from here (TRI-1). Whoever may only look sees no controls.
 */
export function CustomerTrials(props: CustomerTrialsProps) {
  return (
    <Widget>
      <Trials {...props} />
    </Widget>
  );
}

interface OpenDialog {
  readonly act: TrialAct;
  readonly trial: Trial;
}

function Trials({ customerId, ...options }: CustomerTrialsProps) {
  const { t, client } = usePartner(trialsTexts);
  const state = useCustomerTrials(customerId);
  const mayManage = useMay('trials.manage');
  const widget = useRef<HTMLDivElement>(null);
  useKeptFocus(widget);
  const [open, setOpen] = useState<OpenDialog>();
  const { query, trials, refused, failed } = state;
  if (!client.supports('trials.list')) {
    return <UnsupportedState />;
  }
  if (query.isError && trials === undefined) {
    return <FailureState error={query.error} onRetry={() => query.refetch()} t={t} />;
  }
  if (trials === undefined) return <CardSkeleton />;
  if (trials === null) {
    return (
      <StateMessage state="unsupported" title={t('trials.notSupplied')} text={t('trials.notSuppliedText')} />
    );
  }
  const dialog = failed ? { act: 'change' as const, trial: failed.trial } : open;
  const may = (operation: 'trials.change' | 'trials.extend' | 'trials.end') =>
    mayManage && client.supports(operation);
  return (
    <div ref={widget} className="pk-widget pk-customer-trials">
      <div className="pk-toolbar">
        <span className="pk-count">{trials.length > 0 && t('trials.count', { count: trials.length })}</span>
        {/* it stays where it is when the first trial comes: the focus goes back to it */}
        <StartTrialButton
          {...options}
          customer={{ id: customerId, name: state.customer?.name ?? customerId }}
        />
      </div>
      {trials.length > 0 && <RefusedRows refused={refused} />}
      {trials.length === 0 && (
        <None refused={refused} mayStart={mayManage && client.supports('trials.start')} />
      )}
      {trials.map((trial) => (
        <TrialCard
          key={trial.id}
          trial={trial}
          standing={state.standingOf(trial)}
          today={state.today}
          offers={{ change: may('trials.change'), extend: may('trials.extend'), end: may('trials.end') }}
          onAct={(act) => setOpen({ act, trial })}
          onAhead={TrialDialog.ahead}
        />
      ))}
      {dialog && (
        <TrialDialog
          key={failed ? 'failed' : dialog.act}
          {...dialog}
          state={state}
          products={options.products}
          onClose={() => {
            setOpen(undefined);
            state.forgetFailed();
          }}
        />
      )}
    </div>
  );
}

function None({ refused, mayStart }: { refused: readonly RowProblem[]; mayStart: boolean }) {
  const { t } = usePartner(trialsTexts);
  if (refused.length > 0) return <AllRefused refused={refused} />;
  return (
    <StateMessage
      state="empty"
      title={t('trials.none')}
      text={t(mayStart ? 'trials.noneText' : 'trials.noneReadOnly')}
    />
  );
}
