import type { CustomerSort, CustomerSortField } from '../customers/customers.contract.ts';
import { statusIds } from '../statuses/customer-statuses.ts';
import { compareCodePoints, foldText } from '../text/fold-text.ts';
import type { CustomerColumns } from './customer-columns.ts';
import type { CustomerOrder, SortedBy } from './sorted-by.ts';

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

/** The order that a sort asks for. */
export function sortedBy(sort: CustomerSort): SortedBy {
  const field = sort.replace(/^-/, '') as CustomerSortField;
  return {
    sort,
    field,
    isDescending: sort.startsWith('-'),
    order: (columns, count) => customerOrder(columns, count, field),
    descending,
  };
}

/** Orders all rows by a field: by number or code points, then by id. */
function customerOrder(columns: CustomerColumns, count: number, field: CustomerSortField): CustomerOrder {
  const keys: SortKey[] = new Array(count);
  const prefixes = new Float64Array(count);
  const known: number[] = [];
  const unknown: number[] = [];
  for (let position = 0; position < count; position++) {
    columns.position = position;
    const key = sortKeys[field](columns);
    keys[position] = key;
    if (key !== undefined) prefixes[position] = typeof key === 'string' ? packedStart(key) : key;
    (key === undefined ? unknown : known).push(position);
  }
  const idOf = (position: number) => {
    columns.position = position;
    return columns.id;
  };
  const byId = (a: number, b: number) => compareCodePoints(idOf(a), idOf(b));
  const byKey = (a: number, b: number) => {
    const left = prefixes[a] as number;
    const right = prefixes[b] as number;
    if (left !== right) return left < right ? -1 : 1;
    const key = keys[a];
    return (typeof key === 'string' ? compareCodePoints(key, keys[b] as string) : 0) || byId(a, b);
  };
  return { positions: Uint32Array.from([...known.sort(byKey), ...unknown.sort(byId)]), known: known.length };
}

const packedCharacters = 7;

/**
 * The start of a text as one number that orders as the text does, so that most comparisons are of numbers: seven
 * characters of seven bits. A character beyond ASCII only says that it comes later; what follows it is left to the
 * comparison of the whole texts.
 */
function packedStart(text: string): number {
  let packed = 0;
  let isPlain = true;
  for (let index = 0; index < packedCharacters; index++) {
    const unit: number = isPlain && index < text.length ? text.charCodeAt(index) : 0;
    isPlain &&= unit < 127;
    packed = packed * 128 + Math.min(unit, 127);
  }
  return packed;
}

/** The same order turned around; what is not known stays last. */
function descending({ positions, known }: CustomerOrder): Uint32Array {
  const turned = Uint32Array.from(positions);
  turned.subarray(0, known).reverse();
  turned.subarray(known).reverse();
  return turned;
}
