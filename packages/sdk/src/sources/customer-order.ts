import type { CustomerSortField } from '../customers/customers.contract.ts';
import { statusIds } from '../statuses/customer-statuses.ts';
import { compareCodePoints, foldText } from '../text/fold-text.ts';
import type { CustomerColumns } from './customer-columns.ts';

type SortKey = string | number | undefined;

/** What customers are ordered by, field by field; `undefined` is not known and comes last. */
const sortKeys: Record<CustomerSortField, (row: CustomerColumns) => SortKey> = {
  name: (row) => row.sortKey,
  region: (row) => row.region,
  status: (row) => urgency(row.statuses),
  licenses: (row) => row.licenses,
  assigned: (row) => row.assigned,
  used: (row) => row.used,
  overage: (row) => row.overage,
  expires: (row) => row.expires,
  renews: (row) => row.renews,
  added: (row) => row.added,
  lastSignIn: (row) => (row.lastSignIn === null ? Number.NEGATIVE_INFINITY : row.lastSignIn),
  adminEmail: (row) => row.adminEmail && foldText(row.adminEmail),
  managed: (row) => row.managedBy,
  externalId: (row) => row.externalId && foldText(row.externalId),
};

function urgency(statuses: readonly string[]): number | undefined {
  if (statuses.length === 0) return undefined;
  const known = statuses
    .map((status) => (statusIds as readonly string[]).indexOf(status))
    .filter((rank) => rank >= 0);
  return known.length === 0 ? statusIds.length : Math.min(...known);
}

/** All positions in ascending order of a field, ties by id; what is not known stands behind `known` positions. */
export interface CustomerOrder {
  readonly positions: Uint32Array;
  readonly known: number;
}

/** Orders all rows by a field: by number or code points, then by id. */
export function customerOrder(
  columns: CustomerColumns,
  count: number,
  field: CustomerSortField,
): CustomerOrder {
  const keys: SortKey[] = new Array(count);
  const ids: string[] = new Array(count);
  for (let position = 0; position < count; position++) {
    columns.position = position;
    keys[position] = sortKeys[field](columns);
    ids[position] = columns.id;
  }
  const positions = Array.from(keys.keys());
  const known = positions.filter((position) => keys[position] !== undefined);
  const unknown = positions.filter((position) => keys[position] === undefined);
  const byId = (a: number, b: number) => compareCodePoints(ids[a] as string, ids[b] as string);
  known.sort((a, b) => compareKeys(keys[a], keys[b]) || byId(a, b));
  unknown.sort(byId);
  return { positions: Uint32Array.from([...known, ...unknown]), known: known.length };
}

function compareKeys(a: SortKey, b: SortKey): number {
  if (typeof a === 'string') return compareCodePoints(a, b as string);
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
}

/** The same order turned around; what is not known stays last. */
export function descending({ positions, known }: CustomerOrder): Uint32Array {
  const turned = Uint32Array.from(positions);
  turned.subarray(0, known).reverse();
  turned.subarray(known).reverse();
  return turned;
}
