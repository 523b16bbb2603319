import type { CustomerFilter } from '../query/customer-filter.ts';

/** The filter of a query text, if there is any. The query language loads with the first query. */
export async function loadFilter(
  text: string | undefined,
  asOf: string,
): Promise<CustomerFilter | undefined> {
  if (!text?.trim()) return undefined;
  const { customerFilter } = await import('../query/customer-filter.ts');
  return customerFilter(text, asOf);
}
