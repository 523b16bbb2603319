import type { SectionId } from '../subscriptions/section-ids.ts';

/** What is said of a KPI. The query language reads it too: it holds no code. */
export interface Kpi {
  /** Whose customers it counts, all or those in a section; `kpi:` of a query finds them by this name. */
  readonly kpi: 'total' | SectionId;
  /** The id of the specification. */
  readonly spec: string;
  /** Whether a rule of our own is in it. */
  readonly isOurRule?: true | undefined;
  /** Which running pools it can't judge. */
  readonly leavesOut?: readonly ('assignedUnknown' | 'nothingPurchased')[] | undefined;
}

/** The five KPIs of the overview, in order (KPI-1 to KPI-5): which customers each counts. */
export const kpiRegistry = {
  totalCustomers: { kpi: 'total', spec: 'KPI-1' },
  expiringCustomers: { kpi: 'expiring', spec: 'KPI-2', isOurRule: true },
  renewingCustomers: { kpi: 'renewing', spec: 'KPI-3' },
  lowAssignmentCustomers: {
    kpi: 'lowAssignment',
    spec: 'KPI-4',
    isOurRule: true,
    leavesOut: ['assignedUnknown', 'nothingPurchased'],
  },
  overLimitCustomers: { kpi: 'overLimit', spec: 'KPI-5', leavesOut: ['assignedUnknown'] },
} as const satisfies Readonly<Record<string, Kpi>>;

/** One of the five KPIs. */
export type KpiId = keyof typeof kpiRegistry;

/** What a query calls one of the five KPIs. */
export type KpiName = (typeof kpiRegistry)[KpiId]['kpi'];

/** The five KPIs, in order. */
export const kpiIds = Object.keys(kpiRegistry) as readonly KpiId[];

/** What a query calls them, in the same order. */
export const kpiNames: readonly KpiName[] = kpiIds.map((id) => kpiRegistry[id].kpi);
