import type { listCustomers } from '../customers/customers.contract.ts';
import type { CheckedInputOf } from '../operation/operation.ts';
import { CustomerIndex } from './customer-index.ts';
import { customerPage } from './customer-pages.ts';
import type { CallContext } from './data-source.ts';
import { loadSelection } from './load-selection.ts';

type ListInput = CheckedInputOf<typeof listCustomers>;

/**
 * A host's `customers.list` that may answer all its rows: the SDK then filters, sorts and pages them. The pages after
 * the first read the same rows, the host is not asked for all of them again.
 */
export function allCustomers(list: (input: unknown, context: CallContext) => unknown) {
  let kept: { index: CustomerIndex; asOf: string; region: string | undefined } | undefined;
  return async (input: unknown, context: CallContext): Promise<unknown> => {
    const page = input as ListInput;
    const selection = await loadSelection(page, context);
    const isKept = kept?.asOf === context.asOf && kept.region === context.region;
    if (page.cursor && kept && isKept) return customerPage(kept.index, selection, page);
    const answer = await list(input, context);
    if (!Array.isArray(answer)) return answer;
    kept = { index: indexOf(answer, context), asOf: context.asOf, region: context.region };
    return customerPage(kept.index, selection, page);
  };
}

function indexOf(rows: readonly unknown[], { asOf }: CallContext): CustomerIndex {
  return new CustomerIndex({
    rows,
    asOf,
    subscriptions: undefined,
    tagsOf: (row) => (Array.isArray(row.tags) ? row.tags : []),
    statusParameters: undefined,
    statusRules: undefined,
    maySee: undefined,
  });
}
