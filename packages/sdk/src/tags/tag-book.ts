import { tagKey } from './tag-key.ts';
import type { TagDescription, TagLimits } from './tag-rules.ts';

/** A tag's description and colour; they outlive its last customer, so that an undo restores them (TAG-2). */
export interface TagDetails extends TagDescription {
  readonly name: string;
}

/** Keeps a customer's tags in the host's own store; a rejection takes the change back. */
export type SaveTags = (change: {
  readonly customerId: string;
  readonly tags: readonly string[];
}) => PromiseLike<void> | void;

/** Keeps a tag's description and colour in the host's own store; a rejection takes the change back (TAG-2). */
export type SaveTagDetails = (tag: TagDetails) => PromiseLike<void> | void;

/** What the tags of rows in memory are kept with. */
export interface TagBookOptions {
  readonly tags?: readonly TagDetails[] | undefined;
  readonly tagLimits?: TagLimits | undefined;
  /** Absent: tags are read-only. */
  readonly saveTags?: SaveTags | undefined;
  /** Absent: what describes tags is read-only. */
  readonly saveTagDetails?: SaveTagDetails | undefined;
}

/** What of a customer's row the book reads. */
interface TaggedRow {
  readonly id: string;
  readonly tags?: unknown;
}

const none: readonly string[] = [];

/** The tags of customers in memory: what the rows say, and on top of it what was changed here. */
export class TagBook {
  readonly options: TagBookOptions;
  readonly #changed = new Map<string, readonly string[]>();
  #details: Map<string, TagDetails> | undefined;

  constructor(options: TagBookOptions) {
    this.options = options;
  }

  /** The tags of a customer as they are now. */
  tagsOf = (row: TaggedRow): readonly string[] => {
    // a look-up works out what a map needs of each id, for nothing as long as nobody has changed a tag
    const tags = (this.#changed.size > 0 ? this.#changed.get(row.id) : undefined) ?? row.tags;
    return Array.isArray(tags) ? tags : none;
  };

  /** Puts other tags in the place of a customer's. */
  set(id: string, tags: readonly string[]): void {
    this.#changed.set(id, tags);
  }

  /** Spelling, description and colour of a tag, where they are kept. */
  detailsOf(key: string): TagDetails | undefined {
    this.#details ??= new Map(this.options.tags?.map((tag) => [tagKey(tag.name), tag]));
    return this.#details.get(key);
  }

  /** Puts another description and colour in the place of a tag's; `undefined` takes them away. */
  describe(name: string, details: TagDetails | undefined): void {
    const key = tagKey(name);
    this.detailsOf(key);
    if (details) this.#details?.set(key, details);
    else this.#details?.delete(key);
  }
}
