import { LRUCache } from 'lru-cache';
import { type Packed, type PackedText, packedText } from './packed-text.ts';

/** An answer as it goes out, and what holds as long as it does. */
export class KeptAnswer {
  readonly version: string;
  readonly #text: string;
  readonly #packs: Packed = new Map();

  constructor(version: string, answer: unknown) {
    this.version = version;
    this.#text = JSON.stringify(answer);
  }

  /** As the client takes it; packed once for each way. */
  packed(accepted: string | undefined): PackedText {
    return packedText(this.#text, accepted, this.#packs);
  }

  /** About how many it takes, with all its packs. */
  get bytes(): number {
    return 1000 + 3 * this.#text.length;
  }
}

/** Answers that went out before, by all that was asked and by whom. */
export type KeptAnswers = LRUCache<string, KeptAnswer>;

/** Keeps the answers that were used last. One that takes more than a tenth of the room is not kept. */
export function keptAnswers(mostBytes = 64 * 2 ** 20): KeptAnswers {
  return new LRUCache({
    maxSize: mostBytes,
    maxEntrySize: Math.floor(mostBytes / 10),
    sizeCalculation: ({ bytes }, key) => bytes + 2 * key.length,
  });
}
