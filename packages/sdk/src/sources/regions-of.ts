import type { Region } from '../regions/regions.contract.ts';
import type { CustomerIndex } from './customer-index.ts';

/** The regions that the visible customers are in, by id. */
export function regionsOf(index: CustomerIndex): Region[] {
  const regions = new Set<string>();
  for (const { region } of index.visibleRows()) if (region) regions.add(region);
  return [...regions].sort().map((id) => ({ id }));
}
