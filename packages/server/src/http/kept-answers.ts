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
export interface KeptAnswers {
  readonly of: (key: string) => KeptAnswer | undefined;
  readonly keep: (key: string, answer: KeptAnswer) => void;
}

/** Keeps the answers that were used last. One that takes more than a tenth of the room is not kept. */
export function keptAnswers(mostBytes = 64 * 2 ** 20): KeptAnswers {
  // the one that was used last comes last
  const kept = new Map<string, KeptAnswer>();
  let bytes = 0;

  function remove(key: string): KeptAnswer | undefined {
    const found = kept.get(key);
    if (found && kept.delete(key)) bytes -= found.bytes + 2 * key.length;
    return found;
  }

  function put(key: string, answer: KeptAnswer): void {
    kept.set(key, answer);
    bytes += answer.bytes + 2 * key.length;
  }

  return {
    of(key) {
      const found = remove(key);
      if (found) put(key, found);
      return found;
    },
    keep(key, answer) {
      remove(key);
      if (answer.bytes + 2 * key.length > mostBytes / 10) return;
      put(key, answer);
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) return;
        remove(oldest);
      }
    },
  };
}
