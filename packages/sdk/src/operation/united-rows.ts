import { compareCodePoints } from '../text/fold-text.ts';
import type { RowUnion } from './region-rule.ts';

/** The rows of several regions as the rows of one: those with the same key become one row. */
export function unitedRows<Row>({ key, sum, order, derived }: RowUnion<Row>, rows: readonly Row[]): Row[] {
  const figure = (row: Row) => (row as Readonly<Record<string, number>>)[sum] as number;
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const known = byKey.get(key(row));
    byKey.set(key(row), known ? { ...row, ...known, [sum]: figure(known) + figure(row) } : row);
  }
  return [...byKey]
    .sort(
      ([a, one], [b, other]) =>
        (order === 'most' ? figure(other) - figure(one) : 0) || compareCodePoints(a, b),
    )
    .map(([, row]) => (derived ? { ...row, ...derived(row) } : row));
}
