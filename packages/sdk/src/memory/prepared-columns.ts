import { type Pausing, withinSlice } from '../operation/in-slices.ts';
import { pageTurn } from '../operation/page-turn.ts';
import { orderingBy } from './customer-order.ts';
import { makeSearchTexts } from './search-texts.ts';
import type { CustomerOrder } from './sorted-by.ts';
import type { SummaryColumns } from './summary-columns.ts';

/** So many rows are looked at between two looks at the clock. */
const perStep = 256;

/** So long after somebody asked nothing is made that nobody waits for, in milliseconds: the next letter comes by then. */
const quietMs = 200;
/** So often it gives way: whoever types on and on will sort after that. */
const mostPauses = 3;

/**
 * Makes what the first search and the first sort need, and answers the order of the names. It gives way to who asks: `asked` counts them.
 */
export async function prepared(
  columns: SummaryColumns,
  count: number,
  asked: () => number,
): Promise<CustomerOrder> {
  const work = preparing(columns, count);
  let pauses = 0;
  for (;;) {
    let seen = asked();
    const order = withinSlice(work);
    if (order) return order;
    await pageTurn();
    for (; seen !== asked() && pauses < mostPauses; pauses++) {
      seen = asked();
      await new Promise((go) => setTimeout(go, quietMs));
    }
  }
}

function* preparing(columns: SummaryColumns, count: number): Pausing<CustomerOrder> {
  columns.keep();
  // the first search comes sooner than the first sort
  yield* columns.keepTexts(makeSearchTexts).making();
  for (let position = 0; position < count; position++) {
    if (position % perStep === 0) yield;
    columns.position = position;
    void columns.licenses;
  }
  return yield* orderingBy(columns, count, 'name');
}
