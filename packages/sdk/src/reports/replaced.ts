/** The rows with another in the place of one, or without it. */
export function replaced<Row>(
  rows: ReadonlyMap<string, Row>,
  id: string,
  row: Row | undefined,
): Map<string, Row> {
  const after = new Map(rows);
  if (row) after.set(id, row);
  else after.delete(id);
  return after;
}
