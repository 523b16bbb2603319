import { customerNotFound, usualPageSize } from '@partnerkit/sdk/server';
import type { Handlers } from '../http/handlers.ts';
import { pagedList } from '../http/paged-list.ts';
import { selectCustomerSubscriptions } from './subscriptions.queries.ts';

/** The subscription analytics, and the subscriptions of one customer (KPI, SUB, DET-1). */
export const subscriptionsHandlers: Handlers['subscriptions'] = {
  async figures({ product }, { tx, asOf, licenses, ...reach }) {
    const { analytics, freshAt, prices } = await licenses.of(tx, reach);
    return { ...analytics.figures(asOf, product, prices), ...freshness(freshAt) };
  },

  async section({ cursor, limit = usualPageSize, ...request }, context) {
    const { tx, asOf, cursors, licenses, ...reach } = context;
    const { section, product, sort, search } = request;
    const list = pagedList(context, 'subscriptions.section', [section, product, sort, search]);
    const after = cursor ? String(cursors.read(list, cursor)) : undefined;
    const { analytics, prices } = await licenses.of(tx, reach);
    const { items, total, next } = analytics.section({ ...request, asOf, limit, after }, prices);
    return {
      items: items.map((row) => ({ ...row })),
      total,
      nextCursor: next === undefined ? null : cursors.sign(list, next),
    };
  },

  async trend({ product, weeks }, { tx, asOf, licenses, ...reach }) {
    const { analytics, freshAt } = await licenses.of(tx, reach);
    const items = analytics.trend(asOf, product, weeks);
    return { ...freshness(freshAt), items: items.map((week) => ({ ...week })) };
  },

  async list({ customerId }, context) {
    const found = await selectCustomerSubscriptions(context.tx, context, customerId);
    if (!found) throw customerNotFound(customerId);
    return { items: found.subscriptions };
  },
};

function freshness(freshAt: string | undefined) {
  return freshAt === undefined ? {} : { freshAt };
}
