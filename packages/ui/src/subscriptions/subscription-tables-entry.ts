export type {
  CellProps,
  FailedSlotProps,
  FooterSlotProps,
  HeaderSlotProps,
  NoMatchSlotProps,
  TableCells,
  TableSlots,
} from '../primitives/data-table/table-slots.ts';
export type { SectionCustomer } from './section-table-props.ts';
export {
  type SectionColumnStates,
  type SectionSorts,
  SubscriptionTables,
  type SubscriptionTablesProps,
} from './subscription-tables.tsx';
export {
  type SectionId,
  type SectionQuery,
  type SectionRow,
  type SectionRows,
  type SectionSort,
  useSectionRows,
} from './use-section-rows.ts';
