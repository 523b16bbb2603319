import { tellDeveloper } from '../../provider/tell-developer.ts';
import { HostPart } from '../host-part.tsx';
import type { DataColumn } from './data-column.ts';
import type { TableCells } from './table-slots.ts';

/** Columns whose cells a host draws. One for a column that there is not is named on the console in development. */
export function withCells<Row, Sort extends string>(
  columns: readonly DataColumn<Row, Sort>[],
  cells: TableCells<Row>,
): readonly DataColumn<Row, Sort>[] {
  const own = new Map(Object.entries(cells));
  for (const id of own.keys())
    if (!columns.some((column) => column.id === id && !column.fixed))
      tellDeveloper(`the cell ${JSON.stringify(id)} is not drawn: there is no such column.`);
  return columns.map((column) => {
    const Cell = own.get(column.id);
    if (!Cell || column.fixed) return column;
    return withHostCell(column, (row, { selected }) => {
      const value = column.value(row);
      return (
        <Cell row={row} value={value} selected={selected}>
          {column.cell ? column.cell(row, { selected }) : value}
        </Cell>
      );
    });
  });
}

/** A column whose cell is drawn by code of the host's: what that throws is said in the cell. */
export function withHostCell<Row, Sort extends string>(
  column: DataColumn<Row, Sort>,
  draw: NonNullable<DataColumn<Row>['cell']> = column.cell ?? column.value,
): DataColumn<Row, Sort> {
  return {
    ...column,
    cell: (row, state) => <HostPart name={column.header} of={row} draw={() => draw(row, state)} />,
  };
}
