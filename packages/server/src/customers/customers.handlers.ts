import type { Query } from '@partnerkit/sdk';
import { parseQuery } from '@partnerkit/sdk/query';
import { customerNotFound, formatQuery, usualPageSize } from '@partnerkit/sdk/server';
import type { Handlers, RequestContext } from '../http/handlers.ts';
import { pagedList } from '../http/paged-list.ts';
import { WrittenAnswer } from '../http/written-answer.ts';
import { worklistOf } from '../worklist/worklist.handlers.ts';
import { customerOrder, isByAttention, readPlace } from './customer-order.ts';
import {
  countCustomers,
  type FacetRecord,
  listCustomerCounts,
  selectCustomer,
  selectCustomerPage,
  selectFacets,
} from './customers.queries.ts';
import { resolvedQuery } from './resolved-query.ts';

/** The customer list and what is asked of it (CUS-1, FIL-1). */
export const customersHandlers: Handlers['customers'] = {
  async list({ query: text = '', sort, limit = usualPageSize, cursor }, context) {
    const { tx, cursors } = context;
    const query = parseQuery(text);
    const list = pagedList(context, 'customers', [formatQuery(query), sort]);
    const after = cursor ? readPlace(cursors.read(list, cursor)) : undefined;
    const found = await resolvedQuery(query, context);
    const points = isByAttention(sort) ? await attentionOf(context) : undefined;
    const { items, next } = await selectCustomerPage(tx, context, {
      query: found,
      order: customerOrder(sort, points),
      after,
      limit,
      points,
    });
    const nextCursor = next ? cursors.sign(list, [next.key, next.id]) : null;
    return new WrittenAnswer(`{"items":[${items.join()}],"nextCursor":${JSON.stringify(nextCursor)}}`);
  },

  async get({ id }, context) {
    const customer = await selectCustomer(context.tx, context, id);
    if (!customer) throw customerNotFound(id);
    return customer;
  },

  async count({ query = '' }, context) {
    const asked = await resolvedQuery(parseQuery(query), context);
    return { total: await countCustomers(context.tx, context, asked) };
  },

  async counts(input, context) {
    const queries = [...new Set(input.queries)];
    const asked: Query[] = [];
    for (const text of queries) asked.push(await resolvedQuery(parseQuery(text), context));
    const totals = await listCustomerCounts(context.tx, context, asked);
    return { items: queries.map((query, at) => ({ query, total: totals[at] ?? 0 })) };
  },

  async facets(_input, context) {
    const found = await selectFacets(context.tx, context);
    const facet = (field: string) => found.filter((one) => one.field === field).map(facetValue);
    return {
      status: facet('status'),
      product: facet('product'),
      tag: facet('tag'),
      region: facet('region'),
      type: facet('type'),
      managed: facet('managed'),
    };
  },
};

/** The points of those for whom something is to be done now (WRK-1). */
async function attentionOf(context: RequestContext): Promise<ReadonlyMap<string, number>> {
  const { answers, marks } = await worklistOf(context);
  return answers.attention(marks);
}

function facetValue({ value, customers }: FacetRecord) {
  return { value, customers };
}
