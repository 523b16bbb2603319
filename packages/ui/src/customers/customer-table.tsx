import { type Customer, isPartnerError } from '@partnerkit/sdk';
import { useState } from 'react';
import { customersTexts } from '../i18n/texts/customers-texts.ts';
import { filterTexts } from '../i18n/texts/filter-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { TableFrame } from '../primitives/data-table/table-frame.tsx';
import { lazyPart, nothingOpened } from '../primitives/lazy-part.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useAnnounced } from '../provider/use-announced.ts';
import { useSupports } from '../provider/use-supports.ts';
import { type TagDots, TagDotsContext } from '../tags/tag-dots.ts';
import { useTrialOffers } from '../trials/use-trial-offers.ts';
import { selectionColumnId } from './customer-controls.tsx';
import type { Opener } from './customer-detail.tsx';
import { CustomerFilters } from './customer-filters.tsx';
import type { CustomerPopoverKind } from './customer-popover.tsx';
import type { CustomerTableProps } from './customer-table-props.ts';
import { SelectedRows } from './select-all.tsx';
import { selectedText } from './selected-text.ts';
import { StartAction, useActionRuns } from './use-action-runs.ts';
import { type CustomerTableState, useCustomerTable } from './use-customer-table.ts';
import { type QueryParts, useQueryParts } from './use-query-parts.ts';

const AllRefused = lazyPart(
  () => import('../primitives/all-refused.tsx').then((module) => module.AllRefused),
  nothingOpened,
);

const CustomerPopover = lazyPart(
  () => import('./customer-popover.tsx').then((module) => module.CustomerPopover),
  ({ onClose }) => onClose(),
);

const SelectionBar = lazyPart(
  () => import('./selection-bar.tsx').then((module) => module.SelectionBar),
  ({ table }) => table.clearSelection(),
);

const CustomerDetail = lazyPart(
  () => import('./customer-detail.tsx').then((module) => module.CustomerDetail),
  ({ onClose }) => onClose(),
);

const StartTrialButton = lazyPart(
  () => import('../trials/start-trial-button.tsx').then((module) => module.StartTrialButton),
  nothingOpened,
);

const SavedViews = lazyPart(
  () => import('../views/saved-views.tsx').then((module) => module.SavedViews),
  nothingOpened,
);

const TagDotsReader = lazyPart(
  () => import('../tags/use-tag-dots.tsx').then((module) => module.TagDotsReader),
  nothingOpened,
);

const TableKeys = lazyPart(
  () => import('./table-keys.tsx').then((module) => module.TableKeys),
  nothingOpened,
);

const noDots: TagDots = new Map();

/** The list of the partner's customers: search, filters, columns, selection, tags and launch (CUS-1 to CUS-3). */
export function CustomerTable<Field extends string = never>(props: CustomerTableProps<Field>) {
  return (
    <Widget>
      <CustomerList {...(props as CustomerTableProps<string>)} />
    </Widget>
  );
}

interface Popover {
  readonly kind: CustomerPopoverKind;
  readonly customers: readonly Customer[];
  readonly anchor: Element;
}

function CustomerList(props: CustomerTableProps<string>) {
  const { t, tell } = usePartner(customersTexts);
  const table = useCustomerTable(props);
  const acts = useActionRuns();
  const [tagDots, setTagDots] = useState(noDots);
  const { query } = table;
  const [popover, setPopover] = useState<Popover>();
  // the control that opened it closes it
  const toggle = (next: Popover) => setPopover((open) => (open?.anchor === next.anchor ? undefined : next));
  const opens = (kind: Popover['kind']) => (customer: Customer, anchor: Element) =>
    toggle({ kind, customers: [customer], anchor });
  // whoever left a filter out has not counted what it finds
  const isFiltered = query !== '' && !table.customers.data?.mismatch?.unmatched;
  const keepsViews = useSupports('views.list');
  const keepsColors = useSupports('tags.describe');
  const trials = useTrialOffers();
  const startsTrials = trials.may && (props.onStartTrial !== undefined || trials.existing || trials.new);
  const { slots } = props;
  const hasRefused = query === '' && (table.customers.data?.refused.length ?? 0) > 0;
  const [opener, setOpener] = useState<Opener>();
  const closeDetail = () => table.setDetail(null);
  useAnnounced(table.isNothing ? t('customers.selected', { count: 0 }) : selectedText(table, t));
  const parts = useQueryParts(query !== '');
  const { failure } = table.customers;
  // a source may say so before we do
  const isUnreadable = parts
    ? parts.checkQuery(query, props.enrich?.filters.language).problem !== undefined
    : query !== '' && isPartnerError(failure) && failure.code === 'invalid';
  const orders = { attention: t('customers.byAttention'), '-attention': t('customers.byAttentionLast') };
  const order = orders[table.sort as keyof typeof orders];
  const frame = (
    <TableFrame
      table={table}
      words={{
        label: t('customers.title'),
        fileName: 'customers',
        filter: query,
        orders,
        count: (total, isWhole) =>
          t(
            isWhole ? (isFiltered ? 'customers.countFiltered' : 'customers.count') : 'customers.countAtLeast',
            {
              total,
            },
          ),
      }}
      rowId={customerId}
      asked={query}
      filter={query}
      isSelected={table.isSelected}
      actions={{
        select: ({ id }) => table.toggle(id),
        open: (customer) => {
          tell({ type: 'open', customerId: customer.id });
          props.onOpenCustomer?.(customer);
        },
        launch: (customer) => {
          tell({ type: 'launch', customerId: customer.id });
          // a link opens by itself
          if (!props.launchHref) props.onLaunch?.(customer);
        },
        detail: (customer, control) => {
          if (table.detail === customer.id) return closeDetail();
          tell({ type: 'open', customerId: customer.id });
          setOpener({ customer, control });
          table.setDetail(customer.id);
        },
        tags: opens('tags'),
        statuses: opens('statuses'),
        products: opens('products'),
      }}
      search={<CustomerFilters query={query} onQueryChange={table.setQuery} enrich={props.enrich} />}
      primary={
        props.startTrial !== false &&
        startsTrials && (
          <StartTrialButton
            {...props.startTrial}
            onStartTrial={props.onStartTrial}
            onTrialStarted={props.onTrialStarted}
          />
        )
      }
      status={
        table.isNothing ? undefined : (
          <SelectionBar
            table={table}
            actions={props.actions}
            onEditTags={(anchor, customers) => toggle({ kind: 'tags', customers, anchor })}
          />
        )
      }
      figures={acts.draw}
      afterCount={<AfterCount table={table} order={order} />}
      tools={keepsViews && <SavedViews table="customers" state={table.viewState} onApply={table.applyView} />}
      instead={isUnreadable ? <Unreadable onClear={() => table.setQuery('')} /> : undefined}
      empty={<Nothing table={table} parts={parts} />}
      // what was left out is told in any case
      slots={hasRefused ? { ...slots, empty: undefined } : slots}
      selected={{ selection: table.selection }}
      onClear={query === '' ? undefined : () => table.setQuery('')}
      beside={
        slots?.detail &&
        (table.detail === null ? null : (
          <CustomerDetail
            key={table.detail}
            id={table.detail}
            slot={slots.detail}
            opener={opener?.customer.id === table.detail ? opener : undefined}
            onClose={closeDetail}
          />
        ))
      }
    >
      {props.shortcuts && <TableKeys />}
      {popover && (
        <CustomerPopover
          {...popover}
          key={`${popover.kind} ${popover.customers.length} ${popover.customers[0]?.id}`}
          // the press that closes it may have opened another
          onClose={() => setPopover((open) => (open === popover ? undefined : open))}
        />
      )}
    </TableFrame>
  );
  const whole = {
    selected: table.selected,
    toggle: table.selected === 'all' ? table.clearSelection : table.selectAll,
  };
  return (
    <StartAction.Provider value={acts.start}>
      <SelectedRows.Provider value={whole}>
        <TagDotsContext.Provider value={tagDots}>{frame}</TagDotsContext.Provider>
      </SelectedRows.Provider>
      {keepsColors && <TagDotsReader onDots={setTagDots} />}
    </StartAction.Provider>
  );
}

function customerId({ id }: Customer): string {
  return id;
}

function AfterCount({
  table: { rows, customers, columns, selectAll },
  order,
}: {
  table: CustomerTableState;
  /** How the order is said that no header tells. */
  order: string | undefined;
}) {
  const { t, asOf, formats } = usePartner(customersTexts);
  return (
    <>
      {Boolean(customers.data?.mismatch?.unmatched) && (
        <span className="pk-muted">{t('customers.notFiltered')}</span>
      )}
      {order && <span className="pk-muted">{order}</span>}
      {asOf && <span className="pk-muted">{t('customers.asOf', { date: formats.day(asOf) })}</span>}
      {rows.data !== undefined && rows.data.total > 0 && columns[0]?.id === selectionColumnId && (
        <button form="" type="button" className="pk-link-button" onClick={selectAll}>
          {t('customers.selectAll')}
        </button>
      )}
    </>
  );
}

function Nothing({
  table: { query, setQuery, customers },
  parts,
}: {
  table: CustomerTableState;
  parts: QueryParts | undefined;
}) {
  const { region, t } = usePartner(filterTexts, stateTexts);
  const refused = customers.data?.refused ?? [];
  if (query === '' && refused.length > 0) return <AllRefused refused={refused} />;
  if (query === '') {
    const text = t(region === undefined ? 'state.emptyAllText' : 'state.emptyText');
    return <StateMessage state="empty" title={t('state.emptyTitle')} text={text} />;
  }
  return (
    <StateMessage
      state="noMatch"
      title={t('state.noMatchTitle')}
      text={t('state.noMatchText')}
      action={{ label: t('filter.clear'), onSelect: () => setQuery('') }}
    >
      {parts && <parts.QuerySuggestions query={query} onQueryChange={setQuery} />}
    </StateMessage>
  );
}

/** A query that an address or a host handed in: it is mended in its field, which stays. */
function Unreadable({ onClear }: { onClear: () => void }) {
  const { t } = usePartner(filterTexts);
  return (
    <StateMessage
      state="noMatch"
      title={t('filter.unreadable')}
      text={t('filter.unreadableText')}
      action={{ label: t('filter.clear'), onSelect: onClear }}
    />
  );
}
