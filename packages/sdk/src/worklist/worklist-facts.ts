import type { CallingRow } from '../calling/calling-picture.ts';

/** What is known of a customer's licenses of the products that figures are about, on a day; overage and what expires are of all products. */
export interface WorklistLicenses {
  /** Whether these are all of them; else nothing follows from what is missing. */
  readonly isComplete: boolean;
  /** Purchased licenses of what runs; `null`: nothing that runs is known. */
  readonly running: number | null;
  /** Those of calling among them. */
  readonly calling: number | null;
  /** What ends soon and does not renew by itself, as KPI-2 has it, of whatever product; `null`: nothing does. */
  readonly expiring: ExpiringLicenses | null;
  /**
   * Licenses assigned beyond those purchased in what runs, pool by pool, as KPI-5 has it, and of the products that figures are not
   * about too, as the status has it (CUS-2).
   */
  readonly overage: number;
  /** Running pools, of any product, of which it is not known how many are assigned. */
  readonly overageNotKnown: number;
  /** Licenses that are not assigned in what has low assignment, as KPI-4 has it; `null`: nothing has. */
  readonly unassigned: number | null;
  /** Running pools of which it is not known how many are assigned. */
  readonly assignedNotKnown: number;
  /** Licenses used a week on average, in what has a weekly history; `null`: nothing has enough of it. */
  readonly used: WeeklyAverages | null;
}

/** A license pool of a customer, by which a reason says which licenses are at stake, so that their price is told (PRC-1). */
export interface StakePool {
  readonly product: string;
  /** Whether figures are about its product; of others only an overage and an end are something to do. */
  readonly isOfFigures: boolean;
  /** A trial costs nothing, whatever is at stake. */
  readonly isTrial: boolean;
  /** Whether it runs on the day. */
  readonly runs: boolean;
  readonly purchased: number;
  /** `null`: not known. */
  readonly assigned: number | null;
  /** It ends soon and does not renew by itself, as KPI-2 has it, of whatever product. */
  readonly isExpiring: boolean;
  /** More licenses are assigned than purchased, as the status has it (CUS-2). */
  readonly isOverLimit: boolean;
  /** Few of its licenses are assigned, as KPI-4 has it. */
  readonly hasLowAssignment: boolean;
}

/** What ends soon and does not renew by itself. */
export interface ExpiringLicenses {
  readonly purchased: number;
  /** Of how many purchased ones it is known how many are used, and how many are; `null`: of none. */
  readonly usedOf: { readonly used: number; readonly purchased: number } | null;
  /** Day number of the first end. */
  readonly firstEnd: number;
}

/** The last four complete weeks beside the four before them, on average over the weeks that are known. */
export interface WeeklyAverages {
  readonly before: number;
  readonly now: number;
}

/** What is known of a customer, by which the reasons of the worklist are judged (WRK-1). */
export interface WorklistFacts {
  readonly customerId: string;
  readonly licenses: WorklistLicenses;
  /** The week shown and the seven before it; `undefined`: the customer has no calling, or no calls are supplied. */
  readonly calls: CallingRow | undefined;
  /** Whether calls are supplied at all. */
  readonly areCallsSupplied: boolean;
  /** Whether no administrator has signed in lately, as the status says (CUS-2); `undefined`: not known. */
  readonly isInactive: boolean | undefined;
  /** `null`: never; `undefined`: not known. */
  readonly daysSinceSignIn: number | null | undefined;
}
