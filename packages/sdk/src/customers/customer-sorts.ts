/**
 * Fields by which customers can be sorted; `-` in front turns the order around. What is not known comes last. `attention` is the rank of
 * the open worklist, the most points first; behind it stand those for whom nothing is to be done (WRK-1).
 */
export const customerSortFields = [
  'name',
  'region',
  'status',
  'attention',
  'licenses',
  'assigned',
  'used',
  'overage',
  'usage',
  'next',
  'expires',
  'renews',
  'added',
  'lastSignIn',
  'adminEmail',
  'managed',
  'externalId',
] as const;

/** One of {@link customerSortFields}. */
export type CustomerSortField = (typeof customerSortFields)[number];
/** A sort order: a field, with `-` in front for descending. */
export type CustomerSort = CustomerSortField | `-${CustomerSortField}`;
