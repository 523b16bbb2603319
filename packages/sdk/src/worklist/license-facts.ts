import { completeWeeks } from '../calendar/weeks.ts';
import type { LicenseColumns } from '../licenses/license-columns.ts';
import type { Pausing } from '../operation/in-slices.ts';
import type { LicenseTally } from '../sections/license-tally.ts';
import { sections as sectionRegistry } from '../sections/section-registry.ts';
import type { SectionRules } from '../sections/section-rules.ts';
import { sectionBit } from '../sections/section-sets.ts';
import { weeklyAverages, weeksOfUsage } from './weekly-averages.ts';
import type { WorklistLicenses } from './worklist-facts.ts';

type Writable<Of> = { -readonly [Name in keyof Of]: Of[Name] };
type Growing = Writable<Omit<WorklistLicenses, 'isComplete'>>;

/** What is known of a customer's licenses where none is there. */
export const noLicenses: Omit<WorklistLicenses, 'isComplete'> = {
  running: null,
  calling: null,
  expiring: null,
  overage: 0,
  overageNotKnown: 0,
  unassigned: null,
  assignedNotKnown: 0,
  used: null,
};

/** So many pools are looked at between two pauses. */
const poolsAtOnce = 256;

/** What is known of each customer's licenses, by its place in the columns: one pass over the pools that a tally judged. */
export function* gatheringLicenses(
  columns: LicenseColumns,
  { today, membership, products, rules }: LicenseTally,
  fewestWeeks: number,
): Pausing<readonly Omit<WorklistLicenses, 'isComplete'>[]> {
  const [expiring, low] = [sectionBit('expiring'), sectionBit('lowAssignment')];
  const over = sectionBit('overLimit');
  const calling = columns.products.indexOf('calling');
  const facts = columns.customerIds.map((): Growing => ({ ...noLicenses }));
  const usedInWeeks = weeksOf(columns, today);
  for (let pool = 0; pool < membership.length; pool++) {
    if (pool % poolsAtOnce === 0) yield;
    const owner = columns.subscription[pool]!;
    const sections = membership[pool]!;
    const purchased = columns.purchased[pool]!;
    const assigned = columns.assigned[pool]!;
    const one = facts[columns.customer[owner]!]!;
    const runs = columns.start[owner]! <= today && columns.end[owner]! >= today;
    if (runs && Number.isNaN(assigned)) one.overageNotKnown++;
    if (!products.has(columns.product[pool]!)) {
      // whatever is assigned beyond what was purchased, and whatever ends, is something to sell, as the statuses have it
      if (runs && assigned > purchased) one.overage += assigned - purchased;
      if (expires(columns, owner, today, rules))
        addExpiring(one, purchased, columns.used[pool]!, columns.end[owner]!);
      continue;
    }
    if ((sections & expiring) !== 0) addExpiring(one, purchased, columns.used[pool]!, columns.end[owner]!);
    if ((sections & over) !== 0) one.overage += assigned - purchased;
    if ((sections & low) !== 0) one.unassigned = (one.unassigned ?? 0) + purchased - assigned;
    if (!runs) continue;
    one.running = (one.running ?? 0) + purchased;
    if (columns.product[pool] === calling) one.calling = (one.calling ?? 0) + purchased;
    if (Number.isNaN(assigned)) one.assignedNotKnown++;
    if (columns.weeksFrom[pool] === columns.weeksFrom[pool + 1]) continue;
    const used = weeklyAverages(usedInWeeks(pool), fewestWeeks);
    if (used)
      one.used = {
        before: (one.used?.before ?? 0) + used.before,
        now: (one.used?.now ?? 0) + used.now,
      };
  }
  return facts;
}

/** Whether a subscription or trial ends soon and does not renew by itself, by the rule of the section of what expires. */
export function expires(columns: LicenseColumns, owner: number, today: number, rules: SectionRules): boolean {
  const since = today - columns.start[owner]!;
  const until = columns.end[owner]! - today;
  const renews = columns.autoRenews[owner] === 1;
  return sectionRegistry.expiring.holds(
    { since, until, renews, purchased: 0, assigned: Number.NaN, isLow: false },
    rules,
  );
}

function addExpiring(one: Growing, purchased: number, used: number, end: number): void {
  const before = one.expiring;
  const usedOf = Number.isNaN(used)
    ? (before?.usedOf ?? null)
    : {
        used: (before?.usedOf?.used ?? 0) + used,
        purchased: (before?.usedOf?.purchased ?? 0) + purchased,
      };
  one.expiring = {
    purchased: (before?.purchased ?? 0) + purchased,
    usedOf,
    firstEnd: Math.min(before?.firstEnd ?? end, end),
  };
}

/** The used licenses of a pool in the last complete weeks, the oldest first; `undefined`: not known. */
function weeksOf({ weeksFrom, week, weekUsed }: LicenseColumns, today: number) {
  const sundays = completeWeeks(today, weeksOfUsage);
  const first = sundays[0] as number;
  const weeks: (number | undefined)[] = [];
  return (pool: number): readonly (number | undefined)[] => {
    weeks.length = 0;
    weeks.length = weeksOfUsage;
    for (let at = weeksFrom[pool]!; at < weeksFrom[pool + 1]!; at++) {
      const place = (week[at]! - first) / 7;
      if (place >= 0 && place < weeksOfUsage) weeks[place] = weekUsed[at]!;
    }
    return weeks;
  };
}
