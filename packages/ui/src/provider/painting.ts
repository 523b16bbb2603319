/** Ends when rows that were at hand are painted. `undefined`: nothing waits for that. */
export interface Painting {
  current: Promise<void> | undefined;
}

/** Does at once, or behind the first rows, what nobody sees with them. What it answers calls it off. */
export function unlessPainting({ current }: Painting, run: () => void): () => void {
  let isOff = false;
  if (current) {
    void current.then(() => {
      if (!isOff) run();
    });
  } else run();
  return () => {
    isOff = true;
  };
}
