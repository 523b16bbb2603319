import type { CustomerIndex } from '../memory/customer-index.ts';
import type { WeekNotKnown } from './week-not-known.ts';

/** Customers with calling, or with calls. */
export function callersAmong(
  index: CustomerIndex,
  region: string | undefined,
  withCalls: ReadonlySet<string>,
): readonly string[] {
  const ids: string[] = [];
  for (const position of index.select({ region })) {
    const { id, products } = index.summary(position);
    if (products.includes('calling') || withCalls.has(id)) ids.push(id);
  }
  return ids;
}

/** The weeks that are not known of some customers of a region, or of whoever lives there. */
export function weeksNotKnownOf(
  all: readonly WeekNotKnown[],
  region: string | undefined,
  isThere: (customerId: string) => boolean,
): readonly WeekNotKnown[] {
  return all.filter((one) =>
    one.customerId === undefined
      ? region === undefined || (one.region ?? region) === region
      : isThere(one.customerId),
  );
}
