import type { Customer } from '@partnerkit/sdk';
import { type ComponentType, useId, useRef } from 'react';
import { dialogTexts } from '../i18n/texts/dialog-texts.ts';
import { CardSkeleton } from '../primitives/card-skeleton.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { HostPart } from '../primitives/host-part.tsx';
import { Icon } from '../primitives/icon.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { useBrowserLayoutEffect } from '../primitives/use-browser-layout-effect.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import type { CustomerDetailSlotProps } from './customer-table-props.ts';

/** The row and its button by which details were opened. */
export interface Opener {
  readonly customer: Customer;
  readonly control: HTMLElement;
}

interface CustomerDetailProps {
  readonly id: string;
  readonly slot: ComponentType<CustomerDetailSlotProps>;
  /** Absent where nobody pressed: an address or the host opened them. */
  readonly opener: Opener | undefined;
  readonly onClose: () => void;
}

/** What the host shows of one customer, beside the rows: it takes the focus where it was asked for, and gives it back. */
export function CustomerDetail({ id, slot: Slot, opener, onClose }: CustomerDetailProps) {
  const { t, client } = usePartner(dialogTexts);
  const labelId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const isTold = client.supports('customers.get');
  const { data, error, refetch } = useSourceQuery(
    ['customer', id],
    (call) => client.customers.get({ id }, call),
    { enabled: isTold },
  );
  const customer = data?.id === id ? data : opener?.customer;
  const control = opener?.control;
  useBrowserLayoutEffect(() => {
    if (control) heading.current?.focus();
  }, [control]);
  const close = () => {
    onClose();
    if (control?.isConnected) control.focus();
  };
  return (
    <aside
      className="pk-detail"
      aria-labelledby={labelId}
      aria-busy={!customer}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        close();
      }}
    >
      <div className="pk-detail-head">
        <h3 ref={heading} id={labelId} className="pk-detail-title" tabIndex={-1}>
          <bdi>{customer?.name ?? id}</bdi>
        </h3>
        <button
          form=""
          type="button"
          className="pk-icon-button"
          aria-label={t('dialog.close')}
          title={t('dialog.close')}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </div>
      {customer ? (
        <HostPart
          name="detail"
          of={customer}
          isWhole
          draw={() => <Slot customer={customer} close={close} />}
        />
      ) : error ? (
        <FailureState error={error} onRetry={() => void refetch()} t={t} />
      ) : !isTold ? (
        <UnsupportedState />
      ) : (
        <CardSkeleton />
      )}
    </aside>
  );
}
