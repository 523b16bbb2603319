import type { PoorLegRule } from '@partnerkit/sdk/calling';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';
import type { CallsTarget } from './calls-target.ts';
import { keptLegs } from './kept-legs.ts';

/** So many weeks of customers are counted anew in one go. */
const weeksAtOnce = 1000;

/**
 * Counts the marked weeks of customers anew out of their legs, and takes the marks away; answers how many there were, 0
 * where nothing is left to do. What is marked and what is counted change together, so a process that is killed loses
 * nothing: the mark is still there for the next one (CAL).
 */
async function rollUpStaleWeeks(tx: Transaction, partner: string, rule: PoorLegRule): Promise<number> {
  const kept = await keptLegs(tx, partner);
  const stale = await tx.rows<{ week: string; customer: string }>(sql`
    delete from stale_call_weeks s using (
      select week, customer_id from stale_call_weeks where partner_id = ${partner}
      order by week, customer_id limit ${weeksAtOnce} for update skip locked
    ) as picked
    where s.partner_id = ${partner} and s.week = picked.week and s.customer_id = picked.customer_id
    returning s.week::text as week, s.customer_id as customer`);
  if (stale.length === 0) return 0;
  // what is left of a week whose legs are gone is not the week
  const whole = stale.filter(({ week }) => !kept || week >= kept.from);
  if (whole.length > 0) await rollUp(tx, partner, whole, rule);
  await bumpCallingVersion(tx, partner);
  return stale.length;
}

/** Counts all weeks that are marked, in as many transactions as that takes. */
export async function rollUpAll({ partner, rule, transaction }: CallsTarget): Promise<void> {
  while ((await transaction((tx) => rollUpStaleWeeks(tx, partner, rule))) > 0);
}

/** Says that what is known of the partner's calls has changed. */
export async function bumpCallingVersion(tx: Transaction, partner: string): Promise<void> {
  await tx.run(sql`
    insert into calling_versions (partner_id, version, changed_at) values (${partner}, 1, clock_timestamp())
    on conflict (partner_id) do update
    set version = calling_versions.version + 1, changed_at = clock_timestamp()`);
}

async function rollUp(
  tx: Transaction,
  partner: string,
  stale: readonly { readonly week: string; readonly customer: string }[],
  { when, jitterMs, latencyMs, lossPercent }: PoorLegRule,
): Promise<void> {
  const weeks = stale.map(({ week }) => week);
  const customers = stale.map(({ customer }) => customer);
  const limits = [jitterMs, latencyMs, lossPercent, jitterMs, latencyMs, lossPercent];
  await tx.run(sql`
    with stale as (
      select week, customer_id from unnest(${weeks}::date[], ${customers}::text[]) as s(week, customer_id)
    ), measured as materialized (
      select l.week, l.customer_id, l.call_id, l.user_id, l.location, l.is_made, l.endpoint, l.feature, l.has_audio,
        l.has_video, l.queue_outcome, l.queue_seconds,
        coalesce(extract(epoch from l.end_at - l.answered_at), 0) as seconds,
        (select count(m) from unnest(l.measures) as m) as taken,
        (select count(*) from unnest(l.measures, ${limits}::double precision[]) as m(measure, most)
          where measure > most) as over
      from call_legs l join stale using (week, customer_id) where l.partner_id = ${partner}
    ), rated as materialized (
      select *, taken > 0 as is_rated,
        taken > 0 and case when ${when} = 'any' then over > 0 else over = taken end as is_poor
      from measured
    ), sums as (
      select week, customer_id, count(distinct call_id) filter (where is_made) as calls, count(*) as legs,
        count(*) filter (where is_poor) as poor_legs, count(*) filter (where is_rated) as rated_legs,
        -- exact until the last step: the same whatever the order
        sum(seconds)::double precision / 60 as minutes,
        coalesce(sum(seconds) filter (where has_video), 0)::double precision / 60 as video_minutes,
        count(*) filter (where has_audio) as audio_legs, count(*) filter (where has_video) as video_legs,
        count(distinct user_id) as active_users,
        count(queue_outcome) as queue_calls,
        jsonb_build_object(
          'calls', count(queue_outcome),
          'answered', count(*) filter (where queue_outcome = 'answered'),
          'abandoned', count(*) filter (where queue_outcome = 'abandoned'),
          'timedOut', count(*) filter (where queue_outcome = 'timedOut'),
          'overflowed', count(*) filter (where queue_outcome = 'overflowed'),
          'transferred', count(*) filter (where queue_outcome = 'transferred'),
          'timeToAnswer', jsonb_build_object(
            'seconds', coalesce(sum(queue_seconds) filter (where queue_outcome in ('answered', 'transferred')), 0),
            'calls', count(*) filter (where queue_outcome in ('answered', 'transferred'))),
          'waitBeforeAbandoning', jsonb_build_object(
            'seconds', coalesce(sum(queue_seconds) filter (where queue_outcome = 'abandoned'), 0),
            'calls', count(*) filter (where queue_outcome = 'abandoned'))) as queue
      from rated group by week, customer_id
    ), by_endpoint as (
      select week, customer_id, jsonb_object_agg(endpoint, jsonb_build_object(
          'legs', legs, 'good', legs - poor - unrated, 'poor', poor, 'unrated', unrated)) as endpoints
      from (select week, customer_id, endpoint, count(*) as legs, count(*) filter (where is_poor) as poor,
          count(*) filter (where not is_rated) as unrated
        from rated group by week, customer_id, endpoint) as e
      group by week, customer_id
    ), by_feature as (
      select week, customer_id, jsonb_object_agg(feature, calls) as features
      from (select week, customer_id, feature, count(distinct call_id) as calls
        from rated where feature is not null group by week, customer_id, feature) as f
      group by week, customer_id
    ), by_location as (
      select week, customer_id, jsonb_agg(jsonb_build_object('location', location, 'calls', calls, 'legs', legs,
          'poorLegs', poor_legs, 'ratedLegs', rated_legs, 'minutes', minutes)) as locations
      from (select week, customer_id, location, count(distinct call_id) filter (where is_made) as calls,
          count(*) as legs, count(*) filter (where is_poor) as poor_legs,
          count(*) filter (where is_rated) as rated_legs, sum(seconds)::double precision / 60 as minutes
        from rated group by week, customer_id, location) as l
      group by week, customer_id
    ), gone as (
      delete from call_weeks w using stale s
      where w.partner_id = ${partner} and w.source = 'legs' and w.week = s.week and w.customer_id = s.customer_id
        and not exists (select from sums t where t.week = s.week and t.customer_id = s.customer_id)
    )
    insert into call_weeks (partner_id, week, source, customer_id, calls, legs, poor_legs, rated_legs, queue_calls, details)
    select ${partner}, week, 'legs', customer_id, calls, legs, poor_legs, rated_legs,
      coalesce((f.features ->> 'callQueue')::integer, 0),
      jsonb_build_object('minutes', minutes, 'videoMinutes', video_minutes, 'audioLegs', audio_legs,
        'videoLegs', video_legs, 'activeUsers', active_users, 'endpoints', endpoints,
        'features', coalesce(features, '{}'), 'queue', queue, 'locations', locations)
    from sums join by_endpoint using (week, customer_id) join by_location using (week, customer_id)
      left join by_feature f using (week, customer_id)
    on conflict (partner_id, week, source, customer_id) do update set
      calls = excluded.calls, legs = excluded.legs, poor_legs = excluded.poor_legs,
      rated_legs = excluded.rated_legs, queue_calls = excluded.queue_calls, details = excluded.details`);
}
