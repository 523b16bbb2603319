/** A column of numbers. */
export type Column = Int32Array | Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** The same columns with room for so many; what is longer is cut. */
export function resized<Columns extends Record<string, Column>>(columns: Columns, length: number): Columns {
  const entries = Object.entries(columns).map(([name, column]) => {
    if (column.length === length) return [name, column];
    if (column.length > length) return [name, column.subarray(0, length)];
    const longer = new (column.constructor as new (length: number) => Column)(length);
    longer.set(column);
    return [name, longer];
  });
  return Object.fromEntries(entries);
}
