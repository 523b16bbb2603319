import { type SectionId, sectionIds } from '../subscriptions/sections.ts';

/** The bit of a section in a set of sections. */
export function sectionBit(section: SectionId): number {
  return 1 << sectionIds.indexOf(section);
}

/** How many sets of sections there are. */
export const sectionSets = 1 << sectionIds.length;

/** A license pool on the as-of day; a count that is not known is NaN. */
export interface PoolOnDay {
  /** Days since its first day; before it, below zero. */
  readonly since: number;
  /** Days until its last day; after it, below zero. */
  readonly until: number;
  readonly renews: boolean;
  readonly purchased: number;
  readonly assigned: number;
  /** Whether the rule of low assignment says so. */
  readonly isLow: boolean;
}
