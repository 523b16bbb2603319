import { loadOnce } from '@partnerkit/sdk';

/** What saves a table, by its format; it loads when first needed. */
export const loadSaving = {
  csv: loadOnce(() => import('./save-table-csv.ts')),
  xlsx: loadOnce(() => import('./save-table-xlsx.ts')),
};
