/** What licenses that nobody gets anything of cost a month, in one currency (PRC-1). */
export type MonthlyWaste = {
  readonly currency: string;
  /** Purchased and not assigned. */
  readonly unassigned: number;
  /** Purchased, assigned, and not used in the last seven days. */
  readonly unused: number;
  /** Assigned beyond what was purchased: what it costs to buy them. */
  readonly overage: number;
};

/** The same of one license pool; `null`: the count is not known. */
export type PoolWaste = {
  readonly currency: string;
  readonly unassigned: number | null;
  readonly unused: number | null;
  readonly overage: number | null;
};
