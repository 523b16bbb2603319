import { BoundedTexts } from './bounded-texts.ts';
import type { UsageHome } from './usage-home.ts';

const rememberedHomes = 50_000;

/** Where customers are: as files of an import that were read before put them, else as is known; in memory that has its bounds. */
export class KnownHomes {
  readonly #ask: (ids: readonly string[]) => Promise<ReadonlyMap<string, UsageHome>>;
  /** Customers that files of this import name, and where they put them. */
  readonly #named = new BoundedTexts<UsageHome>();
  #homes = new Map<string, UsageHome | undefined>();

  constructor(ask: (ids: readonly string[]) => Promise<ReadonlyMap<string, UsageHome>>) {
    this.#ask = ask;
  }

  /** Asks for those that are not known yet. */
  async learn(ids: readonly string[]): Promise<void> {
    if (this.#homes.size > rememberedHomes) this.#homes = new Map();
    const fresh = [...new Set(ids)].filter((id) => !this.#homes.has(id));
    if (fresh.length === 0) return;
    const found = await this.#ask(fresh);
    for (const id of fresh) this.#homes.set(id, found.get(id));
  }

  /** Where a customer is; `undefined`: nowhere, or it was not asked for. */
  of(id: string): UsageHome | undefined {
    return this.#named.get(id) ?? this.#homes.get(id);
  }

  /** Takes note of where a file puts a customer; `false` where one before did, or where no more are remembered. */
  name(id: string, home: UsageHome): boolean {
    return this.#named.add(id, home);
  }

  /** Whether files name more customers than are remembered. */
  get isFull(): boolean {
    return this.#named.isFull;
  }
}
