import { isPartnerError } from '@partnerkit/sdk';
import type { ReactNode } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { callingTexts } from '../i18n/texts/calling-texts.ts';
import { customersTexts } from '../i18n/texts/customers-texts.ts';
import { endpointTexts } from '../i18n/texts/endpoint-texts.ts';
import { queueTexts } from '../i18n/texts/queue-texts.ts';
import { sectionTexts } from '../i18n/texts/section-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { TableFrame } from '../primitives/data-table/table-frame.tsx';
import { FilterChip } from '../primitives/filter-chip.tsx';
import { SearchField } from '../primitives/search-field.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { useHostCall } from '../primitives/use-host-call.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { CallingTableProps, CallingTableSpec } from './calling-table-props.ts';
import { callingCustomerId } from './use-calling-customers.ts';
import { useCallingTable } from './use-calling-table.ts';

/** A table of the customers of the calling engagement in one week (CAL-2, CAL-5, CAL-8). */
export function CallingTable({
  spec,
  figures,
  ...props
}: CallingTableProps & {
  readonly spec: CallingTableSpec;
  /** Between the heading and the rows; it is given the id of the heading. */
  readonly figures?: ((headingId: string) => ReactNode) | undefined;
}) {
  const { week, endpoint, onClearEndpoint, onOpenCustomer, headingLevel = 2 } = props;
  const { t } = usePartner(callingTexts, customersTexts, endpointTexts, queueTexts, sectionTexts, stateTexts);
  const call = useHostCall();
  const { table, search, setSearch } = useCallingTable(spec, props);
  const isFiltered = search !== '' || endpoint !== undefined;
  // a filter that the host does not take away stays
  const clear = () => {
    setSearch('');
    if (endpoint !== undefined && onClearEndpoint) call(onClearEndpoint);
  };
  const filter = endpoint && t('calling.fromEndpoint', { endpoint: domainName(t, 'endpoint', endpoint) });
  return (
    <TableFrame
      table={table}
      heading={{ level: headingLevel, text: t(spec.title) }}
      words={{
        label: t(spec.table),
        fileName: week ? `${spec.fileName}-${week}` : spec.fileName,
        count: (total, isWhole) => t(isWhole ? 'customers.count' : 'customers.countAtLeast', { total }),
      }}
      rowId={callingCustomerId}
      asked={`${week} ${endpoint} ${search}`}
      actions={{ open: (row) => onOpenCustomer?.({ id: row.customerId, name: row.customerName }) }}
      afterCount={
        filter && <FilterChip name={filter} onRemove={onClearEndpoint && (() => call(onClearEndpoint))} />
      }
      tools={
        isPartnerError(table.rows.failure) && !search ? null : (
          <SearchField label={t('calling.search')} value={search} onChange={setSearch} />
        )
      }
      figures={figures}
      slots={props.slots}
      onClear={isFiltered ? clear : undefined}
      empty={
        isFiltered ? (
          <StateMessage state="empty" title={t('state.noMatchTitle')} text={t('state.noMatchText')} />
        ) : (
          <StateMessage state="empty" title={t('section.emptyTitle')} text={t(spec.empty)} />
        )
      }
    />
  );
}
