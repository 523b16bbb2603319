import type { CalendarDay } from '../calendar/calendar-day.ts';

/** The five KPIs of the overview, in order (KPI-1 to KPI-5). */
export const kpiIds = [
  'totalCustomers',
  'expiringCustomers',
  'renewingCustomers',
  'lowAssignmentCustomers',
  'overLimitCustomers',
] as const;

/** One of {@link kpiIds}. */
export type KpiId = (typeof kpiIds)[number];

/** Every figure of the subscription analytics: the five KPIs, then those of the sections (KPI, SUB). */
export const figureIds = [
  ...kpiIds,
  'recentlyAdded.newCustomers',
  'recentlyAdded.totalLicenses',
  'expiring.customers',
  'expiring.assignedShare',
  'expiring.usedShare',
  'renewing.customers',
  'renewing.assignedShare',
  'renewing.usedShare',
  'lowAssignment.customers',
  'lowAssignment.assignedShare',
  'lowAssignment.usedShare',
  'lowAssignment.unassigned',
  'overLimit.customers',
  'overLimit.overage',
  'overLimit.averageOverage',
] as const;

/** One of {@link figureIds}. */
export type FigureId = (typeof figureIds)[number];

/** What a figure counts in. */
export type FigureUnit = 'customers' | 'licenses' | 'share' | 'licensesPerCustomer';

/** Why something was left out of a figure: nothing is known of it, its row does not fit, or nothing was purchased. */
export type ExclusionReason = 'notSupplied' | 'invalid' | 'nothingPurchased';

/** What was left out of a figure; `of` says what is counted. */
export interface Exclusion {
  readonly reason: ExclusionReason;
  readonly of: 'customers' | 'subscriptions' | 'pools';
  readonly count: number;
}

/** A figure that explains itself. */
export interface Figure {
  readonly id: FigureId;
  readonly unit: FigureUnit;
  /** `null`: no value, because the denominator is zero or nothing is known; never NaN. */
  readonly value: number | null;
  readonly numerator: number;
  /** Of a count: the customers that were looked at, where they are more than those that count; else `null`. */
  readonly denominator: number | null;
  readonly asOf: CalendarDay;
  readonly excluded: readonly Exclusion[];
}

/** What a figure means, in one English sentence, and whether a rule of our own is in it. */
export interface FigureDefinition {
  readonly unit: FigureUnit;
  /** The id of the specification. */
  readonly spec: string;
  readonly definition: string;
  readonly isOurRule?: true | undefined;
}
