import type { Customer } from '@partnerkit/sdk';
import { useState } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { standingTexts } from '../i18n/texts/standing-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { statusTexts } from '../i18n/texts/status-texts.ts';
import { FailureState } from '../primitives/failure-state.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { StatusBadge } from './status-badges.tsx';
import { useCustomerAnswer } from './use-customer.ts';

const StatusExplanation = lazyPart(
  () => import('./status-explanation.tsx').then((module) => module.StatusExplanation),
  ({ onClose }) => onClose(),
);

/** What {@link ExplainedStatuses} takes. */
export interface ExplainedStatusesProps {
  /** Whose statuses are shown, where the page has read it; `undefined` while it loads. */
  readonly customer?: Customer | undefined;
  /** Instead: the id of the customer. The widget reads it, and says why where it cannot. */
  readonly customerId?: string | undefined;
}

/** All statuses of a customer, the most urgent first; each opens what it means and why it holds (CUS-2). */
export function ExplainedStatuses({ customer, customerId }: ExplainedStatusesProps) {
  return (
    <Widget>
      {customerId === undefined ? <Statuses customer={customer} /> : <ReadStatuses id={customerId} />}
    </Widget>
  );
}

function ReadStatuses({ id }: { readonly id: string }) {
  const { t, client } = usePartner(stateTexts);
  const { customer, failure, refresh } = useCustomerAnswer(id);
  if (!client.supports('customers.get')) return <UnsupportedState />;
  if (failure && !customer) return <FailureState error={failure} onRetry={refresh} t={t} />;
  return <Statuses customer={customer} />;
}

function Statuses({ customer }: { readonly customer: Customer | undefined }) {
  const { t } = usePartner(standingTexts, statusTexts);
  const [opened, setOpened] = useState<{ readonly status: string; readonly anchor: Element }>();
  return (
    <ul className="pk-explained-statuses" aria-label={t('standing.all')} aria-busy={!customer}>
      {customer?.statuses?.map((status) => (
        <li key={status}>
          <button
            form=""
            type="button"
            className="pk-explained-status"
            aria-haspopup="dialog"
            aria-expanded={opened?.status === status}
            onPointerEnter={StatusExplanation.ahead}
            onFocus={StatusExplanation.ahead}
            onClick={({ currentTarget }) =>
              setOpened(opened?.status === status ? undefined : { status, anchor: currentTarget })
            }
          >
            <StatusBadge status={status} t={t} />
          </button>
        </li>
      ))}
      {customer && opened && (
        <StatusExplanation
          customer={customer}
          status={opened.status}
          anchor={opened.anchor}
          label={t('standing.why', { status: domainName(t, 'status', opened.status) })}
          onClose={() => setOpened(undefined)}
        />
      )}
    </ul>
  );
}
