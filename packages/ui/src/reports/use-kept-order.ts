import { useState } from 'react';

interface Known {
  readonly id: string;
}

/** Rows in the places in which they were seen first, whatever order they come in later; new ones where they come. */
export function useKeptOrder<Row extends Known>(rows: readonly Row[]): readonly Row[] {
  const [seen, setSeen] = useState<readonly string[]>([]);
  const order = keptOrder(
    seen,
    rows.map(({ id }) => id),
  );
  if (order.length !== seen.length || order.some((id, at) => id !== seen[at])) setSeen(order);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return order.map((id) => byId.get(id) as Row);
}

function keptOrder(seen: readonly string[], ids: readonly string[]): readonly string[] {
  const order = seen.filter((id) => ids.includes(id));
  for (const [at, id] of ids.entries())
    if (!order.includes(id)) order.splice(at === 0 ? 0 : order.indexOf(ids[at - 1] as string) + 1, 0, id);
  return order;
}
