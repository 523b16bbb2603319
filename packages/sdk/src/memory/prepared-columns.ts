import type { Pausing } from '../operation/in-slices.ts';
import { orderingBy } from './customer-order.ts';
import { makeSearchTexts } from './search-texts.ts';
import type { CustomerOrder } from './sorted-by.ts';
import type { SummaryColumns } from './summary-columns.ts';

/** So many rows are looked at between two looks at the clock. */
const perStep = 256;

/** Makes what the first search and the first sort need, and answers the order of the names. */
export function* preparing(columns: SummaryColumns, count: number): Pausing<CustomerOrder> {
  columns.keep();
  columns.keepTexts(makeSearchTexts);
  for (let position = 0; position < count; position++) {
    if (position % perStep === 0) yield;
    columns.position = position;
    void columns.searchText;
    void columns.licenses;
  }
  return yield* orderingBy(columns, count, 'name');
}
