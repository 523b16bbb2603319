import { wholeMonths } from '../calendar/whole-months.ts';
import { type SectionId, type SectionSort, sectionIds } from '../subscriptions/sections.ts';
import type { SectionRules } from './default-rules.ts';
import type { FigureUnit } from './figure.ts';
import type { SectionTally } from './license-sums.ts';
import { endOf, known, type PoolFacts, share, startOf, weeklyChange } from './pool-facts.ts';
import type { SectionRow } from './section-row.ts';
import type { PoolOnDay } from './section-rules.ts';

/** How a figure of a section is made of its sums. */
export interface FigureFormula {
  readonly id: string;
  readonly unit: FigureUnit;
  readonly numerator: keyof SectionTally;
  /** Absent: the figure is a count. */
  readonly denominator?: keyof SectionTally;
  /** Counts the pools that are left out because something of them is not known. */
  readonly unknown?: keyof SectionTally;
}

/** A section of the subscription analytics: which license pools are in it, and what it tells of them. */
export interface Section {
  readonly holds: (pool: PoolOnDay, rules: SectionRules) => boolean;
  readonly figures: readonly FigureFormula[];
  /** What its rows have beside what the rows of all sections have. */
  readonly details: (facts: PoolFacts) => Partial<SectionRow>;
  /** What is most urgent first. */
  readonly sort: SectionSort;
}

const customers: FigureFormula = { id: 'customers', unit: 'customers', numerator: 'customers' };
const overage: FigureFormula = { id: 'overage', unit: 'licenses', numerator: 'overage' };
const assignedShare: FigureFormula = {
  id: 'assignedShare',
  unit: 'share',
  numerator: 'assigned',
  denominator: 'purchasedOfAssigned',
  unknown: 'assignedUnknown',
};
const usedShare: FigureFormula = {
  id: 'usedShare',
  unit: 'share',
  numerator: 'used',
  denominator: 'purchasedOfUsed',
  unknown: 'usedUnknown',
};

/** The sections (SUB-1 to SUB-5). */
export const sections: Readonly<Record<SectionId, Section>> = {
  recentlyAdded: {
    holds: ({ since }, { windowDays }) => since >= 0 && since <= windowDays,
    figures: [
      { ...customers, id: 'newCustomers' },
      { id: 'totalLicenses', unit: 'licenses', numerator: 'purchasedOfCustomers' },
    ],
    details: (facts) => ({
      daysSinceAdded: facts.today - startOf(facts),
      assignedChange: weeklyChange(facts, 'weekAssigned'),
      usedChange: weeklyChange(facts, 'weekUsed'),
    }),
    sort: 'added',
  },
  expiring: {
    holds: (pool, rules) => ends(pool, rules) && (!pool.renews || rules.autoRenewingExpires),
    figures: [customers, assignedShare, usedShare],
    details: (facts) => ({
      daysToExpiry: endOf(facts) - facts.today,
      used3Months: known(facts.columns.used3Months[facts.pool]),
    }),
    sort: 'ends',
  },
  renewing: {
    holds: (pool, rules) => ends(pool, rules) && pool.renews,
    figures: [customers, assignedShare, usedShare],
    details: (facts) => ({
      daysToRenewal: endOf(facts) - facts.today,
      used3Months: known(facts.columns.used3Months[facts.pool]),
    }),
    sort: 'ends',
  },
  lowAssignment: {
    holds: ({ isLow }) => isLow,
    figures: [
      customers,
      assignedShare,
      { ...usedShare, numerator: 'usedOfAssigned' },
      { id: 'unassigned', unit: 'licenses', numerator: 'unassigned' },
    ],
    details: (facts) => ({
      monthsSinceAdded: wholeMonths(startOf(facts), facts.today),
      assignedShare: share(facts.assigned, facts.total),
      assignedChange: weeklyChange(facts, 'weekAssigned'),
    }),
    sort: 'assignedShare',
  },
  overLimit: {
    holds: ({ since, until, purchased, assigned }) => since >= 0 && until >= 0 && assigned > purchased,
    figures: [
      customers,
      overage,
      { ...overage, id: 'averageOverage', unit: 'licensesPerCustomer', denominator: 'customers' },
    ],
    details: (facts) => ({
      monthsRemaining: wholeMonths(facts.today, endOf(facts)),
      autoRenews: facts.columns.autoRenews[facts.owner] === 1,
      assignedShare: share(facts.assigned, facts.total),
      usedShare: share(facts.used, facts.total),
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
