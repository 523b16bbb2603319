export type {
  CellProps,
  FailedSlotProps,
  FooterSlotProps,
  HeaderSlotProps,
  NoMatchSlotProps,
  TableCells,
  TableSlots,
} from '../primitives/data-table/table-slots.ts';
export { CustomerNextStep, type CustomerNextStepProps } from './customer-next-step.tsx';
export type { HeldReason, WorklistReasonWords, WorklistWords } from './reason-words.ts';
export {
  useWorklist,
  useWorklistItem,
  useWorklistSummary,
  type WorklistQuery,
  type WorklistRows,
} from './use-worklist.ts';
export {
  type FailedWorklistAct,
  useWorklistChanges,
  type WorklistAct,
  type WorklistChanges,
} from './use-worklist-changes.ts';
export { Worklist, type WorklistProps, type WorklistSlots } from './worklist.tsx';
export type { WorklistFilter, WorklistGrouping } from './worklist-filters.tsx';
