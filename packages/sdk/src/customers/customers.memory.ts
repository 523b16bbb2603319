import { customerFacets } from '../memory/customer-facets.ts';
import type { CustomerSelection } from '../memory/customer-index.ts';
import { customerPage } from '../memory/customer-page.ts';
import type { MemoryAnswers } from '../memory/memory-call.ts';
import type { CallContext } from '../operation/call-context.ts';
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
    facets: async (_input, { context, index }) => customerFacets(await index(), context.region),
  };
}
