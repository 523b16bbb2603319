export type {
  CellProps,
  FailedSlotProps,
  FooterSlotProps,
  HeaderSlotProps,
  NoMatchSlotProps,
  TableCells,
  TableSlots,
} from '../primitives/data-table/table-slots.ts';
export type { CallingTableProps, NamedCustomer } from './calling-table-props.ts';
export { CustomerQualityTable } from './customer-quality-table.tsx';
export { CustomerUsageTable } from './customer-usage-table.tsx';
export { QueueInsights } from './queue-insights.tsx';
export {
  type CallingCustomer,
  type CallingCustomerRows,
  type CallingCustomersQuery,
  type CallingSort,
  useCallingCustomers,
} from './use-calling-customers.ts';
