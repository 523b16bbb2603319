/** Acts on each of some things in turn, also behind one that fails; what failed is thrown when all have had their turn. */
export async function actOnEach<Item>(
  items: Iterable<Item>,
  act: (item: Item) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await act(item);
    } catch (cause) {
      failures.push(cause);
    }
  }
  throwAny(failures);
}

/** Throws what has failed, where anything has: one failure as it is, several together. */
export function throwAny(failures: readonly unknown[]): void {
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} of them failed.`);
  if (failures.length === 1) throw failures[0];
}
