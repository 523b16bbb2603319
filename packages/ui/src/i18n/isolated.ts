/** A name within a sentence of the other direction. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
