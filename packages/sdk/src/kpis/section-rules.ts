import { type SectionId, sectionIds } from '../subscriptions/sections.ts';

/** The bit of a section in a set of sections. */
export function sectionBit(section: SectionId): number {
  return 1 << sectionIds.indexOf(section);
}

/** By which rules a pool is in a section. */
export interface SectionRules {
  /** How many days ahead and back the windows reach. */
  readonly windowDays: number;
  /** Whether a subscription that renews by itself can expire (our rule: it can't). */
  readonly autoRenewingExpires: boolean;
}

/** 90 days; what renews by itself does not expire. */
export const defaultSectionRules: SectionRules = { windowDays: 90, autoRenewingExpires: false };

/** The set of sections that a pool is in, low assignment apart. */
export function sectionsOf(
  since: number,
  until: number,
  renews: boolean,
  purchased: number,
  assigned: number,
  { windowDays, autoRenewingExpires }: SectionRules,
): number {
  let sections = since >= 0 && since <= windowDays ? 1 : 0;
  if (until < 0) return sections;
  if (until <= windowDays) {
    if (!renews || autoRenewingExpires) sections |= 2;
    if (renews) sections |= 4;
  }
  return since >= 0 && assigned > purchased ? sections | 16 : sections;
}
