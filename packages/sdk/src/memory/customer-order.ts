import { customerSortKeys } from '../customers/customer-sort-key.ts';
import type { CustomerSort, CustomerSortField } from '../customers/customer-sorts.ts';
import type { SortKey } from '../operation/row-order.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { sortByTexts } from './sort-texts.ts';
import type { CustomerOrder, SortedBy } from './sorted-by.ts';
import type { SummaryColumns } from './summary-columns.ts';

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
function customerOrder(columns: SummaryColumns, count: number, field: CustomerSortField): CustomerOrder {
  const keys: SortKey[] = new Array(count);
  const ids: string[] = new Array(count);
  const known: number[] = [];
  const unknown: number[] = [];
  for (let position = 0; position < count; position++) {
    columns.position = position;
    keys[position] = customerSortKeys[field](columns);
    ids[position] = columns.id;
    (keys[position] === undefined ? unknown : known).push(position);
  }
  const byId = byText(ids, () => 0);
  const positions = Uint32Array.from([...known, ...unknown]);
  const first = positions.subarray(0, known.length);
  if (typeof keys[known[0] ?? -1] === 'string')
    sortByTexts(first, keys as string[], byText(keys as string[], byId));
  else first.sort((a, b) => order(keys[a] as number, keys[b] as number) || byId(a, b));
  positions.subarray(known.length).sort(byId);
  return { positions, known: known.length };
}

type Compare = (a: number, b: number) => number;

const beyondSurrogates = /[\ud800-\uffff]/;

/** By code points; where no text has a character from the surrogates on, code units are in the same order. */
function byText(texts: readonly (string | undefined)[], ties: Compare): Compare {
  const needsCodePoints = texts.some((text) => text !== undefined && beyondSurrogates.test(text));
  const compare = needsCodePoints ? compareCodePoints : order<string>;
  return (a, b) => compare(texts[a] as string, texts[b] as string) || ties(a, b);
}

function order<Key extends string | number>(a: Key, b: Key): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The same order turned around; what is not known stays last. */
function descending({ positions, known }: CustomerOrder): Uint32Array {
  const turned = Uint32Array.from(positions);
  turned.subarray(0, known).reverse();
  turned.subarray(known).reverse();
  return turned;
}
