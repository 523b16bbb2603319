export type { HeldReason, WorklistReasonWords, WorklistWords } from './reason-words.ts';
export { useWorklist, useWorklistSummary, type WorklistQuery, type WorklistRows } from './use-worklist.ts';
export {
  type FailedWorklistAct,
  useWorklistChanges,
  type WorklistAct,
  type WorklistChanges,
} from './use-worklist-changes.ts';
export { Worklist, type WorklistProps } from './worklist.tsx';
export type { WorklistFilter, WorklistGrouping } from './worklist-filters.tsx';
