import { checkFunction, checkList } from '../errors/check-argument.ts';
import { noSuchCustomer } from '../operation/no-such-customer.ts';
import { firstProblem, type RowProblem } from '../operation/row.schema.ts';
import { type CallLeg, callLegSchema } from './call-leg.schema.ts';
import { isCalling, legKey } from './leg-key.ts';
import { legSurelyFits } from './leg-surely-fits.ts';

/** Legs that somebody offers, sorted out: those to take, by customer and id, and those not to. */
export interface SortedOutLegs {
  readonly legs: ReadonlyMap<string, CallLeg>;
  readonly refused: RowProblem[];
  /** Legs of another product than calling. */
  readonly otherProducts: number;
}

/**
 * Checks legs one by one (CAL): one that does not fit, of which `problemOf` says why it can't be kept, or of a customer that
 * is not there, is refused by name.
 */
export function sortedOut(
  offered: readonly unknown[],
  isThere: (customerId: string) => boolean,
  problemOf: (leg: CallLeg) => { field: string; message: string } | undefined = () => undefined,
): SortedOutLegs {
  checkList('offered', offered);
  checkFunction('isThere', isThere);
  const legs = new Map<string, CallLeg>();
  const refused: RowProblem[] = [];
  let otherProducts = 0;
  offered.forEach((row, index) => {
    const parsed = legSurelyFits(row) ? undefined : callLegSchema.safeParse(row);
    const leg = row as CallLeg;
    const problem = parsed?.error ? firstProblem(parsed.error, row) : problemOf(leg);
    if (problem) refused.push({ index, ...problem });
    else if (!isThere(leg.customerId))
      refused.push({ index, field: 'customerId', message: noSuchCustomer(leg.customerId) });
    else if (!isCalling(leg)) otherProducts++;
    else legs.set(legKey(leg), leg);
  });
  return { legs, refused, otherProducts };
}
