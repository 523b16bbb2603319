import { noSuchCustomer } from '../operation/no-such-customer.ts';
import { firstProblem, type RowProblem } from '../operation/row.schema.ts';
import { type CallLeg, callLegSchema } from './call-leg.schema.ts';
import { isCalling, legKey } from './leg-key.ts';
import { surelyFits } from './surely-fits.ts';

/** Legs that somebody offers, sorted out: those to take, by customer and id, and those not to. */
export interface SortedOutLegs {
  readonly legs: ReadonlyMap<string, CallLeg>;
  readonly refused: RowProblem[];
  /** Legs of another product than calling. */
  readonly otherProducts: number;
}

/** Checks legs one by one (CAL): one that does not fit, or of a customer that is not there, is refused by name. */
export function sortedOut(
  offered: readonly unknown[],
  isThere: (customerId: string) => boolean,
): SortedOutLegs {
  const legs = new Map<string, CallLeg>();
  const refused: RowProblem[] = [];
  let otherProducts = 0;
  offered.forEach((row, index) => {
    const parsed = surelyFits(row) ? undefined : callLegSchema.safeParse(row);
    const leg = row as CallLeg;
    if (parsed?.error) refused.push({ index, ...firstProblem(parsed.error, row) });
    else if (!isThere(leg.customerId))
      refused.push({ index, field: 'customerId', message: noSuchCustomer(leg.customerId) });
    else if (!isCalling(leg)) otherProducts++;
    else legs.set(legKey(leg), leg);
  });
  return { legs, refused, otherProducts };
}
