import type { CalendarDay, Subscription } from '@partnerkit/sdk';
import { standingOf } from './customer-subscriptions-standing.ts';

/** ▲ From which share of what was purchased all of it counts as used, and below which most of it counts as unused. */
export const licenseNeedRule = { full: 0.9, idle: 0.5 } as const;

/** Whether a customer uses what it bought of a product, or needs more (DET-1). */
export interface LicenseNeed {
  readonly product: string;
  /** `over`: more assigned than purchased. `unknown`: what is used is not supplied. `none`: nothing runs. */
  readonly need: 'over' | 'full' | 'healthy' | 'idle' | 'unknown' | 'none';
  readonly purchased: number;
  /** `null` is not known. */
  readonly assigned: number | null;
  readonly used: number | null;
  readonly overage: number;
  /** The last day of the license that ended last, where none runs. */
  readonly endedOn?: CalendarDay | undefined;
}

type Pool = Subscription['licenses'][number];

/** What running subscriptions and trials say of each product, in the order in which the data names them. */
export function licenseNeeds(
  subscriptions: readonly Subscription[],
  asOf: CalendarDay,
  rule: { readonly full: number; readonly idle: number } = licenseNeedRule,
): LicenseNeed[] {
  const products = new Set(subscriptions.flatMap(({ licenses }) => licenses.map(({ product }) => product)));
  return [...products].map((product) => {
    const held = subscriptions.filter(({ licenses }) => licenses.some((pool) => pool.product === product));
    const running = held.filter((subscription) => standingOf(subscription, asOf) === 'runs');
    const pools = running.flatMap(({ licenses }) => licenses.filter((pool) => pool.product === product));
    const counts = {
      product,
      purchased: pools.reduce((sum, { purchased }) => sum + purchased, 0),
      assigned: knownSum(pools, 'assigned'),
      used: knownSum(pools, 'used'),
      overage: pools.reduce((sum, pool) => sum + overageOf(pool), 0),
    };
    if (pools.length > 0) return { ...counts, need: needOf(counts, rule) };
    const ended = held.map(({ endDate }) => endDate).filter((day) => day < asOf);
    return { ...counts, need: 'none', ...(ended.length > 0 && { endedOn: ended.sort().at(-1) as string }) };
  });
}

function needOf(
  { purchased, used, overage }: Pick<LicenseNeed, 'purchased' | 'used' | 'overage'>,
  { full, idle }: { readonly full: number; readonly idle: number },
): LicenseNeed['need'] {
  if (overage > 0) return 'over';
  if (used === null || purchased === 0) return 'unknown';
  if (used >= purchased * full) return 'full';
  return used < purchased * idle ? 'idle' : 'healthy';
}

/** A sum is known when each of its parts is. */
function knownSum(pools: readonly Pool[], count: 'assigned' | 'used'): number | null {
  const values = pools.map((pool) => pool[count]);
  return values.every((value) => value !== undefined)
    ? values.reduce<number>((sum, value) => sum + (value as number), 0)
    : null;
}

function overageOf({ purchased, assigned = 0 }: Pool): number {
  return Math.max(0, assigned - purchased);
}
