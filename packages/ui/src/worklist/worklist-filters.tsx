import type { WorklistItem, WorklistState } from '@partnerkit/sdk';
import { filterTexts } from '../i18n/texts/filter-texts.ts';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import { ChoiceSwitch } from '../primitives/choice-switch.tsx';
import type { PagedRows } from '../primitives/data-table/use-paged-rows.ts';
import { FilterButton } from '../primitives/filter-button.tsx';
import { FilterChip } from '../primitives/filter-chip.tsx';
import { RefusedRows } from '../primitives/refused-rows.tsx';
import { SearchField } from '../primitives/search-field.tsx';
import { WithoutRegions } from '../primitives/without-regions.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useAnnounced } from '../provider/use-announced.ts';
import { ourReasons, reasonName, type WorklistWords } from './reason-words.ts';
import type { Colleagues } from './use-colleagues.ts';
import type { useWorklistSummary } from './use-worklist.ts';

/** What is shown of the worklist. */
export interface WorklistFilter {
  /** To be done (`open`, unless told), `snoozed` or `done`. */
  readonly show?: WorklistState | undefined;
  /** For whom this reason holds. */
  readonly reason?: string | undefined;
  /** The id of the user who takes care of them. */
  readonly assignedTo?: string | undefined;
  /** Text that the customer's name holds. */
  readonly search?: string | undefined;
}

/** How the worklist is arranged: the highest rank first, a group for each reason, or for each date. */
export type WorklistGrouping = 'rank' | 'reason' | 'day';

/** What {@link WorklistFilters} takes. */
export interface WorklistFiltersProps {
  readonly filter: WorklistFilter;
  readonly onChange: (filter: WorklistFilter) => void;
  readonly groupBy: WorklistGrouping;
  readonly onGroupByChange: (groupBy: WorklistGrouping) => void;
  readonly words: WorklistWords;
  readonly colleagues: Colleagues;
  readonly summary: ReturnType<typeof useWorklistSummary>['data'];
  /** Those that the filters find; `undefined` while they load. */
  readonly rows: PagedRows<WorklistItem> | undefined;
  /** Whether those shown are of the filters before. */
  readonly isUpdating: boolean;
}

const states = {
  open: 'worklist.open',
  snoozed: 'worklist.snoozed',
  done: 'worklist.done',
} as const satisfies Record<WorklistState, string>;

/** What is shown of the worklist and how it is arranged, in two lines. */
export function WorklistFilters({
  filter,
  onChange,
  summary,
  rows,
  isUpdating,
  words,
  colleagues,
  ...arranged
}: WorklistFiltersProps) {
  const { t, formats, region } = usePartner(filterTexts, worklistTexts);
  const { show = 'open', reason, assignedTo, search = '' } = filter;
  const change = (part: WorklistFilter) => onChange({ ...filter, ...part });
  const found =
    rows &&
    t(rows.count === undefined ? 'worklist.countAtLeast' : 'worklist.count', {
      total: rows.count ?? rows.total,
    });
  useAnnounced(isUpdating ? undefined : found, JSON.stringify([region, filter]), '');
  const reasons = reasonIds(words, summary).map((id) => ({ id, name: reasonName(id, words, t) }));
  const personName = (id: string) => (id === colleagues.me ? t('worklist.me') : colleagues.nameOf(id));
  const people = [...(colleagues.me ? [colleagues.me] : []), ...colleagues.others.map(({ id }) => id)];
  return (
    <>
      <div className="pk-toolbar">
        <ChoiceSwitch
          label={t('worklist.shown')}
          value={show}
          choices={(Object.keys(states) as WorklistState[]).map((value) => ({
            value,
            label: (
              <>
                {t(states[value])}{' '}
                <bdi className="pk-worklist-number">{summary && formats.number(summary[value])}</bdi>
              </>
            ),
          }))}
          onChange={(value) => change({ show: value })}
        />
        <ChoiceSwitch
          label={t('worklist.order')}
          value={arranged.groupBy}
          choices={[
            { value: 'rank', label: t('worklist.byRank') },
            { value: 'reason', label: t('worklist.byReason') },
            { value: 'day', label: t('worklist.byDay') },
          ]}
          onChange={arranged.onGroupByChange}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: browsers of 2023, jsdom 20 and React 18 do not know that element */}
      <div role="search" className="pk-filters">
        <SearchField
          label={t('worklist.search')}
          value={search}
          onChange={(text) => change({ search: text || undefined })}
        />
        <FilterButton
          label={t('worklist.reason')}
          items={() =>
            reasons.map(({ id, name }) => ({
              kind: 'choice',
              label: name,
              checked: id === reason,
              onSelect: () => change({ reason: id === reason ? undefined : id }),
            }))
          }
        />
        <FilterButton
          label={t('worklist.colleague')}
          items={() =>
            people.length > 0
              ? people.map((id) => ({
                  kind: 'choice',
                  label: personName(id),
                  checked: id === assignedTo,
                  onSelect: () => change({ assignedTo: id === assignedTo ? undefined : id }),
                }))
              : [{ kind: 'note', label: t('worklist.noColleagues') }]
          }
        />
        {reason !== undefined && (
          <FilterChip name={reasonName(reason, words, t)} onRemove={() => change({ reason: undefined })} />
        )}
        {assignedTo !== undefined && (
          <FilterChip name={personName(assignedTo)} onRemove={() => change({ assignedTo: undefined })} />
        )}
        {isFiltered(filter) && (
          <button form="" type="button" className="pk-link-button" onClick={() => onChange({ show })}>
            {t('filter.clear')}
          </button>
        )}
        <span className="pk-count">
          {/* what is not filtered is counted above */}
          {isFiltered(filter) && found && <span>{found}</span>}
          <WithoutRegions missing={summary?.missing} />
          <RefusedRows refused={rows?.refused ?? []} />
        </span>
      </div>
    </>
  );
}

/** Whether a filter leaves anything out of what is to be done, snoozed or done. */
export function isFiltered({ reason, assignedTo, search }: WorklistFilter): boolean {
  return reason !== undefined || assignedTo !== undefined || Boolean(search);
}

/** The reasons to choose from and to group by: ours in their order, then those that the host or the source knows. */
export function reasonIds(words: WorklistWords, summary: WorklistFiltersProps['summary']): readonly string[] {
  return [
    ...new Set([...ourReasons, ...Object.keys(words), ...(summary?.reasons.map(({ id }) => id) ?? [])]),
  ];
}
