import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBValue,
  INTEGER,
  USMALLINT,
  UTINYINT,
} from '@duckdb/node-api';

/** A column of numbers; NaN is not known. */
export type NumberColumn = Uint8Array | Uint16Array | Int32Array | Float64Array;

const rowsPerChunk = 2048;

/** Makes a table of DuckDB out of columns, each in the narrowest type that holds it. */
export async function duckDbTable(
  connection: DuckDBConnection,
  name: string,
  columns: Readonly<Record<string, NumberColumn>>,
): Promise<void> {
  const entries = Object.entries(columns).map(([column, values]) => ({
    column,
    values,
    type: typeOf(values),
  }));
  const declared = entries.map(({ column, type }) => `${column} ${type}`).join(', ');
  await connection.run(`CREATE TABLE ${name} (${declared})`);
  const appender = await connection.createAppender(name);
  const rows = entries[0]?.values.length ?? 0;
  for (let from = 0; from < rows; from += rowsPerChunk) {
    const chunk = DuckDBDataChunk.create(entries.map(({ type }) => type));
    chunk.setColumns(
      entries.map(({ values }) =>
        Array.from(
          values.subarray(from, from + rowsPerChunk),
          (value): DuckDBValue => (Number.isNaN(value) ? null : value),
        ),
      ),
    );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function typeOf(values: NumberColumn) {
  if (values instanceof Float64Array) return DOUBLE;
  if (values instanceof Int32Array) return INTEGER;
  return values instanceof Uint16Array ? USMALLINT : UTINYINT;
}
