/** A key that nobody else has: drawn, not counted, and by what pages without https have too. */
export function drawnKey(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}
