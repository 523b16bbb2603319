import type { CallLeg, RecordedLeg } from '@partnerkit/sdk/calling';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';
import { weekOfLeg } from './week-of-leg.ts';

/**
 * Writes legs of weeks that are kept (`keptLegs`), each once by its customer and id, and marks every week of a customer that changes with them: the one that
 * a leg is in now, and the one in which it was before. Of the vendor's records an older writing never replaces a newer one.
 * Answers how many of them were not there before.
 */
export async function writeCallLegs(
  tx: Transaction,
  partner: string,
  legs: readonly CallLeg[],
): Promise<number> {
  if (legs.length === 0) return 0;
  const text = JSON.stringify(legs.map(record));
  const written = await tx.first<{ taken: number }>(sql`
    with offered as materialized (
      select * from jsonb_to_recordset(${text}::jsonb) as r(
        customer_id text, leg_id text, week date, call_id text, location text, user_id text, start_at timestamptz,
        answered_at timestamptz, end_at timestamptz, is_made boolean, endpoint text, feature text, has_audio boolean,
        has_video boolean, measures double precision[], queue_id text, queue_outcome text,
        queue_seconds double precision, reported_at timestamptz)
    ), moved as (
      select l.week, l.customer_id from call_legs l
      join offered o on o.customer_id = l.customer_id and o.leg_id = l.leg_id
      where l.partner_id = ${partner} and l.week <> o.week
    ), written as (
      insert into call_legs as l select ${partner}, customer_id, leg_id, week, call_id, location, user_id, start_at,
        answered_at, end_at, is_made, endpoint, feature, has_audio, has_video, measures, queue_id, queue_outcome,
        queue_seconds, reported_at from offered
      -- two who write the same legs wait for each other, and never in a circle
      order by customer_id, leg_id
      on conflict (partner_id, customer_id, leg_id) do update set
        week = excluded.week, call_id = excluded.call_id, location = excluded.location, user_id = excluded.user_id,
        start_at = excluded.start_at, answered_at = excluded.answered_at, end_at = excluded.end_at,
        is_made = excluded.is_made, endpoint = excluded.endpoint, feature = excluded.feature,
        has_audio = excluded.has_audio, has_video = excluded.has_video, measures = excluded.measures,
        queue_id = excluded.queue_id, queue_outcome = excluded.queue_outcome,
        queue_seconds = excluded.queue_seconds, reported_at = excluded.reported_at
      where excluded.reported_at is null or l.reported_at is null or excluded.reported_at >= l.reported_at
      returning l.week, l.customer_id, l.xmax = 0 as is_new
    ), marked as (
      insert into stale_call_weeks (partner_id, week, customer_id)
      select distinct ${partner}, week, customer_id from
        (select week, customer_id from written union all select week, customer_id from moved) as changed
      order by week, customer_id
      -- holds the mark: nobody takes it away who has not seen these legs
      on conflict (partner_id, week, customer_id) do update set week = excluded.week
    )
    select coalesce(count(*) filter (where is_new), 0)::integer as taken from written`);
  return written?.taken ?? 0;
}

function record(leg: CallLeg): Record<string, unknown> {
  const { audio, video, queue } = leg;
  const { location, reportTime } = leg as RecordedLeg;
  return {
    customer_id: leg.customerId,
    leg_id: leg.id,
    week: weekOfLeg(leg),
    call_id: leg.callId,
    location: location ?? leg.locationId ?? null,
    user_id: leg.userId ?? null,
    start_at: leg.startAt,
    answered_at: leg.answeredAt ?? null,
    end_at: leg.endAt,
    is_made: leg.direction === 'made',
    endpoint: leg.endpoint,
    feature: leg.feature || null,
    has_audio: audio != null,
    has_video: video != null,
    // three of audio, three of video; what was not measured is null
    measures: [audio, video].flatMap((stream) => [
      stream?.jitterMs ?? null,
      stream?.latencyMs ?? null,
      stream?.lossPercent ?? null,
    ]),
    queue_id: queue?.id ?? null,
    queue_outcome: queue?.outcome ?? null,
    queue_seconds: queue ? (Date.parse(queue.leftAt) - Date.parse(queue.enteredAt)) / 1000 : null,
    reported_at: reportTime ?? null,
  };
}
