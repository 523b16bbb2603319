import type { CustomerRow } from '../customers/customer.schema.ts';
import type { TagLimits } from '../tags/tag-rules.ts';

/** A tag's description and colour; they outlive its last customer, so that an undo restores them (TAG-2). */
export interface TagDetails {
  readonly name: string;
  readonly description?: string;
  readonly color?: string;
}

/** Keeps a customer's tags in the host's own store; a rejection takes the change back. */
export type SaveTags = (change: {
  readonly customerId: string;
  readonly tags: readonly string[];
}) => PromiseLike<void>;

/** What the tags of rows in memory are kept with. */
export interface TagBookOptions {
  readonly tags?: readonly TagDetails[];
  readonly tagLimits?: TagLimits;
  readonly saveTags?: SaveTags;
}

const none: readonly string[] = [];

/** The tags of customers in memory: what the rows say, and on top of it what was changed here. */
export class TagBook {
  readonly options: TagBookOptions;
  readonly #changed = new Map<string, readonly string[]>();

  constructor(options: TagBookOptions) {
    this.options = options;
  }

  /** The tags of a customer as they are now. */
  tagsOf = (row: CustomerRow): readonly string[] => {
    const tags = this.#changed.get(row.id) ?? row.tags;
    return Array.isArray(tags) ? tags : none;
  };

  /** Puts other tags in the place of a customer's. */
  set(id: string, tags: readonly string[]): void {
    this.#changed.set(id, tags);
  }
}
