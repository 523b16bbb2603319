/** One line of a text that comes along, without its line break. */
export interface StreamedLine {
  /** From 1. */
  readonly line: number;
  /** Absent: the line is longer than allowed, and was let go. */
  readonly bytes?: Uint8Array;
}

const lineFeed = 0x0a;

/**
 * Cuts bytes that come along at their line feeds, empty lines left out, holding no more than one line of at most `longest`
 * bytes. The lines that end in one piece of what comes are handed over together: waiting for each would take longer than
 * cutting it.
 */
export async function* lineStream(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<readonly StreamedLine[], void, undefined> {
  let line = 1;
  let held: Uint8Array[] = [];
  let size = 0;
  const hold = (part: Uint8Array) => {
    size += part.length;
    if (size > longest) held = [];
    else if (part.length > 0) held.push(part);
  };
  const take = (): StreamedLine => {
    const bytes = size > longest ? undefined : held.length === 1 ? held[0] : Buffer.concat(held);
    held = [];
    size = 0;
    return { line: line++, ...(bytes ? { bytes } : {}) };
  };
  for await (const chunk of chunks) {
    const lines: StreamedLine[] = [];
    let at = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, at)) {
      hold(chunk.subarray(at, end));
      if (size > 0) lines.push(take());
      else line++;
      at = end + 1;
    }
    hold(chunk.subarray(at));
    if (lines.length > 0) yield lines;
  }
  if (size > 0) yield [take()];
}
