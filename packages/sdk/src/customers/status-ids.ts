import { checkList } from '../errors/check-argument.ts';

/** Statuses of a customer, the most urgent first (CUS-2). */
export const statusIds = [
  'suspended',
  'expired',
  'licenseOverage',
  'expiringSoon',
  'orderSetupReady',
  'noRecentActivity',
  'trial',
  'active',
] as const;

/** One of {@link statusIds}. */
export type StatusId = (typeof statusIds)[number];

/** The place of the most urgent of a customer's statuses, from 0; behind all of ours for others, `undefined` without one. */
export function statusUrgency(statuses: readonly string[]): number | undefined {
  checkList('statuses', statuses);
  if (statuses.length === 0) return undefined;
  const ranks = statuses
    .map((status) => (statusIds as readonly string[]).indexOf(status))
    .filter((rank) => rank >= 0);
  return ranks.length === 0 ? statusIds.length : Math.min(...ranks);
}
