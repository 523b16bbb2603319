import { customerFacets } from '../memory/customer-facets.ts';
import type { CustomerIndex, CustomerSelection } from '../memory/customer-index.ts';
import { customerPage } from '../memory/customer-page.ts';
import type { MemoryAnswers } from '../memory/memory-call.ts';
import type { CallContext } from '../operation/call-context.ts';
import { inSlices, type Pausing } from '../operation/in-slices.ts';
import { customerNotFound } from './customer-not-found.ts';
import type { CustomerSort } from './customer-sorts.ts';

/** Makes a selection of customers ready. */
export type SelectCustomers = (
  input: { readonly query?: string | undefined; readonly sort?: CustomerSort | undefined },
  context: CallContext,
) => Promise<CustomerSelection>;

/** The customers of rows in memory (CUS-1, FIL-1). */
export function customersInMemory(select: SelectCustomers): MemoryAnswers<'customers'> {
  return {
    list: async (input, { context, index }) =>
      customerPage(await index(), await select(input, context), input),
    async get({ id }, { context, index }) {
      const rows = await index();
      const position = rows.positionOf(id, context.region);
      const customer = position === undefined ? undefined : rows.customer(position);
      if (!customer) throw customerNotFound(id);
      return customer;
    },
    async count(input, { context, index }) {
      const rows = await index();
      return { total: rows.select(await select(input, context)).length };
    },
    async counts(input, { context, index }) {
      const rows = await index();
      const queries = [...new Set(input.queries)];
      const selections = await Promise.all(queries.map((query) => select({ query }, context)));
      const totals = await inSlices(counting(rows, selections, context.region), context.signal);
      return { items: queries.map((query, at) => ({ query, total: totals[at] as number })) };
    },
    facets: async (_input, { context, index }) => customerFacets(await index(), context.region),
  };
}

/** Customers between two looks at the clock. */
const perStep = 256;

/** How many customers of a region, or of all, each selection has: one walk for all of them. */
function* counting(
  rows: CustomerIndex,
  selections: readonly CustomerSelection[],
  region: string | undefined,
): Pausing<number[]> {
  const totals = selections.map(() => 0);
  for (const { texts } of selections) if (texts) rows.keepTexts(texts);
  const positions = rows.select({ region });
  for (const [at, position] of positions.entries()) {
    if (at % perStep === perStep - 1) yield;
    const summary = rows.summary(position);
    for (const [which, { filter }] of selections.entries()) {
      if (!filter || filter.matches(summary)) totals[which] = (totals[which] ?? 0) + 1;
    }
  }
  return totals;
}
