import type { Query } from '@partnerkit/sdk';
import { parseQuery } from '@partnerkit/sdk/query';
import { customerNotFound, formatQuery, resolvedKpis, usualPageSize } from '@partnerkit/sdk/server';
import type { Handlers, RequestContext } from '../http/handlers.ts';
import { pagedList } from '../http/paged-list.ts';
import { customerOrder, readPlace } from './customer-order.ts';
import {
  countCustomers,
  type FacetRecord,
  selectCustomer,
  selectCustomerPage,
  selectFacets,
} from './customers.queries.ts';

/** The customer list and what is asked of it (CUS-1, FIL-1). */
export const customersHandlers: Handlers['customers'] = {
  async list({ query: text = '', sort, limit = usualPageSize, cursor }, context) {
    const { tx, cursors } = context;
    const query = parseQuery(text);
    const list = pagedList(context, 'customers', [formatQuery(query), sort]);
    const after = cursor ? readPlace(cursors.read(list, cursor)) : undefined;
    const found = await resolved(query, context);
    const page = await selectCustomerPage(tx, context, {
      query: found,
      order: customerOrder(sort),
      after,
      limit,
    });
    const { next } = page;
    return { items: page.items, nextCursor: next ? cursors.sign(list, [next.key, next.id]) : null };
  },

  async get({ id }, context) {
    const customer = await selectCustomer(context.tx, context, id);
    if (!customer) throw customerNotFound(id);
    return customer;
  },

  async count({ query = '' }, context) {
    const asked = await resolved(parseQuery(query), context);
    return { total: await countCustomers(context.tx, context, asked) };
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

/** A query that asks for ids where it asked for what a KPI counts (KPI-1 to KPI-5). */
function resolved(query: Query, context: RequestContext): Promise<Query> {
  return resolvedKpis(query, async (kpi) => {
    const { analytics } = await context.licenses.of(context.tx, context);
    return analytics.customersOf(context.asOf, kpi);
  });
}

function facetValue({ value, customers }: FacetRecord) {
  return { value, customers };
}
