import { type FigureDefinition as Definition, definitionsOf } from '../figures/figure-definition.ts';
import { defaultLowAssignment } from '../peers/low-assignment-parameters.ts';
import { type AppliedRules, appliedRules } from '../sections/license-tally.ts';
import type { FigureUnit } from './license-figure-entry.ts';
import { type FigureId, licenseFigureRegistry } from './license-figure-registry.ts';

/** What a figure of licenses means by the rules that it was computed by, and whether a rule of our own is in it. */
export type FigureDefinition = Definition<FigureUnit, AppliedRules>;

const days = ({ windowDays }: AppliedRules) => (windowDays === 1 ? 'day' : `${number(windowDays)} days`);
const ending = (rules: AppliedRules, ofProduct: string) =>
  `Customers with a trial${ofProduct}, or a subscription${
    rules.autoRenewingExpires ? '' : ' that does not renew by itself'
  }, ending in the next ${days(rules)}.`;
const renewing = (rules: AppliedRules, ofProduct: string) =>
  `Customers with a subscription${ofProduct} that renews by itself in the next ${days(rules)}.`;

function low({ lowAssignment }: AppliedRules, ofProduct: string, more = ''): string {
  const customers = `Customers with a running subscription or trial${ofProduct}`;
  if (!lowAssignment) return `${customers} that a rule of this portal’s own judges to be low.`;
  const { quantile, gap } = lowAssignment;
  const lower =
    quantile === defaultLowAssignment.quantile ? 'the lower quartile' : `the ${percent(quantile)} quantile`;
  const points = Math.round(gap * 1000) / 10;
  const below = `at least ${number(points)} percentage ${points === 1 ? 'point' : 'points'} below their median`;
  return `${customers} whose assignment rate is below ${lower} of its peers and ${below}.${more}`;
}

const peers = ({ lowAssignment }: AppliedRules) =>
  ` Peers have the same product and a similar number of licenses; where they are fewer than ${number(
    lowAssignment?.fewestPeers ?? 0,
  )}, those of all sizes count.`;

const ofProduct = ' of the product';
const assigned = (pools: string) => `Assigned licenses divided by purchased ones, over the ${pools}.`;
const used = (pools: string, most = '') =>
  `Licenses used in the last seven days${most} divided by purchased ones, over the ${pools}.`;
const number = (value: number) => value.toLocaleString('en');
const percent = (value: number) => value.toLocaleString('en', { style: 'percent', maximumFractionDigits: 1 });

const sentences: Readonly<Record<FigureId, (rules: AppliedRules) => string>> = {
  totalCustomers: () => 'Customers with Calling or Meetings in any subscription or trial on record.',
  expiringCustomers: (rules) => ending(rules, ''),
  renewingCustomers: (rules) => renewing(rules, ''),
  lowAssignmentCustomers: (rules) => low(rules, '', peers(rules)),
  overLimitCustomers: () =>
    'Customers with more licenses assigned than purchased in a running subscription or trial.',
  'recentlyAdded.newCustomers': (rules) =>
    `Customers with a subscription or trial of the product added in the last ${days(rules)}.`,
  'recentlyAdded.totalLicenses': () =>
    'Licenses of the product purchased in all subscriptions and trials of the new customers.',
  'expiring.customers': (rules) => ending(rules, ofProduct),
  'expiring.assignedShare': () => assigned('expiring subscriptions and trials'),
  'expiring.usedShare': () => used('expiring subscriptions and trials'),
  'renewing.customers': (rules) => renewing(rules, ofProduct),
  'renewing.assignedShare': () => assigned('renewing subscriptions'),
  'renewing.usedShare': () => used('renewing subscriptions'),
  'lowAssignment.customers': (rules) => low(rules, ofProduct),
  'lowAssignment.assignedShare': () => assigned('subscriptions and trials with low assignment'),
  'lowAssignment.usedShare': () =>
    used('subscriptions and trials with low assignment', ', at most those assigned,'),
  'lowAssignment.unassigned': () =>
    'Licenses that are not assigned, over the subscriptions and trials with low assignment.',
  'overLimit.customers': () =>
    'Customers with more licenses of the product assigned than purchased in a running subscription or trial.',
  'overLimit.overage': () => 'Licenses assigned beyond those purchased, one subscription or trial at a time.',
  'overLimit.averageOverage': () =>
    'Licenses assigned beyond those purchased, divided by the customers with overage.',
};

/** What each figure of licenses means by the rules that hold, as figures tell them (`tally.rules`). */
export const figureDefinitions: Readonly<Record<FigureId, FigureDefinition>> = definitionsOf(
  licenseFigureRegistry,
  sentences,
  appliedRules({}),
);
