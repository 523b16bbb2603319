import type { Customer } from '../customers/customer.schema.ts';
import type { CustomerSort } from '../customers/customer-sorts.ts';
import { checkFunction, checkRecord } from '../errors/check-argument.ts';
import { isPartnerError } from '../errors/partner-error.ts';
import { type CustomerSelection, checkSelection, selectionTest } from '../query/customer-selection.ts';
import type { CallOptions } from './call-options.ts';
import type { PartnerClient } from './partner-client.ts';

/** Up to so many customers are asked for one by one; for more, all are read a page at a time. */
const askedAlone = 20;

/**
 * The customers of a selection, each once, whether a page has loaded them or not; one that is gone is left out.
 * `known` gives those that are there already. Rejects as the client's reads do.
 */
export async function* selectedCustomers(
  client: Pick<PartnerClient, 'customers' | 'supports'>,
  selection: CustomerSelection,
  given: CallOptions & {
    readonly sort?: CustomerSort | undefined;
    readonly known?: ((id: string) => Customer | undefined) | undefined;
  } = {},
): AsyncGenerator<Customer, void, undefined> {
  checkFunction('client.supports', client?.supports);
  checkSelection(selection);
  checkRecord('options', given);
  const { sort, known = () => undefined, ...options } = given;
  checkFunction('known', known);
  if (!('query' in selection)) {
    yield* customersOf(client, selection, { sort, known, ...options });
    return;
  }
  const { query, also } = selection;
  const isSelected = selectionTest(selection);
  const seen = new Set<string>();
  for await (const customer of client.customers.all({ query, sort }, options)) {
    if (seen.has(customer.id) || !isSelected(customer.id, true)) continue;
    seen.add(customer.id);
    yield customer;
  }
  const others = also.filter((id) => !seen.has(id));
  yield* customersOf(client, others, { sort, known, ...options });
}

async function* customersOf(
  client: Pick<PartnerClient, 'customers' | 'supports'>,
  ids: readonly string[],
  {
    sort,
    known,
    ...options
  }: CallOptions & { sort: CustomerSort | undefined; known: (id: string) => Customer | undefined },
): AsyncGenerator<Customer, void, undefined> {
  const missing = new Set<string>();
  for (const id of new Set(ids)) {
    const customer = known(id);
    if (customer) yield customer;
    else missing.add(id);
  }
  if (missing.size === 0) return;
  if (missing.size <= askedAlone && client.supports('customers.get')) {
    for (const id of missing) {
      const customer = await client.customers.get({ id }, options).catch(ifFound);
      if (customer) yield customer;
    }
    return;
  }
  for await (const customer of client.customers.all({ sort }, options)) {
    if (!missing.delete(customer.id)) continue;
    yield customer;
    if (missing.size === 0) return;
  }
}

function ifFound(cause: unknown): undefined {
  if (isPartnerError(cause) && cause.code === 'notFound') return undefined;
  throw cause;
}
