import { calendarDay } from '@partnerkit/sdk';
import type { CallLeg } from '@partnerkit/sdk/calling';
import { weekOf } from '@partnerkit/sdk/server';

const msPerDay = 86_400_000;

// legs come week by week: that of the leg before is that of the next
let last = { week: Number.NaN, text: '' };

/** The Sunday of the week to which a leg belongs: that in which it started (CAL). */
export function weekOfLeg({ startAt }: Pick<CallLeg, 'startAt'>): string {
  const week = weekOf(Math.floor(Date.parse(startAt) / msPerDay));
  if (week !== last.week) last = { week, text: calendarDay(week) };
  return last.text;
}
