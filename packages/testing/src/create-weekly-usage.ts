import { type CalendarDay, calendarDay, dayNumber } from '@partnerkit/sdk';
import type { WeeklyUsage } from '@partnerkit/sdk/calling';
import { type CallingCustomer, type CallingProfile, callingProfiles, volumeOf } from './calling-profile.ts';
import { createRandom, type Random } from './random.ts';
import { lastCompleteWeek } from './weekly-history.ts';

/** How {@link createWeeklyUsage} makes weekly totals. */
export interface WeeklyUsageOptions {
  readonly seed?: number | undefined;
  readonly asOf: CalendarDay;
  /** How many complete weeks, 9 unless told. */
  readonly weeks?: number | undefined;
}

/** Weekly totals of customers and their sites, as the hub's usage files hold them (REP-4). */
export function createWeeklyUsage(
  customers: readonly CallingCustomer[],
  { seed = 1, asOf, weeks = 9 }: WeeklyUsageOptions,
): WeeklyUsage[] {
  const newest = lastCompleteWeek(dayNumber(asOf) as number);
  return callingProfiles(customers, seed).flatMap((profile, index) =>
    Array.from({ length: weeks }, (_, ago) => {
      const random = createRandom(seed + ago, 9_000_000 + index);
      const volume = volumeOf(profile, ago, random);
      return profile.sites.map((site, at) =>
        usageOf(profile, site, calendarDay(newest - 7 * ago), volume * shareOfSite(profile, at), random),
      );
    })
      .reverse()
      .flat(),
  );
}

/** The first site is the largest. */
function shareOfSite({ sites }: CallingProfile, at: number): number {
  const parts = sites.map((_, place) => 1 / (place + 1));
  return (parts[at] as number) / parts.reduce((sum, part) => sum + part, 0);
}

function usageOf(
  profile: CallingProfile,
  location: string,
  week: CalendarDay,
  volume: number,
  random: Random,
): WeeklyUsage {
  const calls = Math.round(profile.users * profile.callsPerUser * volume * 0.65);
  const legs = Math.round(calls * (1.7 + random.next() * 0.2));
  const [, deskPhone, roomDevice, other] = profile.endpoints.map(({ share }) => share);
  const all = profile.endpoints.reduce((sum, { share }) => sum + share, 0);
  const part = (share = 0) => Math.round((legs * share) / all);
  const videoLegs = Math.round(legs * (0.12 + random.next() * 0.05));
  const minutes = Math.round(legs * (3 + random.next() * 2));
  const queueCalls = profile.queues.length > 0 ? Math.round(legs * 0.15) : 0;
  const of = (share: number) => Math.round(queueCalls * share * (0.8 + random.next() * 0.4));
  return {
    customerId: profile.id,
    location,
    week,
    calls,
    legs,
    poorLegs: Math.round(legs * profile.poorShare * (0.8 + random.next() * 0.4)),
    minutes,
    videoMinutes: Math.round((minutes * videoLegs) / Math.max(1, legs)),
    audioLegs: legs,
    videoLegs,
    deskPhoneLegs: part(deskPhone),
    roomDeviceLegs: part(roomDevice),
    otherLegs: part(other),
    huntGroupCalls: Math.round(legs * 0.05),
    autoAttendantCalls: Math.round(legs * 0.04),
    queueCalls,
    queueTimedOut: of(0.04),
    queueOverflowed: of(0.03),
    queueTransferred: of(0.05),
    queueAbandoned: of(0.08),
  };
}
