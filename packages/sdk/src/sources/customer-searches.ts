import type { Customer } from '../customers/customer.schema.ts';
import { listCustomers } from '../customers/customers.contract.ts';
import { type PartnerError, toPartnerError } from '../errors/partner-error.ts';
import type { AskedRegions } from '../operation/ask-region.ts';
import type { CallContext } from '../operation/call-context.ts';
import { quoted } from '../query/format-query.ts';
import { withinTime } from '../transport/within-time.ts';

/** What regions say of a customer that was not met before. */
export interface CustomerSearch {
  /** Where it lives; `undefined` where no region that answered has it. */
  readonly found: { readonly region: string; readonly customer: Customer } | undefined;
  /** Regions that did not say whether they have it, and why; without a reason where they left out a row. */
  readonly silent: readonly { readonly region: string; readonly error?: PartnerError }[];
}

interface OpenSearch {
  readonly controller: AbortController;
  readonly answer: Promise<CustomerSearch>;
  waiting: number;
}

/**
 * Looks for customers by lists of one, which a region without them answers empty: asking it for the customer would be an error that a
 * browser writes into its console. Whoever looks for the same at once shares a search, which ends when nobody waits for it.
 */
export function customerSearches({ regions, ask, residences }: AskedRegions) {
  const open = new Map<string, OpenSearch>();
  const search = async (id: string, context: CallContext): Promise<CustomerSearch> => {
    const input = { query: `id:${quoted(id)}`, limit: 1 };
    const outcomes = await Promise.allSettled(
      regions.map((region) => ask(region, listCustomers, input, { ...context, region })),
    );
    const silent: { region: string; error?: PartnerError }[] = [];
    let found: CustomerSearch['found'];
    outcomes.forEach((outcome, at) => {
      const region = regions[at] as string;
      if (outcome.status === 'rejected') {
        silent.push({ region, error: toPartnerError(outcome.reason) });
        return;
      }
      const customer = outcome.value.items.find((one) => one.id === id);
      if (customer) found ??= { region, customer };
      else if (outcome.value.refused?.length) silent.push({ region });
    });
    if (found) residences.meet(found.region, [id]);
    return { found, silent };
  };
  return async (id: string, { asOf, signal, timeoutMs }: CallContext): Promise<CustomerSearch> => {
    const key = JSON.stringify([id, asOf]);
    let one = open.get(key);
    if (!one) {
      const controller = new AbortController();
      one = { controller, answer: search(id, { asOf, timeoutMs, signal: controller.signal }), waiting: 0 };
      open.set(key, one);
    }
    const shared = one;
    shared.waiting += 1;
    try {
      return await withinTime({ signal }, () => shared.answer);
    } finally {
      shared.waiting -= 1;
      if (shared.waiting === 0) {
        if (open.get(key) === shared) open.delete(key);
        shared.controller.abort();
      }
    }
  };
}
