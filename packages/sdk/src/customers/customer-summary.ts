/**
 * The narrow row that a customer is filtered, sorted and searched by; a back end needs only these columns. A value
 * that is not known is absent.
 */
export interface CustomerSummary {
  readonly id: string;
  readonly region?: string | undefined;
  readonly managedBy?: string | undefined;
  /** The folded name: customers are ordered by its code points, then by id. */
  readonly sortKey: string;
  /** Folded name and administrator e-mail; text is looked for in it. */
  readonly searchText: string;
  readonly statuses: readonly string[];
  readonly products: readonly string[];
  readonly tags: readonly string[];
  /** `subscription`, `trial`, both or none: what is on record. */
  readonly types: readonly string[];
  readonly licenses?: number | undefined;
  readonly assigned?: number | undefined;
  readonly used?: number | undefined;
  readonly overage?: number | undefined;
  /** Licenses in use, in percent of those purchased. */
  readonly usage?: number | undefined;
  /** Day number of the next end of a trial or of a subscription that does not renew by itself. */
  readonly expires?: number | undefined;
  /** Day number of the next automatic renewal. */
  readonly renews?: number | undefined;
  /** Day number of the day on which the customer was added. */
  readonly added?: number | undefined;
  /** Day number of the last sign-in of one of its administrators; `null` for never. */
  readonly lastSignIn?: number | null | undefined;
}
