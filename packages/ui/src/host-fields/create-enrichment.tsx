import {
  type Customer,
  type CustomerSortField,
  checkHostFields,
  choiceFields,
  createHostFieldValues,
  customerSortFields,
  type HostFieldValues,
  orderByHostField,
  type PartnerClient,
} from '@partnerkit/sdk';
import type { CustomerColumn } from '../customers/customer-columns.tsx';
import { enrichTexts } from '../i18n/texts/enrich-texts.ts';
import { EnrichedCell } from './enriched-cell.tsx';
import type { EnrichedField, Enrichment, EnrichmentContext } from './enrichment.ts';

/** Columns of ours that neither sort nor filter by their own name. */
const otherColumns = ['select', 'products', 'tags', 'actions'];

/**
 * Columns of the host's own data for `CustomerTable`: values are asked for in batches as rows come into view, once for each
 * customer, called off when all of a batch are scrolled away, and kept. Make it once, outside of the component or in a
 * `useMemo`. Throws `invalid` by the place of a field that can't be one, or that is named like one of ours.
 */
export function createEnrichment(fields: readonly EnrichedField[]): Enrichment {
  checkHostFields(fields, [...customerSortFields, ...choiceFields, ...otherColumns]);
  const known = new WeakMap<PartnerClient, readonly HostFieldValues[]>();
  // a client that is gone takes its values along
  const kept: WeakRef<readonly HostFieldValues[]>[] = [];
  const valuesOf = ({ client, report }: Pick<EnrichmentContext, 'client' | 'report'>) => {
    let values = known.get(client);
    if (!values) {
      values = fields.map((field) =>
        createHostFieldValues(field, {
          schedule: (ask) => void requestAnimationFrame(ask),
          onFailure: report,
        }),
      );
      known.set(client, values);
      kept.push(new WeakRef(values));
    }
    return values;
  };
  return {
    sorts: fields.flatMap(({ id, complete }) => (complete ? id : [])),
    async ordered(context, { query, sort, options }) {
      const at = fields.findIndex(({ id }) => id === sort.replace(/^-/, ''));
      const { read, loadAll } = valuesOf(context)[at] as HostFieldValues;
      const rows: Customer[] = [];
      for await (const row of context.client.customers.all({ query }, options)) rows.push(row);
      await loadAll(
        rows.map(({ id }) => id),
        { signal: options.signal },
      );
      const { type } = fields[at] as EnrichedField;
      return orderByHostField(rows, { type, read, descending: sort.startsWith('-') });
    },
    columns: (context) => {
      const values = valuesOf(context);
      return fields.map((field, at) => enrichedColumn(field, values[at] as HostFieldValues, context));
    },
    invalidate: (customerIds) => {
      for (const ref of kept) for (const values of ref.deref() ?? []) values.invalidate(customerIds);
    },
  };
}

function enrichedColumn(
  field: EnrichedField,
  values: HostFieldValues,
  { t, report }: EnrichmentContext,
): CustomerColumn {
  const { id, header, type, width, hidden, complete } = field;
  const isText = type === 'text';
  return {
    id,
    header,
    value: (customer) => {
      const cell = values.read(customer.id);
      return cell.state === 'known' ? (cell.value ?? undefined) : undefined;
    },
    cell: (customer: Customer) => (
      // of another customer it is another cell
      <EnrichedCell key={customer.id} {...{ field, values, customer, report }} />
    ),
    align: field.align ?? (isText ? 'start' : 'end'),
    width: width ?? (isText ? 160 : 116),
    hidden,
    ...(type === 'day' || type === 'instant' ? { kind: type } : {}),
    ...(complete
      ? // the table asks by it for all customers in this order
        { sort: id as CustomerSortField, ahead: (rows) => values.loadAll(rows.map((row) => row.id)) }
      : { csv: [], note: t.with(enrichTexts)('enrich.inView') }),
  };
}
