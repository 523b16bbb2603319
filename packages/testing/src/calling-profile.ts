import { createRandom, type Random } from './random.ts';

/** A customer that calls, as the generators of legs and weekly totals need it. */
export interface CallingCustomer {
  readonly id: string;
  readonly region?: string | undefined;
  /** People who call in an ordinary week. */
  readonly users: number;
}

/** What happens at a customer, that a partner would want to see. */
export type CallingStory = 'ordinary' | 'badWeek' | 'lunchTimeQueues' | 'fallingUsage';

/** How a customer calls: its sites, its devices, its queues. */
export interface CallingProfile extends CallingCustomer {
  readonly story: CallingStory;
  readonly sites: readonly string[];
  readonly queues: readonly string[];
  readonly endpoints: readonly { readonly endpoint: string; readonly share: number }[];
  /** Share of poor legs in an ordinary week. */
  readonly poorShare: number;
  /** Calls of one person in an ordinary week. */
  readonly callsPerUser: number;
  /** Hours that its clocks are ahead of UTC. */
  readonly utcOffset: number;
}

const siteNames = ['Headquarters', 'Warehouse', 'Sales office', 'Service centre'];
const queueNames = ['Service', 'Orders', 'Reception'];
const utcOffsets: Readonly<Record<string, number>> = { US: -6, CA: -5, EU: 1, AE: 4 };
// customers of these sizes are large enough to show what their story is about
const storySizes: Readonly<Record<Exclude<CallingStory, 'ordinary'>, number>> = {
  badWeek: 60,
  lunchTimeQueues: 35,
  fallingUsage: 25,
};

/** How each customer calls; one customer has a bad week, one queues with a lunch-time problem, one calls less and less. */
export function callingProfiles(customers: readonly CallingCustomer[], seed: number): CallingProfile[] {
  const stories = new Map<number, CallingStory>();
  for (const [story, size] of Object.entries(storySizes) as [CallingStory, number][]) {
    const index = nearestInSize(customers, size, stories);
    if (index >= 0) stories.set(index, story);
  }
  return customers.map((customer, index) =>
    profileOf(customer, stories.get(index) ?? 'ordinary', createRandom(seed, 7_000_000 + index)),
  );
}

function nearestInSize(
  customers: readonly CallingCustomer[],
  size: number,
  taken: ReadonlyMap<number, unknown>,
): number {
  let nearest = -1;
  customers.forEach(({ users }, index) => {
    if (taken.has(index) || users === 0) return;
    const best = customers[nearest]?.users ?? Number.POSITIVE_INFINITY;
    if (Math.abs(users - size) < Math.abs(best - size)) nearest = index;
  });
  return nearest;
}

function profileOf(customer: CallingCustomer, story: CallingStory, random: Random): CallingProfile {
  const { users } = customer;
  const sites = 1 + Math.min(siteNames.length - 1, Math.floor(Math.log10(1 + users) * random.next() * 2));
  const hasQueues = story === 'lunchTimeQueues' || (users >= 10 && random.chance(0.4));
  const queues = hasQueues ? random.integer(1, queueNames.length) : 0;
  const deskPhones = random.integer(15, 60);
  return {
    ...customer,
    story,
    sites: siteNames.slice(0, story === 'badWeek' ? Math.max(2, sites) : sites),
    queues: queueNames.slice(0, story === 'lunchTimeQueues' ? 2 : queues),
    endpoints: [
      { endpoint: 'app', share: 100 - deskPhones },
      { endpoint: 'deskPhone', share: deskPhones },
      { endpoint: 'roomDevice', share: random.integer(0, 8) },
      { endpoint: 'other', share: random.integer(0, 5) },
    ],
    poorShare: 0.004 + random.next() ** 3 * 0.05,
    callsPerUser: 1.5 + random.next() * 2.5,
    utcOffset: utcOffsets[customer.region ?? ''] ?? 0,
  };
}

/** How much is called in a week, against an ordinary one; `ago` counts back from the newest week. */
export function volumeOf({ story }: CallingProfile, ago: number, random: Random): number {
  const mood = 0.92 + random.next() * 0.16;
  return story === 'fallingUsage' ? mood * (0.35 + 0.1 * Math.min(ago, 7)) : mood;
}
