import type { LicenseColumns } from '../../sdk/src/licenses/license-columns.ts';
import { type FigureValues, type SectionSums, valuesOf } from './figure-values.ts';
import { products, today } from './license-rows.ts';

const bandStarts = [1, 25, 100, 500, 2000];
const groupCount = products.length * bandStarts.length;

/** The same figures by one pass of plain loops over the typed arrays, made for exactly these rules. */
export function handWrittenValues(columns: LicenseColumns): FigureValues {
  const { subscription, product, purchased, assigned, used, start, end, autoRenews, customer } = columns;
  const [calling, meetings] = products.map((name) => columns.products.indexOf(name));
  const pools = purchased.length;
  const group = new Uint8Array(pools);
  const counts = new Uint32Array(groupCount + 2);
  for (let pool = 0; pool < pools; pool++) {
    const at = product[pool] === calling ? 0 : product[pool] === meetings ? 1 : -1;
    const size = purchased[pool]!;
    const owner = subscription[pool]!;
    if (at < 0 || size === 0 || start[owner]! > today || end[owner]! < today) continue;
    if (Number.isNaN(assigned[pool]!)) continue;
    const band = size < 25 ? 0 : size < 100 ? 1 : size < 500 ? 2 : size < 2000 ? 3 : 4;
    const place = at * bandStarts.length + band + 1;
    group[pool] = place;
    counts[place + 1]!++;
  }
  for (let at = 1; at < counts.length; at++) counts[at]! += counts[at - 1]!;
  const rates = new Float64Array(counts[groupCount + 1]!);
  const next = counts.slice();
  for (let pool = 0; pool < pools; pool++) {
    const place = group[pool]!;
    if (place > 0) rates[next[place]!++] = assigned[pool]! / purchased[pool]!;
  }
  const below = thresholds(rates, counts);
  const held = new Uint8Array(columns.customerIds.length * 2);
  const purchasedOf = new Float64Array(held.length);
  const sums = products.map(() => new Float64Array(16));
  for (let pool = 0; pool < pools; pool++) {
    const at = product[pool] === calling ? 0 : product[pool] === meetings ? 1 : -1;
    if (at < 0) continue;
    const owner = subscription[pool]!;
    const since = today - start[owner]!;
    const until = end[owner]! - today;
    const size = purchased[pool]!;
    const given = assigned[pool]!;
    const spent = used[pool]!;
    const sum = sums[at]!;
    let bits = 32;
    if (since >= 0 && since <= 90) bits |= 1;
    if (until >= 0 && until <= 90) {
      const from = autoRenews[owner] === 1 ? 4 : 0;
      bits |= from === 4 ? 4 : 2;
      if (given >= 0) {
        sum[from]! += given;
        sum[from + 1]! += size;
      }
      if (spent >= 0) {
        sum[from + 2]! += spent;
        sum[from + 3]! += size;
      }
    }
    if (group[pool]! > 0 && given / size < below[group[pool]!]!) {
      bits |= 8;
      sum[8]! += given;
      sum[9]! += size;
      if (spent >= 0) {
        sum[10]! += Math.min(spent, given);
        sum[11]! += size;
      }
      if (given < size) sum[12]! += size - given;
    }
    if (given > size && since >= 0 && until >= 0) {
      bits |= 16;
      sum[13]! += given - size;
    }
    const mark = customer[owner]! * 2 + at;
    held[mark]! |= bits;
    purchasedOf[mark]! += size;
  }
  const kpis = new Uint32Array(64);
  const customers = products.map(() => new Uint32Array(64));
  const licenses = [0, 0];
  for (let mark = 0; mark < held.length; mark += 2) {
    kpis[held[mark]! | held[mark + 1]!]!++;
    for (let at = 0; at < 2; at++) {
      customers[at]![held[mark + at]!]!++;
      if (held[mark + at]! & 1) licenses[at]! += purchasedOf[mark + at]!;
    }
  }
  const having = (counted: Uint32Array, bit: number) =>
    counted.reduce((sum, count, bits) => (bits & bit ? sum + count : sum), 0);
  return valuesOf(
    [32, 2, 4, 8, 16].map((bit) => having(kpis, bit)),
    sums.map((sum, at): SectionSums => {
      const shares = (from: number, bit: number) => ({
        customers: having(customers[at]!, bit),
        assigned: sum[from]!,
        ofAssigned: sum[from + 1]!,
        used: sum[from + 2]!,
        ofUsed: sum[from + 3]!,
      });
      return {
        added: { customers: having(customers[at]!, 1), licenses: licenses[at]! },
        expiring: shares(0, 2),
        renewing: shares(4, 4),
        low: { ...shares(8, 8), unassigned: sum[12]! },
        over: { customers: having(customers[at]!, 16), overage: sum[13]! },
      };
    }),
  );
}

/** Below which rate a pool of each group is low; the rates of a group lie side by side and are reordered. */
function thresholds(rates: Float64Array, from: Uint32Array): Float64Array {
  const below = new Float64Array(groupCount + 1);
  const judge = (start: number, end: number) =>
    Math.min(quantile(rates, start, end, 0.25), quantile(rates, start, end, 0.5) - 0.2 + 1e-9);
  for (let at = 0; at < products.length; at++) {
    const [first, last] = [at * bandStarts.length + 1, (at + 1) * bandStarts.length + 1];
    for (let place = first; place < last; place++) {
      const [start, end] = [from[place]!, from[place + 1]!];
      below[place] = end - start < 8 ? -1 : judge(start, end);
    }
    if (below.subarray(first, last).every((value) => value >= 0)) continue;
    const ofAll = judge(from[first]!, from[last]!);
    for (let place = first; place < last; place++) if (below[place] === -1) below[place] = ofAll;
  }
  return below;
}

function quantile(values: Float64Array, start: number, end: number, share: number): number {
  const rank = (end - start - 1) * share;
  const lower = start + Math.floor(rank);
  const value = select(values, lower, start, end - 1);
  let next = Number.POSITIVE_INFINITY;
  for (let at = lower + 1; at < end; at++) if (values[at]! < next) next = values[at]!;
  return rank % 1 === 0 ? value : value + (next - value) * (rank % 1);
}

/** Hoare's selection with the median of three as pivot. */
function select(values: Float64Array, place: number, first: number, last: number): number {
  let from = first;
  let to = last;
  while (from < to) {
    const [a, b, c] = [values[from]!, values[(from + to) >>> 1]!, values[to]!];
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let low = from;
    let high = to;
    while (low <= high) {
      while (values[low]! < pivot) low++;
      while (values[high]! > pivot) high--;
      if (low > high) break;
      const kept = values[low]!;
      values[low++] = values[high]!;
      values[high--] = kept;
    }
    if (place <= high) to = high;
    else if (place >= low) from = low;
    else break;
  }
  return values[place]!;
}
