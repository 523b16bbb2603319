import { type ColumnState, minWidth } from './use-table-layout.ts';

/**
 * An arrangement of columns that was kept somewhere, as far as it fits the columns that there are: what it does not know
 * stands where `usual` has it, what is not there any more is left out.
 */
export function readColumnState(kept: unknown, usual: ColumnState): ColumnState {
  const { columnVisibility, columnOrder, columnSizing, columnPinning } = fieldsOf(kept);
  const known = new Set(usual.columnOrder);
  const ids = (value: unknown) =>
    Array.isArray(value) ? (value.filter((id) => known.has(id)) as string[]) : undefined;
  const values = <Value>(value: unknown, isValue: (one: unknown) => one is Value) =>
    Object.fromEntries(
      Object.entries(fieldsOf(value)).filter(
        (entry): entry is [string, Value] => known.has(entry[0]) && isValue(entry[1]),
      ),
    );
  const order = ids(columnOrder) ?? [];
  const pinning = fieldsOf(columnPinning);
  const start = ids(pinning.start) ?? usual.columnPinning.start ?? [];
  const end = ids(pinning.end) ?? usual.columnPinning.end ?? [];
  return {
    columnVisibility: { ...usual.columnVisibility, ...values(columnVisibility, isBoolean) },
    columnOrder: [...new Set([...order, ...usual.columnOrder])],
    columnSizing: values(columnSizing, isWidth),
    columnPinning: { start, end },
  };
}

/** The fields of whatever was kept; none of what is no object. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isWidth(value: unknown): value is number {
  return typeof value === 'number' && value >= minWidth && value <= 2000;
}
