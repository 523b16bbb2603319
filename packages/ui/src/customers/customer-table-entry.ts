export type { DataColumn } from '../primitives/data-table/data-column.ts';
export type { ColumnState } from '../primitives/data-table/use-table-layout.ts';
export { CustomerTable } from './customer-table.tsx';
export type { CustomerTableProps } from './customer-table-props.ts';
export { type CustomerTableState, useCustomerTable } from './use-customer-table.ts';
export { type CustomerRows, useCustomers } from './use-customers.ts';
