/** The sections of the subscription analytics (SUB-1 to SUB-5). */
export const sectionIds = ['recentlyAdded', 'expiring', 'renewing', 'lowAssignment', 'overLimit'] as const;

/** One of {@link sectionIds}. */
export type SectionId = (typeof sectionIds)[number];

/** What the rows of a section can be sorted by; `-` in front turns the order around. What is not known comes last. */
export const sectionSortFields = [
  'customer',
  'id',
  'total',
  'assigned',
  'used',
  'available',
  'overage',
  'added',
  'ends',
  'assignedShare',
  'usedShare',
  'used3Months',
] as const;

/** One of {@link sectionSortFields}. */
export type SectionSortField = (typeof sectionSortFields)[number];
/** A sort order of a section's rows. */
export type SectionSort = SectionSortField | `-${SectionSortField}`;
