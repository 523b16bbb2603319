import { calendarDay } from '@partnerkit/sdk';
import type { CallLeg } from '@partnerkit/sdk/calling';
import { weekOf } from '@partnerkit/sdk/server';

const msPerDay = 86_400_000;

/** The Sunday of the week to which a leg belongs: that in which it started (CAL). */
export function weekOfLeg({ startAt }: Pick<CallLeg, 'startAt'>): string {
  return calendarDay(weekOf(Math.floor(Date.parse(startAt) / msPerDay)));
}
