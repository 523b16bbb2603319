// Ways to count all weeks of all customers in one statement, into `best_weeks`: what counting them by and by is held beside.

const legs = `
  select week, customer_id, call_id collate "C" as call_id, user_id collate "C" as user_id, location, is_made, endpoint,
    feature, has_audio, has_video, queue_outcome, queue_seconds, end_at - answered_at as talk,
    num_nonnulls(measures[1], measures[2], measures[3], measures[4], measures[5], measures[6]) > 0 as is_rated,
    num_nonnulls(measures[1], measures[2], measures[3], measures[4], measures[5], measures[6]) > 0
      and num_nonnulls(measures[1], measures[2], measures[3], measures[4], measures[5], measures[6]) =
      num_nonnulls(nullif(measures[1] > 150, false), nullif(measures[2] > 400, false), nullif(measures[3] > 5, false),
        nullif(measures[4] > 150, false), nullif(measures[5] > 400, false), nullif(measures[6] > 5, false)) as is_poor
  from call_legs where partner_id = $1`;

const minutes = (talk: string) => `coalesce(extract(epoch from sum(${talk})), 0)::double precision / 60`;
const ended = (outcome: string) => `count(*) filter (where queue_outcome in (${outcome}))`;
const seconds = (outcome: string) =>
  `coalesce(sum(queue_seconds) filter (where queue_outcome in (${outcome})), 0)`;

const sums = `
  count(distinct call_id) filter (where is_made) as calls, count(*) as legs,
  count(*) filter (where is_poor) as poor_legs, count(*) filter (where is_rated) as rated_legs,
  ${minutes('talk')} as minutes, ${minutes('talk) filter (where has_video')} as video_minutes,
  count(*) filter (where has_audio) as audio_legs, count(*) filter (where has_video) as video_legs,
  count(distinct user_id) as active_users,
  jsonb_build_object('calls', count(queue_outcome), 'answered', ${ended("'answered'")},
    'abandoned', ${ended("'abandoned'")}, 'timedOut', ${ended("'timedOut'")},
    'overflowed', ${ended("'overflowed'")}, 'transferred', ${ended("'transferred'")},
    'timeToAnswer', jsonb_build_object('seconds', ${seconds("'answered', 'transferred'")},
      'calls', ${ended("'answered', 'transferred'")}),
    'waitBeforeAbandoning', jsonb_build_object('seconds', ${seconds("'abandoned'")},
      'calls', ${ended("'abandoned'")})) as queue`;
const ofEndpoint = `
  endpoint, count(*) as legs, count(*) filter (where is_poor) as poor, count(*) filter (where not is_rated) as unrated`;
const ofLocation = `
  location, count(distinct call_id) filter (where is_made) as calls, count(*) as legs,
  count(*) filter (where is_poor) as poor_legs, count(*) filter (where is_rated) as rated_legs,
  ${minutes('talk')} as minutes`;
const endpoints = `jsonb_object_agg(endpoint, jsonb_build_object(
  'legs', legs, 'good', legs - poor - unrated, 'poor', poor, 'unrated', unrated)) as endpoints`;
const locations = `jsonb_agg(jsonb_build_object('location', location, 'calls', calls, 'legs', legs,
  'poorLegs', poor_legs, 'ratedLegs', rated_legs, 'minutes', minutes) order by location collate "C") as locations`;
const details = `jsonb_build_object('minutes', minutes, 'videoMinutes', video_minutes, 'audioLegs', audio_legs,
  'videoLegs', video_legs, 'activeUsers', active_users, 'endpoints', endpoints, 'features', coalesce(features, '{}'),
  'queue', queue, 'locations', locations)`;
const written = `
  insert into best_weeks (partner_id, week, source, customer_id, calls, legs, poor_legs, rated_legs, queue_calls, details)
  select $1, week, 'legs', customer_id, calls, legs, poor_legs, rated_legs,
    coalesce((features ->> 'callQueue')::integer, 0), ${details}`;

/** All rows are sorted or hashed, once for each kind of group. */
const byGroups = `
  with legs as materialized (${legs}), sums as (select week, customer_id, ${sums} from legs group by 1, 2),
  by_endpoint as (select week, customer_id, ${endpoints}
    from (select week, customer_id, ${ofEndpoint} from legs group by 1, 2, 3) as e group by 1, 2),
  by_feature as (select week, customer_id, jsonb_object_agg(feature, calls) as features
    from (select week, customer_id, feature, count(distinct call_id) as calls
      from legs where feature is not null group by 1, 2, 3) as f group by 1, 2),
  by_location as (select week, customer_id, ${locations}
    from (select week, customer_id, ${ofLocation} from legs group by 1, 2, 3) as l group by 1, 2)
  ${written} from sums join by_endpoint using (week, customer_id) join by_location using (week, customer_id)
    left join by_feature using (week, customer_id)`;

/** Each week of a customer is counted by itself, along the index. */
const byIndex = `
  ${written}
  from (select distinct week, customer_id from call_legs where partner_id = $1) as s cross join lateral (
    with legs as materialized (select * from (${legs} and week = s.week and customer_id = s.customer_id) as l)
    select (select ${endpoints} from (select ${ofEndpoint} from legs group by 1) as e),
      (select jsonb_object_agg(feature, calls) as features from (select feature, count(distinct call_id) as calls
        from legs where feature is not null group by 1) as f),
      (select ${locations} from (select ${ofLocation} from legs group by 1) as l), sums.*
    from (select ${sums} from legs) as sums) as counted`;

/** The statements, with the partner as `$1`; the best of them counts. */
export const rollUpStatements = [byGroups, byIndex] as const;
