import { columnsTexts } from '../../i18n/texts/columns-texts.ts';
import { sortTexts } from '../../i18n/texts/sort-texts.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { MenuItem } from '../menu/menu-item.ts';
import { moveColumn, pinColumn, resizeColumn, toggleColumn } from './arrange-columns.ts';
import type { DataColumn } from './data-column.ts';
import type { ColumnState } from './use-table-layout.ts';

/** The order of a table, and how its columns are arranged. */
interface ColumnTable<Sort extends string> {
  readonly sort: Sort | undefined;
  readonly setSort: (sort: Sort | undefined) => void;
  readonly columnState: ColumnState;
  readonly setColumnState: (state: ColumnState) => void;
}

const widthStep = 32;

/** What can be done with one column: sort, move, pin, size, hide. Everything the mouse can do, by keyboard and touch too. */
export function columnMenu<Row, Sort extends string>({
  column,
  width,
  table,
  t,
}: {
  column: DataColumn<Row>;
  width: number;
  table: ColumnTable<Sort>;
  t: Translate;
}): readonly MenuItem[] {
  const say = t.with(columnsTexts);
  const { columnState, setColumnState } = table;
  const { start = [], end = [] } = columnState.columnPinning;
  const isPinned = start.includes(column.id) || end.includes(column.id);
  const action = (label: string, onSelect: () => void): MenuItem => ({ kind: 'action', label, onSelect });
  const arranged = (next: typeof columnState) => () => setColumnState(next);
  return [
    ...noteItems(column),
    ...sortItems(column, table, t),
    action(say('columns.moveStart'), arranged(moveColumn(columnState, column.id, -1))),
    action(say('columns.moveEnd'), arranged(moveColumn(columnState, column.id, 1))),
    ...(isPinned
      ? [action(say('columns.unpin'), arranged(pinColumn(columnState, column.id, undefined)))]
      : [
          action(say('columns.pinStart'), arranged(pinColumn(columnState, column.id, 'start'))),
          action(say('columns.pinEnd'), arranged(pinColumn(columnState, column.id, 'end'))),
        ]),
    { kind: 'separator' },
    action(say('columns.wider'), arranged(resizeColumn(columnState, column, width + widthStep))),
    action(say('columns.narrower'), arranged(resizeColumn(columnState, column, width - widthStep))),
    ...(isAlwaysShown(column)
      ? []
      : [action(say('columns.hide'), arranged(toggleColumn(columnState, column.id)))]),
  ];
}

/** What a row is: without it the others say nothing. */
function isAlwaysShown<Row>({ pinned, fixed }: DataColumn<Row>): boolean {
  return pinned === 'start' && !fixed;
}

function noteItems<Row>({ note }: DataColumn<Row>): MenuItem[] {
  return note === undefined ? [] : [{ kind: 'note', label: note }, { kind: 'separator' }];
}

function sortItems<Row, Sort extends string>(
  { sort: field }: DataColumn<Row>,
  { sort, setSort }: ColumnTable<Sort>,
  t: Translate,
): MenuItem[] {
  const say = t.with(sortTexts);
  if (field === undefined) return [];
  const choice = (label: string, value: string): MenuItem => ({
    kind: 'choice',
    label,
    checked: sort === value,
    onSelect: () => setSort(sort === value ? undefined : (value as Sort)),
  });
  return [
    choice(say('sort.ascending'), field),
    choice(say('sort.descending'), `-${field}`),
    { kind: 'separator' },
  ];
}

/** Which columns are shown. */
export function columnChooser<Row>(
  columns: readonly DataColumn<Row>[],
  {
    columnState,
    setColumnState,
    resetColumns,
  }: Pick<ColumnTable<string>, 'columnState' | 'setColumnState'> & { readonly resetColumns: () => void },
  t: Translate,
): readonly MenuItem[] {
  const say = t.with(columnsTexts);
  const choosable = columns.filter((column) => !column.fixed && !isAlwaysShown(column));
  return [
    ...choosable.map(
      ({ id, header }): MenuItem => ({
        kind: 'check',
        label: header,
        checked: columnState.columnVisibility[id] !== false,
        onSelect: () => setColumnState(toggleColumn(columnState, id)),
      }),
    ),
    { kind: 'separator' },
    { kind: 'action', label: say('columns.reset'), onSelect: resetColumns },
  ];
}
