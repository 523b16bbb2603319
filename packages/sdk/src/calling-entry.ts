export type { LeftOutOf, SumsOfMany } from './calling/added-sums.ts';
export {
  type CallLeg,
  callLegSchema,
  type QueueOutcome,
  queueOutcomes,
} from './calling/call-leg.schema.ts';
export { type CallLegColumns, callLegColumns, type RefusedCallLeg } from './calling/call-leg-columns.ts';
export { type CallLegOfCells, callLegCsvColumns, callLegCsvReader } from './calling/call-leg-csv.ts';
export { type ReadRecord, type RecordedLeg, readCallRecord } from './calling/call-record.ts';
export type { CallRecord } from './calling/call-record-cells.ts';
export {
  type CallRecordLegs,
  type CallRecordOptions,
  callRecordLegs,
  type RefusedCallRecord,
} from './calling/call-records.ts';
export {
  type CallingFigureDefinition,
  callingFigureDefinitions,
} from './calling/calling-figure-definitions.ts';
export {
  type CallingExclusion,
  type CallingFigure,
  type CallingFigureEntry,
  type CallingFigureId,
  type CallingFormula,
  type CallingUnit,
  callingFigureIds,
  callingFigureRegistry,
  type QueueFigureId,
  type QueueFormula,
  type QueueLeftOut,
  queueFigureIds,
} from './calling/calling-figure-registry.ts';
export { callingFigure, callingFigures } from './calling/calling-figures.ts';
export {
  type CallingData,
  type CallingPicture,
  type CallingPictureOptions,
  type CallingRow,
  type CallingWeek,
  callingPicture,
  shownWeeks,
} from './calling/calling-picture.ts';
export {
  abandonedShare,
  averageSeconds,
  poorShare,
  worstEndpoint,
} from './calling/calling-shares.ts';
export type {
  CallingSource,
  CallingSums,
  CallingWeekSums,
  EndpointSums,
  LocationWeekSums,
  QueueSums,
  SummedSeconds,
} from './calling/calling-sums.ts';
export {
  defaultPoorLegRule,
  type LegRating,
  legRating,
  type PoorLegRule,
} from './calling/leg-rating.ts';
export { type QueueReading, readQueueVisit, withQueueVisits } from './calling/queue-visits.ts';
export {
  type CallLegOptions,
  type CallLegRows,
  sumCallLegs,
  sumCallLegsByLocation,
} from './calling/sum-call-legs.ts';
export { sumWeeklyTotals, sumWeeklyTotalsByLocation } from './calling/sum-weekly-totals.ts';
export type { WeekNotKnown } from './calling/week-not-known.ts';
export { type WeeklyUsage, weeklyUsageSchema } from './calling/weekly-usage.schema.ts';
