import type {
  CallOptions,
  Customer,
  CustomerSortField,
  HostFieldValues,
  KeptHostField,
  PartnerClient,
} from '@partnerkit/sdk';
import { createHostFieldValues, withHostFields } from '@partnerkit/sdk/client';
import {
  checkHostFields,
  checkQuery,
  choiceFields,
  customerSortFields,
  dateFields,
  numberFields,
} from '@partnerkit/sdk/query';
import type { CustomerColumn } from '../customers/customer-columns.tsx';
import { enrichTexts } from '../i18n/texts/enrich-texts.ts';
import { drawnKey } from '../provider/drawn-key.ts';
import { EnrichedCell } from './enriched-cell.tsx';
import type { EnrichedField, EnrichmentContext } from './enriched-field.ts';
import type { Enrichment } from './enrichment.ts';
import { createHostFilters, type HostChoices } from './host-filters.tsx';

/** Columns of ours that neither sort nor filter by their own name. */
const otherColumns = ['select', 'products', 'tags', 'actions'];

/** The values of all fields for one client, and the client that knows them. */
interface Kept {
  readonly fields: readonly (KeptHostField & { readonly field: EnrichedField })[];
  readonly client: PartnerClient;
}

/**
 * Columns of the host's own data for `CustomerTable`: values are asked for in batches as rows come into view, once for each
 * customer, called off when all of a batch are scrolled away, and kept. Make it once, outside of the component or in a
 * `useMemo`. Throws `invalid` by the place of a field that can't be one, or that is named like one of ours.
 */
export function createEnrichment<const Fields extends readonly EnrichedField[]>(
  fields: Fields,
): Enrichment<Fields[number]['id']> {
  const ours = [...customerSortFields, ...choiceFields, ...numberFields, ...dateFields];
  checkHostFields(fields, [...ours, ...otherColumns]);
  const known = new WeakMap<PartnerClient, Kept>();
  // a client that is gone takes its values along
  const kept: WeakRef<Kept>[] = [];
  const listeners = new Set<() => void>();
  const drawn = drawnKey();
  let version = 0;

  const keptOf = ({ client, report }: Pick<EnrichmentContext, 'client' | 'report'>): Kept => {
    let own = known.get(client);
    if (!own) {
      const withValues = fields.map((field) => ({
        field,
        values: createHostFieldValues(field, {
          schedule: (ask) => void requestAnimationFrame(ask),
          onFailure: report,
        }),
      }));
      own = { fields: withValues, client: withHostFields(client, withValues) };
      known.set(client, own);
      kept.push(new WeakRef(own));
    }
    return own;
  };
  const key = () => `${drawn} ${version}`;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

  async function choices(
    context: Pick<EnrichmentContext, 'client' | 'report'>,
    options: CallOptions,
  ): Promise<HostChoices> {
    const ids: string[] = [];
    for await (const { id } of context.client.customers.all({}, options)) ids.push(id);
    const found: Record<string, HostChoices[string]> = {};
    for (const { field, values } of keptOf(context).fields) {
      if (field.filter !== 'choice') continue;
      await values.loadAll(ids, { signal: options.signal });
      found[field.id] = countedValues(ids, values);
    }
    return found;
  }

  const filters = createHostFilters({ fields, key, subscribe, choices });
  const sorts: readonly string[] = fields.flatMap(({ id, complete }) => (complete ? id : []));
  return {
    sorts: sorts as readonly Fields[number]['id'][],
    filters,
    decides: ({ query = '', sort = '' }) =>
      sorts.includes(sort.replace(/^-/, '')) ||
      (filters.language.names.length > 0 &&
        (checkQuery(query, filters.language).query?.some(({ kind }) => kind === 'host') ?? false)),
    client: (context) => keptOf(context).client,
    key,
    subscribe,
    columns: (context) =>
      keptOf(context).fields.map(({ field, values }) => enrichedColumn(field, values, context)),
    invalidate: (customerIds) => {
      for (const ref of kept)
        for (const { values } of ref.deref()?.fields ?? []) values.invalidate(customerIds);
      version += 1;
      for (const listener of [...listeners]) listener();
    },
  };
}

/** Which values there are and how many customers have each, the most frequent first. */
function countedValues(ids: readonly string[], { read }: HostFieldValues): HostChoices[string] {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const cell = read(id);
    if (cell.state !== 'known' || cell.value == null || cell.value === '') continue;
    const value = String(cell.value);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const all = [...counts].map(([value, customers]) => ({ value, customers }));
  return all.sort((a, b) => b.customers - a.customers || (a.value < b.value ? -1 : 1));
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
    loads: true,
    ...(type === 'day' || type === 'instant' ? { kind: type } : {}),
    ...(complete
      ? // the table asks by it for all customers in this order
        { sort: id as CustomerSortField, ahead: (rows) => values.loadAll(rows.map((row) => row.id)) }
      : { csv: [], note: t.with(enrichTexts)('enrich.inView') }),
  };
}
