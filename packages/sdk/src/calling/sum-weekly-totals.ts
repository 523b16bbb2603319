import { checkList, isRecord } from '../errors/check-argument.ts';
import type { CallingWeekSums, EndpointSums, LocationWeekSums, QueueSums } from './calling-sums.ts';
import type { WeeklyUsage } from './weekly-usage.schema.ts';

/** Sums of each customer and week out of the hub's weekly totals of its locations (REP-4, CAL). */
export function sumWeeklyTotals(rows: readonly WeeklyUsage[]): CallingWeekSums[] {
  checkList('rows', rows, isRecord);
  const byWeek = new Map<string, WeeklyUsage>();
  for (const row of rows) {
    const key = JSON.stringify([row.customerId, row.week]);
    const earlier = byWeek.get(key);
    byWeek.set(key, earlier ? together(earlier, row) : row);
  }
  return [...byWeek.values()].map(weekSums);
}

/** The same of each location. */
export function sumWeeklyTotalsByLocation(rows: readonly WeeklyUsage[]): LocationWeekSums[] {
  checkList('rows', rows, isRecord);
  return rows.map((row) => ({ ...weekSums(row), location: row.location }));
}

const countedFields = [
  'calls',
  'legs',
  'poorLegs',
  'minutes',
  'videoMinutes',
  'audioLegs',
  'videoLegs',
  'deskPhoneLegs',
  'roomDeviceLegs',
  'otherLegs',
  'huntGroupCalls',
  'autoAttendantCalls',
  'queueCalls',
  'queueTimedOut',
  'queueOverflowed',
  'queueTransferred',
  'queueAbandoned',
] as const;

/** Two locations of one customer: what is not known of one is not known of both. */
function together(one: WeeklyUsage, other: WeeklyUsage): WeeklyUsage {
  const counts = countedFields.map((field) => {
    const [a, b] = [one[field], other[field]];
    return [field, a == null || b == null ? undefined : a + b];
  });
  return { ...one, ...Object.fromEntries(counts) };
}

function weekSums(row: WeeklyUsage): CallingWeekSums {
  const { customerId, week, legs } = row;
  return {
    customerId,
    week,
    from: 'totals',
    calls: row.calls ?? null,
    legs: legs ?? null,
    poorLegs: row.poorLegs ?? null,
    // in weekly totals every leg counts as rated
    ratedLegs: legs ?? null,
    minutes: row.minutes ?? null,
    videoMinutes: row.videoMinutes ?? null,
    audioLegs: row.audioLegs ?? null,
    videoLegs: row.videoLegs ?? null,
    activeUsers: null,
    endpoints: endpointsOf(row),
    features: featuresOf(row),
    queue: queueOf(row),
  };
}

/** App legs are what the three others leave. */
function endpointsOf({
  legs,
  deskPhoneLegs,
  roomDeviceLegs,
  otherLegs,
}: WeeklyUsage): CallingWeekSums['endpoints'] {
  if (legs == null || deskPhoneLegs == null || roomDeviceLegs == null || otherLegs == null) return null;
  const app = Math.max(0, legs - deskPhoneLegs - roomDeviceLegs - otherLegs);
  return {
    app: ofUnknownQuality(app),
    deskPhone: ofUnknownQuality(deskPhoneLegs),
    roomDevice: ofUnknownQuality(roomDeviceLegs),
    other: ofUnknownQuality(otherLegs),
  };
}

function ofUnknownQuality(legs: number): EndpointSums {
  return { legs, good: null, poor: null, unrated: null };
}

function featuresOf({
  huntGroupCalls,
  autoAttendantCalls,
  queueCalls,
}: WeeklyUsage): CallingWeekSums['features'] {
  const counts = Object.entries({
    callQueue: queueCalls,
    huntGroup: huntGroupCalls,
    autoAttendant: autoAttendantCalls,
  }).filter((entry): entry is [string, number] => entry[1] != null);
  return counts.length > 0 ? Object.fromEntries(counts) : null;
}

/** Weekly totals tell neither who was answered nor how long anybody waited. */
function queueOf(row: WeeklyUsage): QueueSums | null {
  if (row.queueCalls == null) return null;
  return {
    calls: row.queueCalls,
    answered: null,
    abandoned: row.queueAbandoned ?? null,
    timedOut: row.queueTimedOut ?? null,
    overflowed: row.queueOverflowed ?? null,
    transferred: row.queueTransferred ?? null,
    timeToAnswer: null,
    waitBeforeAbandoning: null,
  };
}
