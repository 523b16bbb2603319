export type { CsvColumn, CsvValue, DataColumn } from '../primitives/data-table/data-column.ts';
export type {
  CellProps,
  FailedSlotProps,
  FooterSlotProps,
  HeaderSlotProps,
  NoMatchSlotProps,
  TableCells,
  TableSlots,
} from '../primitives/data-table/table-slots.ts';
export type { ReadRows } from '../primitives/data-table/use-paged-rows.ts';
export type { ColumnState } from '../primitives/data-table/use-table-layout.ts';
export type { CustomerAction } from './customer-action.ts';
export type { CustomerColumn, CustomerColumnId } from './customer-columns.tsx';
export { CustomerTable } from './customer-table.tsx';
export type {
  CustomerCells,
  CustomerDetailSlotProps,
  CustomerTableProps,
  CustomerTableSlots,
  CustomerTableSort,
} from './customer-table-props.ts';
export { type CustomerTableState, useCustomerTable } from './use-customer-table.ts';
export { type CustomerRows, type ReadCustomers, useCustomers } from './use-customers.ts';
