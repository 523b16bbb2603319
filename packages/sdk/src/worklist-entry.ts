export { longestWorklistNote, worklistStates } from './worklist/worklist.contract.ts';
export {
  type RankedCustomer,
  type RankedReason,
  type WorklistCustomer,
  type WorklistData,
  type WorklistOptions,
  worklist,
} from './worklist/worklist.ts';
export type {
  ExpiringLicenses,
  StakePool,
  WeeklyAverages,
  WorklistFacts,
  WorklistLicenses,
} from './worklist/worklist-facts.ts';
export {
  type AppliedWorklistRules,
  appliedWorklistRules,
  defaultWorklistParameters,
  type FoundReason,
  type WorklistParameters,
  type WorklistReason,
  type WorklistReasonId,
  type WorklistRules,
  worklistReasonIds,
  worklistReasons,
} from './worklist/worklist-reasons.ts';
