import { attentionKey, customerSortKeys } from '../customers/customer-sort-key.ts';
import type { CustomerSort, CustomerSortField } from '../customers/customer-sorts.ts';
import { atOnce, type Pausing } from '../operation/in-slices.ts';
import type { SortKey } from '../operation/row-order.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { sortingByTexts } from './sort-texts.ts';
import type { CustomerOrder, SortedBy } from './sorted-by.ts';
import type { SummaryColumns } from './summary-columns.ts';

/** Answers the points by which customers need somebody. */
export type AttentionPoints = () => Promise<ReadonlyMap<string, number>>;

/** The order that a sort asks for, by points that are asked for first where it stands on these; without an answer nobody has any. */
export async function orderOf(sort: CustomerSort, attention?: AttentionPoints): Promise<SortedBy> {
  return sortedBy(sort, isByAttention(sort) ? ((await attention?.()) ?? new Map()) : undefined);
}

/** The same without waiting; `undefined` where it stands on points. */
export function orderAtHand(sort: CustomerSort): SortedBy | undefined {
  return isByAttention(sort) ? undefined : sortedBy(sort);
}

/** Whether a sort stands on more than the rows of the customers. */
function isByAttention(sort: CustomerSort): boolean {
  return sort === 'attention' || sort === '-attention';
}

/** The order that a sort asks for, by points where it stands on these. */
function sortedBy(sort: CustomerSort, attention?: ReadonlyMap<string, number>): SortedBy {
  const field = sort.replace(/^-/, '') as CustomerSortField;
  return {
    sort,
    field,
    isDescending: sort.startsWith('-'),
    attention,
    told: (customer) => {
      const points = attention?.get(customer.id);
      return points === undefined ? customer : { ...customer, attention: points };
    },
    order: (columns, count, kept) => {
      const order =
        (attention ? undefined : kept.get(field)) ?? atOnce(orderingBy(columns, count, field, attention));
      if (!attention) kept.set(field, order);
      return order;
    },
    descending,
  };
}

/** All positions in the order of their ids, and the rank of each in it. */
interface IdOrder {
  readonly positions: Uint32Array;
  readonly ranks: Uint32Array;
}

/** Ties of every order are broken by ids: these are put in order once. */
const idOrders = new WeakMap<SummaryColumns, IdOrder>();

/** Puts the ids in order, so that no sort has to. */
function* orderingIds(columns: SummaryColumns, count: number): Pausing<IdOrder> {
  const kept = idOrders.get(columns);
  if (kept) return kept;
  const ids: string[] = new Array(count);
  const positions = new Uint32Array(count);
  for (let position = 0; position < count; position++) {
    columns.position = position;
    ids[position] = columns.id;
    positions[position] = position;
  }
  yield;
  const compare = byText(ids);
  yield;
  yield* sortingByTexts(positions, ids, compare);
  const ranks = new Uint32Array(count);
  for (let rank = 0; rank < count; rank++) ranks[positions[rank] as number] = rank;
  const made = { positions, ranks };
  idOrders.set(columns, made);
  return made;
}

/** Orders all rows by a field: by number or code points, then by id; for who does not wait for it. */
export function* orderingBy(
  columns: SummaryColumns,
  count: number,
  field: CustomerSortField,
  attention?: ReadonlyMap<string, number>,
): Pausing<CustomerOrder> {
  const ids = yield* orderingIds(columns, count);
  const keyOf = attention
    ? ({ id }: SummaryColumns) => attentionKey(attention.get(id))
    : customerSortKeys[field];
  const keys: SortKey[] = new Array(count);
  for (let position = 0; position < count; position++) {
    if (position % perStep === perStep - 1) yield;
    columns.position = position;
    keys[position] = keyOf(columns);
  }
  const positions = new Uint32Array(count);
  let known = 0;
  let unknown = count;
  // from the last id on: those that are not known fill the end, and stand there by id
  for (let rank = count - 1; rank >= 0; rank--) {
    const position = ids.positions[rank] as number;
    if (keys[position] === undefined) positions[--unknown] = position;
    else positions[known++] = position;
  }
  const first = positions.subarray(0, known);
  if (typeof keys[first[0] ?? -1] === 'string') {
    const texts = keys as string[];
    const compare = byText(texts);
    yield;
    yield* sortingByTexts(first, texts, (a, b) => compare(a, b) || rankOrder(ids, a, b));
  } else first.set(byNumber(first, keys as number[], ids));
  return { positions, known };
}

function rankOrder({ ranks }: IdOrder, a: number, b: number): number {
  return (ranks[a] as number) - (ranks[b] as number);
}

/** The positions, which stand by id from the last on, by their numbers, ties by id. */
function byNumber(positions: Uint32Array, keys: readonly number[], ids: IdOrder): Uint32Array {
  const range = wholeRange(positions, keys);
  if (range && range.size <= mostCounted * positions.length) return byCounting(positions, keys, range);
  return byPacking(positions, keys, ids, range);
}

/** The whole numbers from the least key on to the greatest. */
interface WholeRange {
  readonly least: number;
  readonly size: number;
}

/** The range of keys that all are whole numbers; `undefined` where one is not, and where there is none. */
function wholeRange(positions: Uint32Array, keys: readonly number[]): WholeRange | undefined {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const position of positions) {
    const key = keys[position] as number;
    if (!Number.isSafeInteger(key)) return undefined;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  return positions.length === 0 ? undefined : { least, size: most - least + 1 };
}

/** Where few numbers are many customers', it is counted how many have each: nothing is compared. */
function byCounting(
  positions: Uint32Array,
  keys: readonly number[],
  { least, size }: WholeRange,
): Uint32Array {
  const starts = new Uint32Array(size + 1);
  const after = (position: number) => (keys[position] as number) - least + 1;
  for (const position of positions) starts[after(position)] = (starts[after(position)] as number) + 1;
  for (let key = 1; key < size; key++) starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  const sorted = new Uint32Array(positions.length);
  for (let at = positions.length - 1; at >= 0; at--) {
    const position = positions[at] as number;
    const key = after(position) - 1;
    sorted[starts[key] as number] = position;
    starts[key] = (starts[key] as number) + 1;
  }
  return sorted;
}

/** Number and rank of the id are packed into one number each, and sorted as numbers. */
function byPacking(
  positions: Uint32Array,
  keys: readonly number[],
  ids: IdOrder,
  range: WholeRange | undefined,
): Uint32Array {
  const count = ids.ranks.length;
  const placeOf = placesOf(positions, keys, range);
  const packed = new Float64Array(positions.length);
  for (let at = 0; at < positions.length; at++) {
    const position = positions[at] as number;
    packed[at] = placeOf(keys[position] as number) * count + (ids.ranks[position] as number);
  }
  packed.sort();
  return Uint32Array.from(packed, (value) => ids.positions[value % count] as number);
}

/** Numbers as whole ones from 0 on that stand in the same order, small enough to be packed beside a rank. */
function placesOf(
  positions: Uint32Array,
  keys: readonly number[],
  range: WholeRange | undefined,
): (key: number) => number {
  if (range && range.size * keys.length < Number.MAX_SAFE_INTEGER) return (key) => key - range.least;
  const values = Float64Array.from(positions, (position) => keys[position] as number).sort();
  return (key) => countBelow(values, key);
}

/** How many of some sorted numbers are less than one. */
function countBelow(values: Float64Array, key: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Compare = (a: number, b: number) => number;

/** Up to so many numbers for each customer counting is quicker than sorting. */
const mostCounted = 4;
/** So many keys are taken between two looks at the clock. */
const perStep = 1024;
const beyondSurrogates = /[\ud800-\uffff]/;

/** By code points; where no text has a character from the surrogates on, code units are in the same order. */
function byText(texts: readonly (string | undefined)[]): Compare {
  if (texts.some((text) => text !== undefined && beyondSurrogates.test(text)))
    return (a, b) => compareCodePoints(texts[a] as string, texts[b] as string);
  return (a, b) => {
    const left = texts[a] as string;
    const right = texts[b] as string;
    return left < right ? -1 : left > right ? 1 : 0;
  };
}

/** The same order turned around; what is not known stays last. */
function descending({ positions, known }: CustomerOrder): Uint32Array {
  const turned = Uint32Array.from(positions);
  turned.subarray(0, known).reverse();
  turned.subarray(known).reverse();
  return turned;
}
