/** A source of chance that a seed repeats exactly, on every machine. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number between two bounds, both possible. */
  readonly integer: (from: number, to: number) => number;
  /** Whether something happens that happens in this share of cases. */
  readonly chance: (share: number) => boolean;
  /** One of the items, of which there must be one, each as likely as the next. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** One of the items, of which there must be one, as likely as its share of the sum. */
  readonly weighted: <Item extends { readonly share: number }>(items: readonly Item[]) => Item;
}

/** Chance from a seed. The streams of one seed are independent: one more draw from the one shifts no other. */
export function createRandom(seed: number, stream = 0): Random {
  const next = sfc32(seed, stream);
  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    chance: (share) => next() < share,
    pick: <Item>(items: readonly Item[]) => items[integer(0, items.length - 1)] as Item,
    weighted<Item extends { readonly share: number }>(items: readonly Item[]) {
      let left = next() * items.reduce((sum, { share }) => sum + share, 0);
      for (const item of items) {
        left -= item.share;
        if (left < 0) return item;
      }
      return items.at(-1) as Item;
    },
  };
}

/** The sfc32 generator: small, fast, and good enough for anything but secrets. */
function sfc32(seed: number, stream: number): () => number {
  let [a, b, c, counter] = [seed | 0, stream | 0, 0x9e3779b9 | 0, 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  // neighbouring seeds look alike in the first rounds
  for (let round = 0; round < 15; round++) next();
  return next;
}
