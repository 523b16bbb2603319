import type { listCustomers } from '../customers/customers.contract.ts';
import { misfit } from '../errors/check-argument.ts';
import { isDevelopment } from '../operation/is-development.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import { createTransport, type TransportOptions } from '../transport/create-transport.ts';
import { acrossRegions } from './across-regions.ts';
import type { PartnerDataSource } from './data-source.ts';
import { withMismatch } from './with-mismatch.ts';

type Page = OutputOf<typeof listCustomers>;
type ListInput = CheckedInputOf<typeof listCustomers>;

/** What {@link httpSource} is made of: where the regions answer, and how one signs in there. */
export interface HttpSourceOptions extends TransportOptions {
  /** The region where users, views and other partner-wide data are kept; the first one unless told. */
  readonly home?: string | undefined;
}

/**
 * A data source over the API of a PartnerKit server, or of any back end that answers the contract. No request of a region
 * goes to another region's address; lists of all regions are asked region by region and merged here (CUS-1). Throws
 * `invalid` by the name of an option that is something else.
 */
export function httpSource(options: HttpSourceOptions): PartnerDataSource {
  const ask = createTransport(options);
  const { home } = options;
  const regions = Object.keys(options.regions);
  if (home !== undefined && !regions.includes(home))
    throw misfit('home', `one of ${regions.join(', ')}`, home);
  const call = acrossRegions({ regions, home: home ?? (regions[0] as string), ask });
  const listeners = new Set<() => void>();
  return {
    // whether the back end answers an operation shows when it is asked
    capabilities: { operations: { has: () => true } },
    async call<O extends Operation>(...[operation, input, context]: Parameters<typeof call<O>>) {
      try {
        const answer = await call(operation, input, context);
        // a server that does not look at the query answers any page: whoever writes it is told
        if (operation.id !== 'customers.list' || !isDevelopment()) return answer;
        return (await withMismatch(answer as Page, input as ListInput, context.asOf)) as typeof answer;
      } finally {
        if (operation.changes) for (const listener of listeners) listener();
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
