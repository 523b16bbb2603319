export {
  type IncrementalFigureOptions,
  IncrementalFigures,
  type SubscriptionKey,
} from './incremental/incremental-figures.ts';
export { type FigureDefinition, figureDefinitions } from './kpis/figure-definitions.ts';
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
export { type KpiId, type KpiName, kpiIds, kpiNames, kpiRegistry } from './kpis/kpi-registry.ts';
export type {
  Exclusion,
  ExclusionReason,
  FigureUnit,
  LicenseFigureEntry,
  LicenseFormula,
  LicenseLeftOut,
} from './kpis/license-figure-entry.ts';
export {
  type Figure,
  type FigureId,
  figureIds,
  figuresOfSection,
  licenseFigureRegistry,
  type SectionFigureId,
} from './kpis/license-figure-registry.ts';
export {
  type Waste,
  type WasteLeftOut,
  type WasteOfFigures,
  wasteOfFigures,
  wasteOfRow,
} from './kpis/waste.ts';
export { type LicenseColumns, licenseColumns, type RefusedLicenseRow } from './licenses/license-columns.ts';
export type { LicenseRows } from './licenses/license-rows.ts';
export { licenseTrend, type TrendOptions, type TrendWeek } from './licenses/license-trend.ts';
export { type LowAssignmentRule, lowAssignmentRule, type PeerGroup } from './peers/low-assignment.ts';
export { defaultLowAssignment, type LowAssignmentParameters } from './peers/low-assignment-parameters.ts';
export { type LicensePrice, type LicensePrices, licensePrices } from './prices/license-prices.ts';
export type { MonthlyWaste, PoolWaste } from './prices/pool-waste.ts';
export type {
  AppliedRules,
  LicenseFigureOptions,
  LicenseRules,
  LicenseTally,
  LicenseTotals,
} from './sections/license-tally.ts';
export type { SectionRow } from './sections/section-row.ts';
export { sectionPools, sectionRow } from './sections/section-rows.ts';
export { defaultSectionRules, type SectionRules } from './sections/section-rules.ts';
export { sectionBit } from './sections/section-sets.ts';
export type { SectionTally } from './sections/section-sums.ts';
export { type SectionId, sectionIds } from './subscriptions/section-ids.ts';
