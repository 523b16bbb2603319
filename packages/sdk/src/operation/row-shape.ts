/** So many fields of an object are named at most. */
const mostNamed = 8;

/**
 * How an object of some fields is written, as messages say it: by the fields that it must have, else by those that it may
 * have, `an object such as { id, date, … }`.
 */
export function objectShape(must: readonly string[], may: readonly string[] = []): string {
  return must.length + may.length === 0 ? 'an object' : `an object such as ${written(must, may)}`;
}

/** How a list of such objects is written. */
export function objectsShape(must: readonly string[], may: readonly string[] = []): string {
  return must.length + may.length === 0 ? 'a list of objects' : `a list such as [${written(must, may)}]`;
}

function written(must: readonly string[], may: readonly string[]): string {
  const named = (must.length > 0 ? must : may).slice(0, mostNamed);
  const isMore = must.length + may.length > named.length;
  return `{ ${[...named, ...(isMore ? ['…'] : [])].join(', ')} }`;
}
