import { instantMs } from '../calendar/instant-ms.ts';
import { checkList, checkOneOf, checkRecord } from '../errors/check-argument.ts';
import { compareCodePoints, foldText } from '../text/fold-text.ts';
import { type HostFieldType, type HostValue, hostFieldTypes } from './host-field.ts';
import type { HostFieldValues } from './host-field-values.ts';

/** By which values of a host's field customers are ordered. */
export interface HostFieldOrder {
  readonly type: HostFieldType;
  /** What is known of the field, loaded before for all of them. */
  readonly read: HostFieldValues['read'];
  readonly descending?: boolean | undefined;
}

/**
 * Customers in the order of a host's field: numbers by size, days and instants by time, texts without regard to case and accents.
 * Those without a value, or whose value is not known, come last in either direction; those alike stay in their order.
 */
export function orderByHostField<Row extends { readonly id: string }>(
  rows: readonly Row[],
  order: HostFieldOrder,
): readonly Row[] {
  checkList('rows', rows);
  checkRecord('order', order);
  const { type, read, descending = false } = order;
  checkOneOf('order.type', type, hostFieldTypes);
  const known: { row: Row; key: HostValue }[] = [];
  const others: Row[] = [];
  for (const row of rows) {
    const cell = read(row.id);
    if (cell.state === 'known' && cell.value != null) known.push({ row, key: keyOf(cell.value, type) });
    else others.push(row);
  }
  const turn = descending ? -1 : 1;
  known.sort((a, b) => turn * compare(a.key, b.key));
  return [...known.map(({ row }) => row), ...others];
}

function keyOf(value: HostValue, type: HostFieldType): HostValue {
  if (typeof value === 'number') return value;
  return type === 'instant' ? instantMs(value) : foldText(value);
}

function compare(a: HostValue, b: HostValue): number {
  return typeof a === 'number' ? a - (b as number) : compareCodePoints(a, b as string);
}
