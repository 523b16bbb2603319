import { columnMenuTexts } from '../../i18n/texts/column-menu-texts.ts';
import type { IdIn, Translate } from '../../i18n/translate.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { Menu } from '../menu/menu.tsx';
import type { MenuItem } from '../menu/menu-item.ts';
import type { OpenMenu } from '../menu/menu-opener.tsx';
import { moveColumn, pinColumn, toggleColumn } from './arrange-columns.ts';
import type { ColumnTable } from './column-table.ts';
import type { DataColumn } from './data-column.ts';
import { resizeColumn } from './resize-column.ts';

type Say = Translate<IdIn<typeof columnMenuTexts>>;

/** The columns of a menu are read, whatever their rows are. */
type MenuColumn = Pick<DataColumn<never>, 'id' | 'header' | 'note' | 'sort' | 'pinned' | 'fixed'>;

/** What {@link ColumnMenu} takes. */
export interface ColumnMenuProps extends OpenMenu {
  readonly column: MenuColumn;
  /** In CSS pixels. */
  readonly width: number;
  readonly table: ColumnTable;
}

const widthStep = 32;

/** What can be done with one column: sort, move, pin, size, hide. Everything the mouse can do, by keyboard and touch too. */
export function ColumnMenu({ column, width, table, ...open }: ColumnMenuProps) {
  const { t } = usePartner(columnMenuTexts);
  const { columnState, setColumnState } = table;
  const { start, end } = columnState.columnPinning;
  const isPinned = start.includes(column.id) || end.includes(column.id);
  const arrange = (label: string, next: typeof columnState): MenuItem => ({
    kind: 'action',
    label,
    onSelect: () => setColumnState(next),
  });
  const items: readonly MenuItem[] = [
    ...noteItems(column),
    ...sortItems(column, table, t),
    arrange(t('columns.moveStart'), moveColumn(columnState, column.id, -1)),
    arrange(t('columns.moveEnd'), moveColumn(columnState, column.id, 1)),
    ...(isPinned
      ? [arrange(t('columns.unpin'), pinColumn(columnState, column.id, undefined))]
      : [
          arrange(t('columns.pinStart'), pinColumn(columnState, column.id, 'start')),
          arrange(t('columns.pinEnd'), pinColumn(columnState, column.id, 'end')),
        ]),
    { kind: 'separator' },
    arrange(t('columns.wider'), resizeColumn(columnState, column.id, width + widthStep)),
    arrange(t('columns.narrower'), resizeColumn(columnState, column.id, width - widthStep)),
    ...(isAlwaysShown(column) ? [] : [arrange(t('columns.hide'), toggleColumn(columnState, column.id))]),
  ];
  return <Menu {...open} items={items} />;
}

/** What a row is: without it the others say nothing. */
function isAlwaysShown({ pinned, fixed }: MenuColumn): boolean {
  return pinned === 'start' && !fixed;
}

function noteItems({ note }: MenuColumn): MenuItem[] {
  return note === undefined ? [] : [{ kind: 'note', label: note }, { kind: 'separator' }];
}

function sortItems({ sort: field }: MenuColumn, { sort, setSort }: ColumnTable, t: Say): MenuItem[] {
  if (field === undefined) return [];
  const choice = (label: string, value: string): MenuItem => ({
    kind: 'choice',
    label,
    checked: sort === value,
    onSelect: () => setSort(sort === value ? undefined : value),
  });
  return [
    choice(t('sort.ascending'), field),
    choice(t('sort.descending'), `-${field}`),
    { kind: 'separator' },
  ];
}

/** What {@link ColumnChooser} takes. */
export interface ColumnChooserProps extends OpenMenu {
  readonly columns: readonly MenuColumn[];
  readonly table: Pick<ColumnTable, 'columnState' | 'setColumnState'> & { readonly resetColumns: () => void };
}

/** Which columns are shown. */
export function ColumnChooser({ columns, table, ...open }: ColumnChooserProps) {
  const { t } = usePartner(columnMenuTexts);
  const { columnState, setColumnState, resetColumns } = table;
  const choosable = columns.filter((column) => !column.fixed && !isAlwaysShown(column));
  const items: readonly MenuItem[] = [
    ...choosable.map(
      ({ id, header }): MenuItem => ({
        kind: 'check',
        label: header,
        checked: columnState.columnVisibility[id] !== false,
        onSelect: () => setColumnState(toggleColumn(columnState, id)),
      }),
    ),
    { kind: 'separator' },
    { kind: 'action', label: t('columns.reset'), onSelect: resetColumns },
  ];
  return <Menu {...open} items={items} />;
}
