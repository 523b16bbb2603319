import { wholeMonths } from '../calendar/whole-months.ts';
import { shareOf } from '../figures/share-of.ts';
import { endOf, known, type PoolFacts, startOf, weeklyChange } from '../licenses/pool-facts.ts';
import { type SectionId, type SectionSort, sectionIds } from '../subscriptions/section-ids.ts';
import type { SectionRow } from './section-row.ts';
import type { PoolOnDay, SectionRules } from './section-rules.ts';

/** A section of the subscription analytics: which license pools are in it, and what it tells of them. */
export interface Section {
  readonly holds: (pool: PoolOnDay, rules: SectionRules) => boolean;
  /** What its rows have beside what the rows of all sections have. */
  readonly details: (facts: PoolFacts) => Partial<SectionRow>;
  /** What is most urgent first. */
  readonly sort: SectionSort;
}

/** The sections (SUB-1 to SUB-5). */
export const sections: Readonly<Record<SectionId, Section>> = {
  recentlyAdded: {
    holds: ({ since }, { windowDays }) => since >= 0 && since <= windowDays,
    details: (facts) => ({
      daysSinceAdded: facts.today - startOf(facts),
      assignedChange: weeklyChange(facts, 'weekAssigned'),
      usedChange: weeklyChange(facts, 'weekUsed'),
    }),
    sort: 'added',
  },
  expiring: {
    holds: (pool, rules) => ends(pool, rules) && (!pool.renews || rules.autoRenewingExpires),
    details: (facts) => ({
      daysToExpiry: endOf(facts) - facts.today,
      used3Months: known(facts.columns.used3Months[facts.pool]),
    }),
    sort: 'ends',
  },
  renewing: {
    holds: (pool, rules) => ends(pool, rules) && pool.renews,
    details: (facts) => ({
      daysToRenewal: endOf(facts) - facts.today,
      used3Months: known(facts.columns.used3Months[facts.pool]),
    }),
    sort: 'ends',
  },
  lowAssignment: {
    holds: ({ isLow }) => isLow,
    details: (facts) => ({
      monthsSinceAdded: wholeMonths(startOf(facts), facts.today),
      assignedShare: shareOf(facts.assigned, facts.total),
      assignedChange: weeklyChange(facts, 'weekAssigned'),
    }),
    sort: 'assignedShare',
  },
  overLimit: {
    holds: ({ since, until, purchased, assigned }) => since >= 0 && until >= 0 && assigned > purchased,
    details: (facts) => ({
      monthsRemaining: wholeMonths(facts.today, endOf(facts)),
      autoRenews: facts.columns.autoRenews[facts.owner] === 1,
      assignedShare: shareOf(facts.assigned, facts.total),
      usedShare: shareOf(facts.used, facts.total),
    }),
    sort: '-overage',
  },
};

function ends({ until }: PoolOnDay, { windowDays }: SectionRules): boolean {
  return until >= 0 && until <= windowDays;
}

/** Tells the set of sections that a pool is in. */
export function sectionJudge(rules: SectionRules): (pool: PoolOnDay) => number {
  const inOrder = sectionIds.map((id) => sections[id].holds);
  return (pool) => {
    let set = 0;
    for (let section = 0; section < inOrder.length; section++) {
      if (inOrder[section]!(pool, rules)) set |= 1 << section;
    }
    return set;
  };
}
