import type { WorklistItem } from '@partnerkit/sdk';
import { type ReactNode, useId, useRef } from 'react';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import { FailureLine } from '../primitives/failure-line.tsx';
import { focusedElement, isFocusLost } from '../primitives/focus/focused-element.ts';
import { useBrowserLayoutEffect } from '../primitives/use-browser-layout-effect.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { ItemContext } from './item-context.ts';
import { reasonName } from './reason-words.ts';
import { useWorklist, type useWorklistSummary } from './use-worklist.ts';
import { isFiltered, reasonIds, type WorklistFilter } from './worklist-filters.tsx';
import { EntrySkeleton, useDaysUntil, WorklistEntry } from './worklist-item.tsx';

type Rows = ReturnType<typeof useWorklist>;
type Summary = NonNullable<ReturnType<typeof useWorklistSummary>['data']>;

interface ListedProps {
  readonly context: ItemContext;
  readonly rows: Rows;
}

/** The customers of the worklist, the highest rank first. */
export function WorklistByRank({ context, rows }: ListedProps) {
  const { t } = usePartner(worklistTexts);
  const items = shownItems(rows, context);
  return (
    <Pages rows={rows}>
      <Feed label={t('worklist.title')} items={items} {...{ context, total: totalOf(rows, items) }} />
    </Pages>
  );
}

/** The same by date, a group for each; those without one come last. */
export function WorklistByDay({ context, rows }: ListedProps) {
  const groups = new Map<string | null, WorklistItem[]>();
  for (const item of shownItems(rows, context)) groups.set(item.day, [...(groups.get(item.day) ?? []), item]);
  return (
    <Pages rows={rows}>
      {[...groups].map(([day, items]) => (
        <DayGroup key={day} {...{ day, items, context }} />
      ))}
    </Pages>
  );
}

function DayGroup({
  day,
  items,
  context,
}: {
  day: string | null;
  items: WorklistItem[];
  context: ItemContext;
}) {
  const { t, formats } = usePartner(worklistTexts);
  const daysUntil = useDaysUntil(context.changes.today);
  const title = day === null ? t('worklist.noDay') : formats.day(day);
  return (
    <Group title={title} note={day === null ? undefined : daysUntil(day)}>
      {/* a page may end within a day */}
      <Feed label={title} items={items} total={undefined} context={context} />
    </Group>
  );
}

interface ByReasonProps {
  readonly context: ItemContext;
  readonly filter: WorklistFilter;
  readonly summary: Summary | undefined;
}

/** The same by reason: each reason has a list of its own, and a customer stands wherever one holds. */
export function WorklistByReason({ context, filter, summary }: ByReasonProps) {
  const ids = filter.reason === undefined ? reasonIds(context.words, summary) : [filter.reason];
  const { show = 'open' } = filter;
  // the summary counts what is open, whatever else is asked for
  const counted = show === 'open' && !isFiltered({ ...filter, reason: undefined }) ? summary : undefined;
  return ids
    .map((id) => ({ id, count: counted && countOf(id, counted) }))
    .filter(({ count }) => count !== 0)
    .map((one) => <ReasonGroup key={one.id} {...one} context={context} filter={filter} />);
}

const groupSize = 5;

/** For how many a reason holds; `undefined` where a region is missing. */
function countOf(reason: string, { reasons, missing }: Summary): number | undefined {
  if ((missing?.length ?? 0) > 0) return undefined;
  return reasons.find(({ id }) => id === reason)?.customers ?? 0;
}

interface ReasonGroupProps {
  readonly id: string;
  /** How many it has, where that is known already. */
  readonly count: number | undefined;
  readonly context: ItemContext;
  readonly filter: WorklistFilter;
}

function ReasonGroup({ id, context, filter, ...known }: ReasonGroupProps) {
  const { t, formats } = usePartner(worklistTexts);
  const rows = useWorklist({ ...filter, reason: id }, groupSize);
  const title = reasonName(id, context.words, t);
  if (rows.data?.total === 0) return null;
  const count = rows.data?.count ?? known.count;
  const items = shownItems(rows, context);
  return (
    <Group title={title} note={count === undefined ? undefined : formats.number(count)}>
      {Boolean(rows.failure) && <FailureLine error={rows.failure} onRetry={rows.refresh} />}
      {!rows.data && !rows.failure && <WorklistSkeleton rows={1} />}
      {rows.data && (
        <Pages rows={rows}>
          <Feed label={title} items={items} reason={id} {...{ context, total: totalOf(rows, items) }} />
        </Pages>
      )}
    </Group>
  );
}

function Group({ title, note, children }: { title: string; note: string | undefined; children: ReactNode }) {
  return (
    <section className="pk-worklist-group">
      <h3 className="pk-worklist-title">
        {title} {note !== undefined && <span className="pk-muted">{note}</span>}
      </h3>
      {children}
    </section>
  );
}

interface FeedProps {
  readonly label: string;
  readonly items: readonly WorklistItem[];
  /** Of how many they are the first; `undefined` where nobody knows. */
  readonly total: number | undefined;
  /** The reason by which they are grouped. */
  readonly reason?: string;
  readonly context: ItemContext;
}

function Feed({ label, items, total, reason, context }: FeedProps) {
  const id = useId();
  return (
    <div className="pk-worklist-feed" role="feed" aria-label={label}>
      {items.map((item, at) => (
        <WorklistEntry
          key={item.id}
          id={`${id}-${at}`}
          {...{ item, reason, context }}
          position={at + 1}
          total={total ?? -1}
        />
      ))}
    </div>
  );
}

/** A list that goes on page by page: what is loaded by the button below it has the focus then. */
function Pages({ rows, children }: { rows: Rows; children: ReactNode }) {
  const { t } = usePartner(worklistTexts);
  const pages = useRef<HTMLDivElement>(null);
  const from = useRef<number>(undefined);
  const total = rows.data?.total ?? 0;
  useBrowserLayoutEffect(() => {
    const element = pages.current;
    if (!element || from.current === undefined) return;
    const next = element.querySelectorAll<HTMLElement>('[data-entry]')[from.current];
    const isWaiting = isFocusLost(element) || focusedElement(element)?.matches('.pk-show-more');
    if (next && isWaiting) next.focus();
    from.current = undefined;
  }, [total]);
  const more = () => {
    from.current = pages.current?.querySelectorAll('[data-entry]').length;
    void rows.loadMore();
  };
  return (
    <div ref={pages} className="pk-worklist-pages">
      {children}
      {rows.data?.nextCursor && (
        <button form="" type="button" className="pk-button pk-show-more" onClick={more}>
          {t('worklist.showMore')}
        </button>
      )}
    </div>
  );
}

/** Those that are loaded, as they stand with what was done meanwhile. */
function shownItems({ data }: Rows, { changes, show }: ItemContext): WorklistItem[] {
  return Array.from({ length: data?.total ?? 0 }, (_, index) => data?.at(index)).flatMap(
    (item) => (item && changes.shown(item, show)) ?? [],
  );
}

/** How many there are, without those that were done meanwhile. */
function totalOf({ data }: Rows, items: readonly WorklistItem[]): number | undefined {
  return data?.count === undefined ? undefined : data.count - data.total + items.length;
}

/** The shape of what is to come. */
export function WorklistSkeleton({ rows = 6 }: { readonly rows?: number }) {
  return (
    <div className="pk-worklist-feed" aria-hidden="true">
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className="pk-worklist-entry">
          <EntrySkeleton />
        </div>
      ))}
    </div>
  );
}
