import type { WorklistItem, WorklistState } from '@partnerkit/sdk';
import { type ComponentType, type ReactNode, useRef } from 'react';
import { filterTexts } from '../i18n/texts/filter-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import { MissingRegions } from '../primitives/data-table/missing-regions.tsx';
import type { TableSlots } from '../primitives/data-table/table-slots.ts';
import { FailureLine } from '../primitives/failure-line.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { useKeptFocus } from '../primitives/focus/use-kept-focus.ts';
import { hostSlot } from '../primitives/host-part.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { useControlled } from '../primitives/use-controlled.ts';
import { useHostCall } from '../primitives/use-host-call.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useKnowsViewer } from '../provider/use-viewer.ts';
import type { ItemContext } from './item-context.ts';
import type { WorklistWords } from './reason-words.ts';
import { type Colleagues, useColleagues } from './use-colleagues.ts';
import { useWorklist, useWorklistSummary } from './use-worklist.ts';
import { useWorklistChanges, type WorklistChanges } from './use-worklist-changes.ts';
import { useWorklistKeys } from './use-worklist-keys.ts';
import { WorklistFailure } from './worklist-failure.tsx';
import {
  isFiltered,
  type WorklistFilter,
  WorklistFilters,
  type WorklistGrouping,
} from './worklist-filters.tsx';
import { WorklistByDay, WorklistByRank, WorklistByReason, WorklistSkeleton } from './worklist-groups.tsx';
import { WorklistKeys } from './worklist-keys.tsx';

/** Parts of the worklist that a host draws itself. */
export interface WorklistSlots
  extends Pick<TableSlots, 'toolbar' | 'loading' | 'empty' | 'noMatch' | 'failed' | 'footer'> {
  /** Below the reasons of each customer. */
  readonly item?: ComponentType<{ readonly item: WorklistItem }> | undefined;
}

/** What {@link Worklist} takes; nothing is needed. */
export interface WorklistProps {
  /** What is shown: to be done, snoozed or done; for one reason, of one colleague, by name. Controlled. */
  readonly filter?: WorklistFilter | undefined;
  readonly defaultFilter?: WorklistFilter | undefined;
  readonly onFilterChange?: ((filter: WorklistFilter) => void) | undefined;
  /** Controlled; by rank unless told. */
  readonly groupBy?: WorklistGrouping | undefined;
  readonly defaultGroupBy?: WorklistGrouping | undefined;
  readonly onGroupByChange?: ((groupBy: WorklistGrouping) => void) | undefined;
  /** Makes the names of customers buttons that open them, and Enter open the one that has the focus. */
  readonly onOpenCustomer?: ((customer: { readonly id: string; readonly name: string }) => void) | undefined;
  /** The words of reasons of your own by their ids, or other ones for ours; the reasons themselves are the source's. */
  readonly words?: WorklistWords | undefined;
  /** Parts that the host draws itself, each a component: write them outside of yours. */
  readonly slots?: WorklistSlots | undefined;
}

/**
 * What to do next, ranked, each customer with its reasons in words, the licenses at stake and how the rank came about (WRK-1); done,
 * snoozed, assigned and noted by press or key, for the whole team (WRK-2). Whoever may only look sees no controls.
 */
export function Worklist(props: WorklistProps) {
  return (
    <Widget>
      <List {...props} />
    </Widget>
  );
}

const noFilter: WorklistFilter = {};
const noWords: WorklistWords = {};
const noSlots: WorklistSlots = {};

function List({ onOpenCustomer, words = noWords, slots = noSlots, ...props }: WorklistProps) {
  const { t, client } = usePartner(stateTexts, worklistTexts);
  const call = useHostCall();
  const [filter, setFilter] = useControlled(
    props.filter,
    props.defaultFilter ?? noFilter,
    props.onFilterChange,
  );
  const [groupBy, setGroupBy] = useControlled<WorklistGrouping>(
    props.groupBy,
    props.defaultGroupBy ?? 'rank',
    props.onGroupByChange,
  );
  const widget = useRef<HTMLDivElement>(null);
  useKeptFocus(widget);
  const keys = useWorklistKeys(widget);
  const colleagues = useColleagues();
  const changes = useWorklistChanges(colleagues.nameOf);
  const { show = 'open' } = filter;
  const listed = useWorklist({ ...filter, sort: groupBy === 'day' ? 'day' : '-points' });
  // each row has what can be done, or has not: its place from the start
  const rows = useKnowsViewer() ? listed : { ...listed, data: undefined };
  const summary = useWorklistSummary().data;
  if (!client.supports('worklist.list')) return <UnsupportedState />;
  if (rows.failure)
    return (
      hostSlot('failed', slots.failed, { error: rows.failure, retry: rows.refresh }) ?? (
        <FailureState error={rows.failure} onRetry={rows.refresh} t={t} />
      )
    );
  const context: ItemContext = {
    ...{ show, words, changes, colleagues, slot: slots.item },
    open: onOpenCustomer && ((customer) => call(() => onOpenCustomer(customer))),
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that act on the customer that has the focus
    <div ref={widget} className="pk-widget pk-worklist" tabIndex={-1} aria-busy={!rows.data} onKeyDown={keys}>
      <WorklistFilters
        {...{ filter, groupBy, words, colleagues, summary }}
        onChange={setFilter}
        onGroupByChange={setGroupBy}
        rows={rows.data}
        isUpdating={rows.isUpdating}
      />
      {hostSlot('toolbar', slots.toolbar, {})}
      {rows.missing && rows.missing.length > 0 && (
        <MissingRegions missing={rows.missing} tryRegion={rows.tryRegion} refresh={rows.refresh} />
      )}
      {rows.outdated !== undefined && (
        <FailureLine error={rows.outdated} text={t('state.outdated')} onRetry={rows.refresh} />
      )}
      {rows.data && <FailedElsewhere rows={rows.data} {...{ changes, colleagues }} />}
      {!rows.data && (hostSlot('loading', slots.loading, {}) ?? <WorklistSkeleton />)}
      {rows.data?.total === 0 && (
        <Nobody show={show} filter={filter} slots={slots} onClear={() => setFilter({ show })} />
      )}
      {rows.data && rows.data.total > 0 && (
        <>
          {groupBy === 'rank' && <WorklistByRank {...{ context, rows }} />}
          {groupBy === 'day' && <WorklistByDay {...{ context, rows }} />}
          {groupBy === 'reason' && <WorklistByReason {...{ context, filter, summary }} />}
          <WorklistKeys show={show} mayWork={changes.mayWork} opens={context.open !== undefined} />
        </>
      )}
      {rows.data && hostSlot('footer', slots.footer, { loaded: rows.data.total, total: rows.data.count })}
    </div>
  );
}

interface FailedElsewhereProps {
  readonly rows: NonNullable<ReturnType<typeof useWorklist>['data']>;
  readonly changes: WorklistChanges;
  readonly colleagues: Colleagues;
}

/** What did not come about for customers who have left the list since. */
function FailedElsewhere({ rows, changes, colleagues }: FailedElsewhereProps) {
  if (changes.failures.length === 0) return null;
  const listed = new Set(Array.from({ length: rows.total }, (_, index) => rows.at(index)?.id));
  return changes.failures
    .filter(({ item }) => !listed.has(item.id))
    .map((failure) => <WorklistFailure key={failure.item.id} failure={failure} nameOf={colleagues.nameOf} />);
}

interface NobodyProps {
  readonly show: WorklistState;
  readonly filter: WorklistFilter;
  readonly slots: WorklistSlots;
  readonly onClear: () => void;
}

function Nobody({ show, filter, slots, onClear }: NobodyProps): ReactNode {
  const { t } = usePartner(filterTexts, worklistTexts);
  const own = isFiltered(filter)
    ? hostSlot('noMatch', slots.noMatch, { clear: onClear })
    : show === 'open' && hostSlot('empty', slots.empty, {});
  if (own) return own;
  if (isFiltered(filter))
    return (
      <StateMessage
        state="noMatch"
        title={t('worklist.noMatchTitle')}
        text={t('worklist.noMatchText')}
        action={{ label: t('filter.clear'), onSelect: onClear }}
      />
    );
  if (show === 'snoozed')
    return <StateMessage state="empty" title={t('worklist.snoozedTitle')} text={t('worklist.snoozedText')} />;
  return show === 'done' ? (
    <StateMessage state="empty" title={t('worklist.doneTitle')} text={t('worklist.doneText')} />
  ) : (
    <StateMessage state="empty" title={t('worklist.emptyTitle')} text={t('worklist.emptyText')} />
  );
}
