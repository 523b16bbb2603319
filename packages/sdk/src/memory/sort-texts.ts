import type { Pausing } from '../operation/in-slices.ts';

/** How two rows of equal, or of hardly told apart, keys are ordered. */
type Compare = (a: number, b: number) => number;

/** Up to so many rows comparing is quicker than packing. */
const smallRun = 40;
/** So many runs of alike starts are ordered between two looks at the clock. */
const runsPerStep = 64;
/** Four characters of seven bits: they stay small integers, and leave room for the places of 33 million rows. */
const partCharacters = 4;
/** Stands for every character beyond ASCII: it comes later than all others, how much later is left to `compare`. */
const beyondAscii = 127;

/** What one call works with; the scratch is made once, runs of rows lie in it where they lie among the positions. */
interface Sorting {
  readonly positions: Uint32Array;
  readonly texts: readonly string[];
  readonly compare: Compare;
  readonly packed: Float64Array;
  readonly before: Uint32Array;
}

/**
 * Orders positions by their texts. The starts of the texts are packed into numbers together with the places of the
 * rows, and sorted as numbers; only rows whose starts are alike are looked at again. `compare` tells the whole order.
 */
export function sortingByTexts(
  positions: Uint32Array,
  texts: readonly string[],
  compare: Compare,
): Pausing<void> {
  const { length } = positions;
  const scratch = { packed: new Float64Array(length), before: new Uint32Array(length) };
  return sortingRun({ positions, texts, compare, ...scratch }, 0, length, 0);
}

function* sortingRun(sorting: Sorting, start: number, end: number, from: number): Pausing<void> {
  const { positions, packed, compare } = sorting;
  if (end - start <= smallRun) {
    positions.subarray(start, end).sort(compare);
    return;
  }
  placeByPart(sorting, start, end, from);
  yield;
  let runs = 0;
  for (let first = start, index = start; index < end; index++) {
    const part = packed[index] as number;
    if (index + 1 < end && packed[index + 1] === part) continue;
    const last = part & 127;
    const isSettled = last === 0 || last === beyondAscii;
    // a text that ended here or went beyond ASCII is left to the comparison of the whole
    if (index > first && isSettled) positions.subarray(first, index + 1).sort(compare);
    else if (index > first) yield* sortingRun(sorting, first, index + 1, from + partCharacters);
    if (++runs % runsPerStep === 0) yield;
    first = index + 1;
  }
}

/** Puts the positions of a run in the order of one part of their texts, and leaves the parts in `packed`. */
function placeByPart(
  { positions, texts, packed, before }: Sorting,
  start: number,
  end: number,
  from: number,
): void {
  const scale = 2 ** (32 - Math.clz32(end - start - 1));
  for (let index = start; index < end; index++) {
    const position = positions[index] as number;
    before[index] = position;
    packed[index] = packedPart(texts[position] as string, from) * scale + (index - start);
  }
  packed.subarray(start, end).sort();
  for (let index = start; index < end; index++) {
    const value = packed[index] as number;
    const part = Math.floor(value / scale);
    positions[index] = before[start + value - part * scale] as number;
    packed[index] = part;
  }
}

function packedPart(text: string, from: number): number {
  const end = Math.min(from + partCharacters, text.length);
  let packed = 0;
  let index = from;
  for (; index < end; index++) {
    const unit = text.charCodeAt(index);
    packed = (packed << 7) | Math.min(unit, beyondAscii);
    if (unit >= beyondAscii) break;
  }
  const taken = Math.min(index + 1, end) - from;
  return packed << (7 * (partCharacters - Math.max(0, taken)));
}
