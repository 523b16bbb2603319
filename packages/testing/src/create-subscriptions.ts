import { dayNumber, type LicensePool, type Subscription } from '@partnerkit/sdk';
import { createLedger } from './create-subscriptions-ledger.ts';
import { dayText } from './day-text.ts';
import type { Random } from './random.ts';
import { lastCompleteWeek, type PoolLife, weeklyHistory } from './weekly-history.ts';

/** One agreement as a situation wants it. */
interface Plan extends Partial<Pick<Subscription, 'autoRenews' | 'paid' | 'setupComplete'>> {
  readonly kind?: 'trial';
  /** Days from the as-of date to the last day, from and to. */
  readonly endsIn: readonly [number, number];
  /** Share of the licenses that is assigned, from and to; above 1 is overage. */
  readonly assigned?: readonly [number, number];
}

const renewing: Plan = { endsIn: [91, 700], autoRenews: true };

/** What customers go through, and how common it is. Most need nothing (CUS-2). */
const situations: readonly { readonly share: number; readonly plans: readonly Plan[] }[] = [
  { share: 30, plans: [renewing] },
  { share: 8, plans: [{ endsIn: [91, 700] }] },
  { share: 8, plans: [{ endsIn: [0, 90], autoRenews: true }] },
  { share: 6, plans: [{ endsIn: [3, 90] }] },
  { share: 6, plans: [renewing, { endsIn: [60, 600] }] },
  { share: 6, plans: [renewing, { kind: 'trial', endsIn: [3, 80] }] },
  { share: 5, plans: [{ kind: 'trial', endsIn: [3, 85] }] },
  { share: 2, plans: [{ endsIn: [0, 2] }] },
  { share: 1, plans: [{ kind: 'trial', endsIn: [0, 2] }] },
  { share: 4, plans: [{ endsIn: [-500, -1] }] },
  { share: 2, plans: [{ kind: 'trial', endsIn: [-200, -1] }] },
  { share: 4, plans: [{ endsIn: [20, 400], autoRenews: true, paid: false }] },
  { share: 5, plans: [{ endsIn: [310, 362], setupComplete: false, assigned: [0, 0.2] }] },
  { share: 6, plans: [{ ...renewing, assigned: [1.02, 1.3] }] },
  { share: 5, plans: [{ ...renewing, assigned: [0.05, 0.35] }] },
  { share: 2, plans: [] },
];

/** Products that are bought together, and how many of each for one of the first. */
const bundles: readonly { readonly share: number; readonly products: Readonly<Record<string, number>> }[] = [
  { share: 18, products: { meetings: 1 } },
  { share: 18, products: { meetings: 1, messaging: 1 } },
  { share: 14, products: { calling: 1 } },
  { share: 16, products: { meetings: 1, calling: 0.7 } },
  { share: 22, products: { calling: 1, meetings: 0.8, messaging: 1 } },
  { share: 7, products: { meetings: 1, messaging: 1, realTimeTranslations: 0.1 } },
  { share: 3, products: { calling: 1, meetings: 1, messaging: 1, realTimeTranslations: 0.15 } },
  { share: 2, products: { messaging: 1 } },
];

/** What agreements are made with. */
interface AgreementInput {
  readonly customerId: string;
  readonly region: string;
  /** Day number of the as-of date. */
  readonly asOf: number;
  readonly random: Random;
  /** Chance of the weekly history; absent, there is none. */
  readonly history?: Random | undefined;
  /** Chance of bills and orders. */
  readonly ledger: Random;
  /** A number that no agreement has yet. */
  readonly nextNumber: () => number;
}

/** The subscriptions and trials of one customer, in one of the situations that customers go through. */
export function createSubscriptions(input: AgreementInput): Subscription[] {
  const { plans } = input.random.weighted(situations);
  const hadOneBefore = plans.length > 0 && input.random.chance(0.08);
  const all: readonly Plan[] = hadOneBefore ? [{ endsIn: [-900, -400] }, ...plans] : plans;
  return all.map((plan) => createSubscription(plan, input));
}

function createSubscription(plan: Plan, input: AgreementInput): Subscription {
  const { asOf, random, ledger, region } = input;
  const end = asOf + random.integer(...plan.endsIn);
  const start = (plan.kind ? trialStart : termStart)(end, input, plan);
  const { kind, autoRenews = false, paid = true, setupComplete = true } = plan;
  const number = input.nextNumber();
  const bought = boughtMore(plan, { start, end, asOf }, ledger);
  const life = { start, end, asOf, boughtWeeksAgo: bought?.weeksAgo };
  const agreement = {
    id: `${kind ?? 'sub'}-${number}`,
    customerId: input.customerId,
    kind: kind ?? ('subscription' as const),
    startDate: dayText(start),
    endDate: dayText(end),
    ...(kind ? {} : { autoRenews, paid, setupComplete }),
    licenses: createPools(plan, life, input),
  };
  return {
    ...agreement,
    ...createLedger(agreement, { number, region, asOf, boughtOn: bought?.on, random: ledger }),
  };
}

/** When licenses were added, if they were: in one of the weeks of the agreement's life. */
function boughtMore(
  { kind }: Plan,
  { start, end, asOf }: { start: number; end: number; asOf: number },
  ledger: Random,
): { weeksAgo: number; on: number } | undefined {
  const hasBought = ledger.chance(0.4);
  const weeksAgo = ledger.integer(4, 45);
  // the Monday of the first week that counts them
  const on = lastCompleteWeek(Math.min(asOf, end + 1)) - 7 * (weeksAgo - 1) + 1;
  return hasBought && !kind && on > start ? { weeksAgo, on } : undefined;
}

function trialStart(end: number, { asOf, random }: AgreementInput): number {
  return end + 1 - random.pick([30, 60, 90].filter((days) => end - asOf < days));
}

/** Terms are whole years, and many were renewed a few times. */
function termStart(end: number, { asOf, random }: AgreementInput, { setupComplete }: Plan): number {
  const years = Math.max(1, Math.ceil((end + 1 - asOf) / 365));
  const renewals = setupComplete === false ? 0 : Math.floor(6 * random.next() ** 2.5);
  const next = dayText(end + 1);
  const anniversary = `${Number(next.slice(0, 4)) - years - renewals}${next.slice(4)}`;
  // 29 February has one only every fourth year
  return dayNumber(anniversary) ?? end + 1 - Math.round((years + renewals) * 365.25);
}

function createPools(plan: Plan, life: PoolLife, { random, history }: AgreementInput): LicensePool[] {
  const seats = 5 * (plan.kind ? 40 : 1000) ** (random.next() ** 2.6);
  return Object.entries(random.weighted(bundles).products).map(([product, perSeat]) => {
    const purchased = orderSize(seats * perSeat);
    const assigned = assignedOf(purchased, plan.assigned, random);
    const used = Math.round(Math.min(assigned, purchased) * (0.55 + random.next() * 0.4));
    const used3Months = Math.min(assigned, Math.round(used * (1.02 + random.next() * 0.15)));
    const pool = { product, purchased, assigned, used, ...(random.chance(0.85) ? { used3Months } : {}) };
    return history ? { ...pool, weeks: weeklyHistory(pool, life, history) } : pool;
  });
}

function assignedOf(
  purchased: number,
  [from, to] = [1, 0.68] as readonly [number, number],
  random: Random,
): number {
  const wanted = Math.round(purchased * (from + (to - from) * random.next() ** 1.8));
  return from > 1 ? Math.max(purchased + 1, wanted) : Math.min(purchased, wanted);
}

/** Orders are round numbers, the more so the larger they are. */
function orderSize(seats: number): number {
  const step = seats < 12 ? 1 : seats < 200 ? 5 : seats < 1000 ? 25 : 100;
  return Math.max(5, Math.round(seats / step) * step);
}
