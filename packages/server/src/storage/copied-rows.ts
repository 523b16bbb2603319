import type { Utf8Rows } from '@partnerkit/sdk/server';

const [tab, lineFeed, backslash, none] = [9, 10, 92, 78];
/** What stands behind a backslash for something else than itself. */
const escaped = new Map(
  [...'bfnrtv'].map((letter, at) => [letter.charCodeAt(0), [8, 12, 10, 13, 9, 11][at] as number]),
);

const isPlain = new Uint8Array(256).fill(1);
for (const unit of [tab, lineFeed, backslash]) isPlain[unit] = 0;

/**
 * The rows in lines as `copy … to stdout` tells them: the bounds of their cells, from which what is escaped is taken in its place. No
 * value is a cell without bytes.
 */
export async function* copiedRows(
  batches: AsyncIterable<Uint8Array>,
): AsyncGenerator<Utf8Rows, void, undefined> {
  let bounds = new Int32Array(0);
  for await (const bytes of batches) {
    // a cell has a byte at least, the one behind it
    if (bounds.length < 2 * bytes.length) bounds = new Int32Array(2 * bytes.length);
    yield { bytes, bounds, rows: partedRows(bytes, bounds) };
  }
}

function partedRows(bytes: Uint8Array, bounds: Int32Array): number {
  let [rows, place, start, at] = [0, 0, 0, 0];
  while (at < bytes.length) {
    let unit = bytes[at] as number;
    while (unit > backslash || isPlain[unit] === 1) unit = bytes[++at] as number;
    let end = at;
    // what is escaped only gets shorter
    while (unit !== tab && unit !== lineFeed) {
      if (unit === backslash) {
        const code = bytes[++at] as number;
        if (code !== none) bytes[end++] = escaped.get(code) ?? code;
      } else bytes[end++] = unit;
      unit = bytes[++at] as number;
    }
    bounds[place++] = start;
    bounds[place++] = end;
    start = ++at;
    if (unit === lineFeed) rows++;
  }
  return rows;
}
