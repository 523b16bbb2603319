import { calendarDay } from '../../sdk/src/calendar/calendar-day.ts';
import { queueOutcomes } from '../../sdk/src/calling/call-leg.schema.ts';
import type { CallLegColumns } from '../../sdk/src/calling/call-leg-columns.ts';
import type { CallingWeekSums } from '../../sdk/src/calling/calling-sums.ts';
import { WeekValues } from './week-values.ts';

const msPerMinute = 60_000;

/** What PartnerKit's sums say, as values. */
export function partnerKitValues(sums: readonly CallingWeekSums[], columns: CallLegColumns): WeekValues {
  const values = new WeekValues(columns);
  const { customerIds, endpoints, features } = columns;
  const customers = new Map(customerIds.map((id, at) => [id, at]));
  const weeks = new Map(columns.weeks.map((sunday, at) => [calendarDay(sunday), at]));
  for (const sum of sums) {
    const slot = customers.get(sum.customerId)! * columns.weeks.length + weeks.get(sum.week)!;
    values.calls[slot] = sum.calls!;
    values.all[slot] = sum.legs!;
    values.poor[slot] = sum.poorLegs!;
    values.rated[slot] = sum.ratedLegs!;
    values.ms[slot] = sum.minutes! * msPerMinute;
    values.videoMs[slot] = sum.videoMinutes! * msPerMinute;
    values.audio[slot] = sum.audioLegs!;
    values.video[slot] = sum.videoLegs!;
    values.users[slot] = sum.activeUsers!;
    endpoints.forEach((name, at) => {
      const { good, poor, unrated } = sum.endpoints?.[name] ?? { good: 0, poor: 0, unrated: 0 };
      values.endpoints.set([good!, poor!, unrated!], (slot * endpoints.length + at) * 3);
    });
    features.forEach((name, at) => {
      values.features[slot * features.length + at] = sum.features?.[name] ?? 0;
    });
    queueOutcomes.forEach((outcome, at) => {
      values.outcomes[slot * queueOutcomes.length + at] = sum.queue![outcome]!;
    });
    values.answerSeconds[slot] = sum.queue!.timeToAnswer!.seconds;
    values.waitSeconds[slot] = sum.queue!.waitBeforeAbandoning!.seconds;
  }
  return values;
}
