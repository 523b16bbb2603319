import type { RequestContext } from './handlers.ts';

/** What the pages of a list must agree in, for a cursor to lead from one to the next. */
export function pagedList(
  { partner, region, asOf, scope, user }: RequestContext,
  name: string,
  asked: readonly unknown[],
): unknown[] {
  return [name, partner, region, asOf, scope === 'all' ? null : user, ...asked];
}
