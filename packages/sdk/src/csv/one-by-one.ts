/**
 * The items of parts that come along, one after the other: as a generator gives them that goes through each part, with one
 * promise for an item and none more. Whoever stops closes the parts.
 */
export function oneByOne<Item>(
  parts: AsyncGenerator<Iterator<Item, void>, void, undefined>,
): AsyncIterableIterator<Item, void, undefined> {
  let items: Iterator<Item, void> | undefined;
  // how many are asked for that wait for the next part, and the last of them
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
    waiting++;
    const answer = last.then(act);
    const end = () => void waiting--;
    last = answer.then(end, end);
    return answer;
  };
  const next = async (): Promise<IteratorResult<Item, void>> => {
    for (;;) {
      const found = items?.next();
      if (found && !found.done) return found;
      const part = await parts.next();
      if (part.done) return part;
      items = part.value;
    }
  };
  const ended = async (): Promise<IteratorResult<Item, void>> => {
    items = undefined;
    await parts.return();
    return { done: true, value: undefined };
  };
  const failed = async (cause: unknown): Promise<never> => {
    await ended();
    throw cause;
  };
  return {
    next() {
      if (waiting > 0) return inTurn(() => next().catch(failed));
      try {
        const found = items?.next();
        if (found && !found.done) return Promise.resolve(found);
      } catch (cause) {
        return inTurn(() => failed(cause));
      }
      return inTurn(() => next().catch(failed));
    },
    return: () => inTurn(ended),
    throw: (cause) => inTurn(() => failed(cause)),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
