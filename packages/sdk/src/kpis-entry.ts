export {
  defaultLowAssignment,
  defaultSectionRules,
  type LowAssignmentParameters,
  type SectionRules,
} from './kpis/default-rules.ts';
export {
  type Exclusion,
  type ExclusionReason,
  type Figure,
  type FigureDefinition,
  type FigureId,
  type FigureUnit,
  figureIds,
  type KpiId,
  kpiIds,
} from './kpis/figure.ts';
export { figureDefinitions } from './kpis/figure-definitions.ts';
export {
  expiringCustomers,
  type FigureOptions,
  kpiFigure,
  licenseFigure,
  licenseKpis,
  lowAssignmentCustomers,
  overLimitCustomers,
  renewingCustomers,
  type SectionFigureOptions,
  sectionFigures,
  tallyOf,
  totalCustomers,
} from './kpis/figures.ts';
export {
  type IncrementalFigureOptions,
  IncrementalFigures,
  type SubscriptionKey,
} from './kpis/incremental-figures.ts';
export { type LicenseColumns, licenseColumns, type RefusedLicenseRow } from './kpis/license-columns.ts';
export type { LicenseRows } from './kpis/license-rows.ts';
export type { SectionTally } from './kpis/license-sums.ts';
export type {
  AppliedRules,
  LicenseFigureOptions,
  LicenseRules,
  LicenseTally,
  LicenseTotals,
} from './kpis/license-tally.ts';
export { licenseTrend, type TrendOptions, type TrendWeek } from './kpis/license-trend.ts';
export { type LowAssignmentRule, lowAssignmentRule, type PeerGroup } from './kpis/low-assignment.ts';
export type { SectionRow } from './kpis/section-row.ts';
export { sectionPools, sectionRow } from './kpis/section-rows.ts';
export { sectionBit } from './kpis/section-rules.ts';
export { type SectionId, sectionIds } from './subscriptions/sections.ts';
