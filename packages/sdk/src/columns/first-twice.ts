/** The places of the first text that stands among some for the second time, and of where it stood before; an empty one is none. */
export function firstTwice(texts: readonly string[]): readonly [first: number, again: number] | undefined {
  const places = new Map<string, number>();
  for (const [at, text] of texts.entries()) {
    const first = text === '' ? undefined : places.get(text);
    if (first !== undefined) return [first, at];
    if (text !== '') places.set(text, at);
  }
  return undefined;
}
