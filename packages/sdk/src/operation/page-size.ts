/** Rows of a page for which the caller names no limit. */
export const usualPageSize = 50;

/** Largest page that a caller may ask for. */
export const maxPageSize = 1000;
