/** Fields by which the worklist can be sorted. */
export const worklistSortFields = ['points', 'day'] as const;

/** One of {@link worklistSortFields}. */
export type WorklistSortField = (typeof worklistSortFields)[number];
