import type { Customer } from '../customers/customer.schema.ts';
import { type CustomerSort, customerSortFields } from '../customers/customer-sorts.ts';
import { checkFunction, checkList, isRecord } from '../errors/check-argument.ts';
import type { HostField } from '../host-fields/host-field.ts';
import type { HostFieldValues } from '../host-fields/host-field-values.ts';
import { hostQueryFields } from '../host-fields/host-query-fields.ts';
import { hostTermTest } from '../host-fields/host-term-test.ts';
import { orderByHostField } from '../host-fields/order-by-host-field.ts';
import { formatQuery } from '../query/format-query.ts';
import { checkQuery, parseQuery } from '../query/parse-query.ts';
import type { HostTerm, QueryTerm } from '../query/query.ts';
import type { CustomerViewInput } from '../sources/data-source.ts';
import type { CallOptions } from './call-options.ts';
import type { PartnerClient } from './partner-client.ts';

/** A field of a host's own with its values, as `createHostFieldValues` keeps them. */
export interface KeptHostField {
  readonly field: HostField;
  readonly values: HostFieldValues;
}

/** What is asked of customers by fields of a host's own. */
interface Asked {
  /** The part that the source knows. */
  readonly input: CustomerViewInput;
  readonly terms: readonly HostTerm[];
  /** The field by which they are ordered, where that is one of the host's. */
  readonly order: KeptHostField | undefined;
  readonly descending: boolean;
}

/**
 * A client whose `customers.all`, `open`, `first` and `count` know fields of a host's own in queries and sort orders: what the
 * source knows is asked of it, values are then loaded of all customers that it finds, and the rest is done here. They reject where
 * values cannot be loaded, and with `invalid` for a query by a field that has no `filter`.
 */
export function withHostFields(client: PartnerClient, fields: readonly KeptHostField[]): PartnerClient {
  checkFunction('client.customers.all', client?.customers?.all);
  checkList('fields', fields, (field) => isRecord(field) && isRecord(field.values), 'fields');
  const own = hostQueryFields(fields.map(({ field }) => field));

  /** `undefined` where the source knows all of it. */
  function asked({ query = '', sort }: CustomerViewInput): Asked | undefined {
    const named = sort?.replace(/^-/, '');
    const isOurs = customerSortFields.some((field) => field === named);
    const order = isOurs ? undefined : fields.find(({ field }) => field.complete && field.id === named);
    const parsed = parseQuery(query, own);
    const terms = parsed.filter(isHostTerm);
    if (!order && terms.length === 0) return undefined;
    const known = formatQuery(parsed.filter((term): term is QueryTerm => !isHostTerm(term)));
    const input = { query: known, ...(order || !sort ? {} : { sort }) };
    return { input, terms, order, descending: sort?.startsWith('-') ?? false };
  }

  async function found(
    { input, terms, order, descending }: Asked,
    options: CallOptions,
  ): Promise<readonly Customer[]> {
    let rows: readonly Customer[] = await everyRow(client, input, options);
    const fieldsOf = terms.map((term) => ({ term, ...kept(fields, term) }));
    const needed = new Set([...fieldsOf.map(({ values }) => values), ...(order ? [order.values] : [])]);
    const { signal } = options;
    for (const values of needed)
      await values.loadAll(
        rows.map(({ id }) => id),
        { signal },
      );
    const asOf = options.asOf ?? client.today();
    for (const { term, field, values } of fieldsOf) {
      const test = hostTermTest(term, { type: field.type, asOf });
      rows = rows.filter(({ id }) => test(values.read(id)));
    }
    if (!order) return rows;
    return orderByHostField(rows, { type: order.field.type, read: order.values.read, descending });
  }

  const { customers } = client;
  return {
    ...client,
    customers: {
      ...customers,
      async *all({ query, sort, ...input } = {}, options = {}) {
        const own = asked({ query, sort });
        if (own) yield* await found(own, options);
        else yield* customers.all({ query, sort, ...input }, options);
      },
      async open(input, options = {}) {
        const own = asked(input);
        if (!own) return customers.open(input, options);
        const rows = await found(own, options);
        return { total: rows.length, at: (index) => rows[index], refused: [] };
      },
      // what a filter finds is known once values are
      first: (input, options) =>
        checkQuery(input.query ?? '', own).problem || asked(input)
          ? undefined
          : customers.first?.(input, options),
      async count(input = {}, options = {}) {
        const own = asked(input);
        return own ? { total: (await found(own, options)).length } : customers.count(input, options);
      },
      async counts(input, options = {}) {
        const queries = [...new Set(input.queries)];
        const others = queries.filter((query) => !asked({ query }));
        const answer =
          others.length > 0 ? await customers.counts({ queries: others }, options) : { items: [] };
        const items = [...answer.items];
        for (const query of queries) {
          const own = asked({ query });
          if (own) items.push({ query, total: (await found(own, options)).length });
        }
        return { ...answer, items };
      },
    },
  };
}

function isHostTerm(term: QueryTerm | HostTerm): term is HostTerm {
  return term.kind === 'host';
}

/** The field that a term is about: one that was just read by these fields. */
function kept(fields: readonly KeptHostField[], term: HostTerm): KeptHostField {
  return fields.find(({ field }) => field.id === term.field) as KeptHostField;
}

async function everyRow(
  client: PartnerClient,
  input: { readonly query?: string | undefined; readonly sort?: CustomerSort },
  options: CallOptions,
): Promise<Customer[]> {
  const rows: Customer[] = [];
  for await (const row of client.customers.all(input, options)) rows.push(row);
  return rows;
}
