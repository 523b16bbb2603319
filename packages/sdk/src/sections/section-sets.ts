import { type SectionId, sectionIds } from '../subscriptions/section-ids.ts';

/**
 * Ids that a byte has a bit for each, and one more that says that a customer has the product at all. With an eighth
 * section this is `never` and {@link sectionBit} does not compile: sets of sections then need wider arrays.
 */
export type FitsAByte<Ids extends readonly string[]> = Ids['length'] extends 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7
  ? Ids
  : never;

const inOrder: FitsAByte<typeof sectionIds> = sectionIds;

/** The bit of a section in a set of sections. */
export function sectionBit(section: SectionId): number {
  return 1 << inOrder.indexOf(section);
}

/** How many sets of sections there are. */
export const sectionSets = 1 << inOrder.length;

/** Beside the bits of its sections: a customer has the product. */
export const hasProduct = 1 << inOrder.length;

/** Room for so many sets of sections, each with {@link hasProduct}. */
export const newSectionSets = (count: number) => new Uint8Array(count);
