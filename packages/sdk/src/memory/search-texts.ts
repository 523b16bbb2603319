import type { CustomerRow } from '../customers/customer.schema.ts';
import { customerSearchText } from '../customers/customer-profile.ts';
import type { Pausing } from '../operation/in-slices.ts';
import { foldText } from '../text/fold-text.ts';

/** What the texts of rows are made of, by position. */
export interface SearchTextsInput {
  readonly text: (position: number) => string;
  /** How long the start of a row's text is by which it is sorted. */
  readonly sortKeyLength: (position: number, text: string) => number;
}

/** Makes {@link SearchTexts} of so many customers: they load with the first search. */
export type MakeSearchTexts = (length: number, rowAt: (position: number) => CustomerRow) => SearchTexts;

/** What has no other spelling: most names, which one look tells. */
const onlyCase = /^[\n\x20-\x7e]*$/;

/** The search texts of customers, some of which may not fit. */
export const makeSearchTexts: MakeSearchTexts = (length, rowAt) => {
  const nameOf = (position: number) => text(rowAt(position).name);
  return new SearchTexts(length, {
    text: (position) => {
      const name = nameOf(position);
      const adminEmail = text(rowAt(position).adminEmail);
      const both = adminEmail ? [name, adminEmail].join('\n') : name;
      return onlyCase.test(both) ? both.toLowerCase() : customerSearchText(name, adminEmail);
    },
    sortKeyLength: (position, text) => {
      const name = nameOf(position);
      if (name.includes('\n')) return foldText(name).length;
      const end = text.indexOf('\n');
      return end < 0 ? text.length : end;
    },
  });
};

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** So many rows share one string. */
const perBlock = 256;
/** So many marks are looked at between two looks at the clock: of one it takes next to nothing. */
const perStep = 4096;
/** Stands between two rows; a search that holds it finds nothing across them. */
const between = '\n';

/**
 * The texts in which a search looks, those of many rows in one string: looking through it is one call for all of them, and a
 * million rows are a few thousand strings for the collector of memory to move. Made as they are asked for.
 */
export class SearchTexts {
  readonly #textOf: (position: number) => string;
  readonly #sortKeyLengthOf: SearchTextsInput['sortKeyLength'];
  readonly #length: number;
  readonly #blocks: string[];
  /** Where in its block a row's text starts. */
  readonly #starts: Uint32Array;
  readonly #sortKeyLengths: Uint32Array;

  /** Over so many rows; a row's text begins with what it is sorted by. */
  constructor(length: number, { text, sortKeyLength }: SearchTextsInput) {
    this.#length = length;
    this.#textOf = text;
    this.#sortKeyLengthOf = sortKeyLength;
    // made at its full length: an array that is filled from the middle would become a slow one
    this.#blocks = new Array(Math.ceil(length / perBlock));
    this.#starts = new Uint32Array(length);
    this.#sortKeyLengths = new Uint32Array(length);
  }

  /** The text of a row; where nobody has looked through the texts around it, it is made alone. */
  text(position: number): string {
    const block = this.#blocks[Math.floor(position / perBlock)];
    if (block === undefined) return this.#textOf(position);
    return block.slice(this.#starts[position], this.#end(position, block));
  }

  /** What a row is sorted by. */
  sortKey(position: number): string {
    const block = this.#block(Math.floor(position / perBlock));
    const start = this.#starts[position] as number;
    return block.slice(start, start + (this.#sortKeyLengths[position] as number));
  }

  /** Makes the texts that were not asked for yet. */
  *making(): Pausing<void> {
    for (let index = 0; index < this.#blocks.length; index++) {
      this.#block(index);
      yield;
    }
  }

  /** Those of some positions whose rows hold one spelling of each of some texts, in the same order. */
  *holding(texts: readonly (readonly string[])[], positions: Uint32Array): Pausing<Uint32Array> {
    const marks = yield* this.marking(texts);
    const found = new Uint32Array(positions.length);
    let count = 0;
    for (let start = 0; start < positions.length; start += perStep) {
      const some = positions.subarray(start, start + perStep);
      count = takeMarked(some, { marks, mark: texts.length, found, count });
      yield;
    }
    return found.slice(0, count);
  }

  /**
   * Marks the rows that hold one spelling of each of some texts: they have the number of texts in the answer, by position, and
   * no other row has.
   */
  *marking(texts: readonly (readonly string[])[]): Pausing<Uint8Array> {
    const marks = new Uint8Array(this.#length);
    for (let index = 0; index < this.#blocks.length; index++) {
      const block = this.#block(index);
      texts.forEach((spellings, count) => {
        for (const spelling of spellings) this.#mark(marks, { block, index, spelling, count });
      });
      yield;
    }
    return marks;
  }

  /** Counts the rows of a block on that hold a spelling, and had all texts before it. */
  #mark(
    marks: Uint8Array,
    { block, index, spelling, count }: { block: string; index: number; spelling: string; count: number },
  ): void {
    const starts = this.#starts;
    const last = Math.min(this.#length, (index + 1) * perBlock) - 1;
    let position = index * perBlock;
    for (let at = block.indexOf(spelling); at >= 0; ) {
      while (position < last && (starts[position + 1] as number) <= at) position++;
      const end = position < last ? (starts[position + 1] as number) - between.length : block.length;
      const isWithin = at + spelling.length <= end;
      if (isWithin && marks[position] === count) marks[position] = count + 1;
      if (isWithin && position === last) return;
      at = block.indexOf(spelling, isWithin ? starts[position + 1] : at + 1);
    }
  }

  #end(position: number, block: string): number {
    const next = position + 1;
    const isLast = next % perBlock === 0 || next === this.#length;
    return isLast ? block.length : (this.#starts[next] as number) - between.length;
  }

  #block(index: number): string {
    return this.#blocks[index] ?? this.#make(index);
  }

  #make(index: number): string {
    const texts: string[] = [];
    const end = Math.min(this.#length, (index + 1) * perBlock);
    let start = 0;
    for (let position = index * perBlock; position < end; position++) {
      const text = this.#textOf(position);
      texts.push(text);
      this.#starts[position] = start;
      start += text.length + between.length;
      this.#sortKeyLengths[position] = this.#sortKeyLengthOf(position, text);
    }
    // joined, not concatenated: a flat text is quicker to look through
    const block = texts.join(between);
    this.#blocks[index] = block;
    return block;
  }
}

/** Adds the positions that have a mark to those found so far, and answers how many these are then. A loop by itself is compiled soon. */
function takeMarked(
  positions: Uint32Array,
  { marks, mark, found, count }: { marks: Uint8Array; mark: number; found: Uint32Array; count: number },
): number {
  let end = count;
  for (let index = 0; index < positions.length; index++) {
    const position = positions[index] as number;
    if (marks[position] === mark) found[end++] = position;
  }
  return end;
}
