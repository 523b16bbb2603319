import { isPartnerError } from '@partnerkit/sdk';
import { type MouseEvent, type ReactNode, useId, useRef } from 'react';
import { stateTexts } from '../../i18n/texts/state-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { useUndoKey } from '../../provider/use-undo-key.ts';
import { FailureLine } from '../failure-line.tsx';
import { FailureState } from '../failure-state.tsx';
import { useKeptFocus } from '../focus/use-kept-focus.ts';
import { hostSlot } from '../host-part.tsx';
import { useHostCall } from '../use-host-call.ts';
import { DataTable } from './data-table.tsx';
import { MissingRegions } from './missing-regions.tsx';
import { PrintHead } from './print-head.tsx';
import { rowHeights } from './row-heights.ts';
import { TableCount, type TableWords } from './table-count.tsx';
import type { TableSlots } from './table-slots.ts';
import { TableTools } from './table-tools.tsx';
import type { DataTableState } from './use-data-table.ts';
import { useTableAnnouncements } from './use-table-announcements.ts';

/** What {@link TableFrame} takes. */
export interface TableFrameProps<Row, Order extends string, Selected extends object = object> {
  readonly table: DataTableState<Row, Order>;
  readonly words: TableWords;
  readonly rowId: (row: Row) => string;
  /** What the rows are those of, order apart: something else scrolls back to the first row, and is counted aloud. */
  readonly asked: string;
  /** The filter, as the viewer wrote it: said on paper. */
  readonly filter?: string;
  /** What a press on a control of a row does, by its `data-action`. What a host's callback throws is said in a notice. */
  readonly actions?: Readonly<Record<string, (row: Row, control: HTMLElement) => void>>;
  readonly isSelected?: (id: string) => boolean;
  /** What stands where there is no row. */
  readonly empty: ReactNode;
  /** The table is a section of its own under this heading; absent, it is the widget. */
  readonly heading?: { readonly level: 2 | 3 | 4; readonly text: string };
  /** Search and filters, above all else; they stay where a read failed, so that it can be mended. */
  readonly search?: ReactNode;
  /** Instead of the count: what is selected. */
  readonly status?: ReactNode;
  /** After the count. */
  readonly afterCount?: ReactNode;
  /** Before export and columns. */
  readonly tools?: ReactNode;
  /** At the end of the toolbar: the one thing that the list is added to by. */
  readonly primary?: ReactNode;
  /** Between the toolbar and the rows; it is given the id of the heading. */
  readonly figures?: (headingId: string) => ReactNode;
  /** In the place of the rows, whatever became of them. */
  readonly instead?: ReactNode;
  /** At the end of the rows; `null` where there is nothing at the moment. Absent, the rows have all the room. */
  readonly beside?: ReactNode;
  /** Parts that the host draws. */
  readonly slots?: TableSlots<Selected> | undefined;
  /** What toolbar and footer of the host are told. */
  readonly selected?: Selected;
  /** Takes search and filters away, where there are some: what stands where there is no row says that they find none. */
  readonly onClear?: (() => void) | undefined;
  readonly children?: ReactNode;
}

/** A table with all that every table has: heading or search, count, export, columns, rows, and what stands where there are none. */
export function TableFrame<Row extends object, Order extends string, Selected extends object = object>(
  props: TableFrameProps<Row, Order, Selected>,
) {
  const { table, words, heading, slots } = props;
  const { t } = usePartner(stateTexts);
  const id = useId();
  const { failure, outdated, refresh, missing, tryRegion } = table.rows;
  const Heading = `h${heading?.level ?? 2}` as const;
  const widget = useRef<HTMLElement>(null);
  useKeptFocus(widget);
  const onKeyDown = useUndoKey();
  useTableAnnouncements(table, { words, asked: props.asked, heading: heading?.text });
  // one of the two, which take the same attributes
  const Frame = (heading ? 'section' : 'div') as 'section';
  return (
    <Frame
      ref={widget}
      className={heading ? 'pk-section' : 'pk-widget'}
      aria-labelledby={heading && id}
      onKeyDown={onKeyDown}
    >
      <PrintHead words={words} rows={table.rows} filter={props.filter} />
      {!(isRefused(failure) && !props.instead) && props.search}
      {(heading || !(failure || props.instead)) && (
        <div className={heading ? 'pk-section-head' : 'pk-toolbar'}>
          {heading && (
            <Heading id={id} className="pk-section-title">
              {heading.text}
            </Heading>
          )}
          {props.status ?? <TableCount rows={table.rows} words={words} afterCount={props.afterCount} />}
          {!isRefused(failure) && (
            <TableTools table={table} words={words} isNamed={heading !== undefined} primary={props.primary}>
              {hostSlot('toolbar', slots?.toolbar, props.selected)}
              {props.tools}
            </TableTools>
          )}
        </div>
      )}
      {props.figures?.(id)}
      {Boolean(outdated) && !props.instead && (
        <FailureLine error={outdated} text={t('state.outdated')} onRetry={refresh} />
      )}
      {missing && missing.length > 0 && tryRegion && !failure && !props.instead && (
        <MissingRegions {...{ missing, tryRegion, refresh }} />
      )}
      {props.instead ??
        (failure ? (
          <div className="pk-table-failure">
            {hostSlot('failed', slots?.failed, { error: failure, retry: refresh }) ?? (
              <FailureState error={failure} onRetry={refresh} t={t} />
            )}
          </div>
        ) : props.beside === undefined ? (
          <Rows {...props} />
        ) : (
          <div className="pk-beside">
            <Rows {...props} />
            {props.beside}
          </div>
        ))}
      {slots?.footer && !failure && !props.instead && (
        <div className="pk-table-footer">
          {hostSlot('footer', slots.footer, {
            loaded: table.rows.data?.total ?? 0,
            total: table.rows.total,
            ...props.selected,
          })}
        </div>
      )}
      {props.children}
    </Frame>
  );
}

function Rows<Row extends object, Order extends string, Selected extends object>({
  table,
  words,
  actions,
  slots,
  onClear,
  ...props
}: TableFrameProps<Row, Order, Selected>) {
  const { density } = usePartner();
  const call = useHostCall();
  const { rows } = table;
  const onRowClick = (event: MouseEvent<HTMLElement>, row: Row) => {
    const control = (event.target as Element).closest<HTMLElement>('[data-action]');
    const act = actions?.[control?.dataset.action ?? ''];
    if (control && act) call(() => act(row, control));
  };
  return (
    <DataTable<Row>
      label={words.label}
      columns={table.columns}
      columnState={table.columnState}
      onColumnStateChange={table.setColumnState}
      rows={rows.data}
      total={rows.total}
      rowId={props.rowId}
      rowHeight={rowHeights[density]}
      sort={table.sort}
      onSortChange={table.onSortChange}
      isSelected={props.isSelected}
      columnTable={table.columnTable}
      columnMenuLabel={table.columnMenuLabel}
      onRowClick={onRowClick}
      onNearEnd={rows.data?.nextCursor ? rows.loadMore : undefined}
      busy={rows.isUpdating}
      resetKey={`${props.asked} ${table.sort}`}
      header={slots?.header}
      loading={hostSlot('loading', slots?.loading, undefined)}
      empty={
        (onClear
          ? hostSlot('noMatch', slots?.noMatch, { clear: onClear })
          : hostSlot('empty', slots?.empty, undefined)) ?? props.empty
      }
    />
  );
}

/** There is nothing that another search could mend. */
function isRefused(failure: unknown): boolean {
  return isPartnerError(failure) && (failure.code === 'forbidden' || failure.code === 'unsupported');
}
