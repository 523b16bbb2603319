/** Values in the search of an address by their names; `undefined` has none. */
export type SearchValues = Readonly<Record<string, string | undefined>>;

/**
 * The value of a name in a search such as `?query=trial`; `undefined` where it does not stand there. U+0000, which nothing that is
 * stored holds, is left out.
 */
export function searchValue(search: string, name: string): string | undefined {
  return new URLSearchParams(search).get(name)?.split('\0').join('');
}

/** A search with other values, each where it stood before or else at the end. What is named otherwise stays as it is written. */
export function withSearchValues(search: string, values: SearchValues): string {
  const left = new Map(Object.entries(values));
  const parts = search
    .replace(/^\?/, '')
    .split('&')
    .flatMap((part) => {
      const name = [...new URLSearchParams(part).keys()][0];
      if (name === undefined) return [];
      if (!Object.hasOwn(values, name)) return [part];
      const written = writtenValue(name, left.get(name));
      // one that stood there twice stands there once
      left.delete(name);
      return written;
    });
  const all = [...parts, ...[...left].flatMap(([name, value]) => writtenValue(name, value))];
  return all.length > 0 ? `?${all.join('&')}` : '';
}

function writtenValue(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [new URLSearchParams([[name, value]]).toString()];
}

/** A search as each writes it alike; routers write the same one differently. */
export function canonicalSearch(search: string): string {
  return new URLSearchParams(search).toString();
}
