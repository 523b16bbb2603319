import type { PoorLegRule } from '@partnerkit/sdk/calling';
import sql, { type Sql } from 'sql-template-tag';

/** The sums of the legs of one customer and week, `s.customer_id` and `s.week` of the query around it: one row (CAL). */
export function weekSums(partner: string, rule: PoorLegRule): Sql {
  return sql`
    with measured as (
      select *, ${takenAndOver(rule)}
      from call_legs
      where partner_id = ${partner} and week = s.week and customer_id = s.customer_id
      -- each measure is looked at once
      offset 0
    ), legs as materialized (
      select call_id collate "C" as call_id, user_id collate "C" as user_id, location, is_made, endpoint, feature,
        has_audio, has_video, queue_outcome, queue_seconds, end_at - answered_at as talk, taken > 0 as is_rated,
        ${isPoor(rule)} as is_poor
      from measured
    ), by_endpoint as (
      select endpoint, count(*) as legs, count(*) filter (where is_poor) as poor,
        count(*) filter (where not is_rated) as unrated
      from legs group by endpoint
    ), by_feature as (
      select feature, count(distinct call_id) as calls from legs where feature is not null group by feature
    ), by_location as (
      select location, count(distinct call_id) filter (where is_made) as calls, count(*) as legs,
        count(*) filter (where is_poor) as poor_legs, count(*) filter (where is_rated) as rated_legs,
        ${minutesOf(sql`talk`)} as minutes
      from legs group by location
    )
    select count(distinct call_id) filter (where is_made) as calls, count(*) as legs,
      count(*) filter (where is_poor) as poor_legs, count(*) filter (where is_rated) as rated_legs,
      coalesce((select calls from by_feature where feature = 'callQueue'), 0) as queue_calls,
      jsonb_build_object(
        'minutes', ${minutesOf(sql`talk`)},
        'videoMinutes', ${minutesOf(sql`case when has_video then talk end`)},
        'audioLegs', count(*) filter (where has_audio), 'videoLegs', count(*) filter (where has_video),
        'activeUsers', count(distinct user_id),
        'endpoints', (select jsonb_object_agg(endpoint, jsonb_build_object(
          'legs', legs, 'good', legs - poor - unrated, 'poor', poor, 'unrated', unrated)) from by_endpoint),
        'features', (select coalesce(jsonb_object_agg(feature, calls), '{}') from by_feature),
        'queue', jsonb_build_object(
          'calls', count(queue_outcome),
          'answered', count(*) filter (where queue_outcome = 'answered'),
          'abandoned', count(*) filter (where queue_outcome = 'abandoned'),
          'timedOut', count(*) filter (where queue_outcome = 'timedOut'),
          'overflowed', count(*) filter (where queue_outcome = 'overflowed'),
          'transferred', count(*) filter (where queue_outcome = 'transferred'),
          'timeToAnswer', jsonb_build_object(
            'seconds', ${secondsOf(sql`queue_outcome in ('answered', 'transferred')`)},
            'calls', count(*) filter (where queue_outcome in ('answered', 'transferred'))),
          'waitBeforeAbandoning', jsonb_build_object(
            'seconds', ${secondsOf(sql`queue_outcome = 'abandoned'`)},
            'calls', count(*) filter (where queue_outcome = 'abandoned'))),
        'locations', (select jsonb_agg(jsonb_build_object('location', location, 'calls', calls, 'legs', legs,
          'poorLegs', poor_legs, 'ratedLegs', rated_legs, 'minutes', minutes) order by location collate "C")
          from by_location)) as details
    from legs`;
}

/** How many measures of a leg were taken, and how many of them are over their threshold (CAL-3). */
export function takenAndOver({ jitterMs, latencyMs, lossPercent }: PoorLegRule): Sql {
  return sql`
    num_nonnulls(measures[1], measures[2], measures[3], measures[4], measures[5], measures[6]) as taken,
    num_nonnulls(
      nullif(measures[1] > ${jitterMs}, false), nullif(measures[2] > ${latencyMs}, false),
      nullif(measures[3] > ${lossPercent}, false), nullif(measures[4] > ${jitterMs}, false),
      nullif(measures[5] > ${latencyMs}, false), nullif(measures[6] > ${lossPercent}, false)) as over`;
}

/** Whether a leg is poor, by {@link takenAndOver}. */
export function isPoor({ when }: PoorLegRule): Sql {
  return sql`taken > 0 and case when ${when} = 'any' then over > 0 else over = taken end`;
}

/** Exact until the last step, which is that of the library: the same whatever the order of the legs. */
export function minutesOf(talk: Sql): Sql {
  return sql`(coalesce(extract(epoch from sum(${talk})), 0) * 1000)::double precision / 60000`;
}

/** The same of seconds in queues. */
function secondsOf(which: Sql): Sql {
  return sql`coalesce(sum(round(queue_seconds * 1000)) filter (where ${which}), 0) / 1000`;
}
