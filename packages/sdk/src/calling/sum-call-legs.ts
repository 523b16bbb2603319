import { calendarDay } from '../calendar/calendar-day.ts';
import { PairPlaces } from '../columns/pair-places.ts';
import { checkList, checkRecord, isRecord, misfit } from '../errors/check-argument.ts';
import { type CallLeg, type QueueOutcome, queueOutcomes } from './call-leg.schema.ts';
import { type CallLegColumns, callLegColumns, legIs } from './call-leg-columns.ts';
import type {
  CallingWeekSums,
  EndpointSums,
  LocationWeekSums,
  QueueSums,
  SummedSeconds,
} from './calling-sums.ts';
import { defaultPoorLegRule, type PoorLegRule } from './leg-rating.ts';
import { noQueueCalls } from './no-calls.ts';
import { type WeekSlots, weekSlots } from './week-slots.ts';

/** Call legs as a host has them, or the same in columns. */
export type CallLegRows = readonly CallLeg[] | CallLegColumns;

/** How call legs are added up. */
export interface CallLegOptions {
  /** When a leg is poor, {@link defaultPoorLegRule} unless told. */
  readonly rule?: PoorLegRule | undefined;
}

/** Rolls call legs up to the sums of each customer and week (CAL). A leg belongs to the week in which it started. */
export function sumCallLegs(rows: CallLegRows, options: CallLegOptions = {}): CallingWeekSums[] {
  checkRecord('options', options);
  const { rule = defaultPoorLegRule } = options;
  checkRecord('options.rule', rule);
  const columns = columnsOf(rows);
  const slots = weekSlots(columns);
  const different = countDifferent(columns, slots);
  const legs = countLegs(columns, slots, rule);
  const queues = sumQueues(columns, slots);
  return slots.sundays.map((sunday, slot) => {
    const ofSlot = (counts: ArrayLike<number>) => counts[slot] as number;
    return {
      customerId: columns.customerIds[slots.customers[slot]!]!,
      week: calendarDay(sunday),
      from: 'legs',
      calls: ofSlot(different.calls),
      legs: ofSlot(legs.all),
      poorLegs: ofSlot(legs.poor),
      ratedLegs: ofSlot(legs.rated),
      minutes: ofSlot(legs.answeredMs) / msPerMinute,
      videoMinutes: ofSlot(legs.videoMs) / msPerMinute,
      audioLegs: ofSlot(legs.audio),
      videoLegs: ofSlot(legs.video),
      activeUsers: ofSlot(different.users),
      // not by assignment: a name of the data may be __proto__
      endpoints: Object.fromEntries(legs.endpoints[slot]!),
      features: Object.fromEntries(different.features[slot] ?? []),
      queue: queues[slot] ?? noQueueCalls,
    };
  });
}

/** The same of each location of each customer; legs that name none stand under `null`. */
export function sumCallLegsByLocation(
  legs: readonly CallLeg[],
  options: CallLegOptions = {},
): LocationWeekSums[] {
  checkList('legs', legs, isRecord);
  const byLocation = new Map<string | null, CallLeg[]>();
  for (const leg of legs) {
    const location = leg.locationId || null;
    const there = byLocation.get(location);
    if (there) there.push(leg);
    else byLocation.set(location, [leg]);
  }
  return [...byLocation].flatMap(([location, there]) =>
    sumCallLegs(there, options).map((sums) => ({ ...sums, location })),
  );
}

/** Different calls that users made, different users, and different calls with each feature, of each slot. */
function countDifferent(columns: CallLegColumns, { slotOf, weekOf, weeks, sundays }: WeekSlots) {
  const { call, user, flags, feature, features: names } = columns;
  const calls = new Uint32Array(sundays.length);
  const users = new Uint32Array(sundays.length);
  const features: Map<string, number>[] = [];
  const callWeeks = new PairPlaces(columns.calls, weeks.length);
  const userWeeks = new PairPlaces(columns.users, weeks.length);
  const featureCalls = new PairPlaces(call.length, names.length);
  const isCounted = new Uint8Array(call.length);
  for (let leg = 0; leg < call.length; leg++) {
    const slot = slotOf[leg]!;
    const callWeek = callWeeks.of(call[leg]!, weekOf[leg]!);
    if (flags[leg]! & legIs.made && isCounted[callWeek] === 0) {
      isCounted[callWeek] = 1;
      calls[slot]!++;
    }
    if (user[leg]! >= 0) {
      const known = userWeeks.length;
      if (userWeeks.of(user[leg]!, weekOf[leg]!) === known) users[slot]!++;
    }
    if (feature[leg]! > 0) {
      const known = featureCalls.length;
      const name = names[feature[leg]! - 1]!;
      if (featureCalls.of(callWeek, feature[leg]! - 1) < known) continue;
      features[slot] ??= new Map();
      const ofSlot = features[slot];
      ofSlot.set(name, (ofSlot.get(name) ?? 0) + 1);
    }
  }
  return { calls, users, features };
}

const msPerMinute = 60_000;

/** Legs, their ratings and time, of each slot and of its endpoint types. */
function countLegs(columns: CallLegColumns, { slotOf, sundays }: WeekSlots, rule: PoorLegRule) {
  const { flags, answeredMs: msOf, endpoint, endpoints: names, measures } = columns;
  const room = sundays.length;
  const [all, poor, rated] = [new Uint32Array(room), new Uint32Array(room), new Uint32Array(room)];
  const [audio, video] = [new Uint32Array(room), new Uint32Array(room)];
  const [answeredMs, videoMs] = [new Float64Array(room), new Float64Array(room)];
  const slotEndpoints = new PairPlaces(room, names.length);
  const pairs = Math.min(slotOf.length, room * names.length);
  const [good, bad, unrated] = [new Uint32Array(pairs), new Uint32Array(pairs), new Uint32Array(pairs)];
  const [jitter, latency, loss, videoJitter, videoLatency, videoLoss] = measures as Float64Array[];
  const { jitterMs, latencyMs, lossPercent } = rule;
  const isAny = rule.when === 'any';
  for (let leg = 0; leg < slotOf.length; leg++) {
    const slot = slotOf[leg]!;
    const bits = flags[leg]!;
    all[slot]!++;
    if (bits & legIs.withAudio) audio[slot]!++;
    if (bits & legIs.withVideo) {
      video[slot]!++;
      videoMs[slot]! += msOf[leg]!;
    }
    answeredMs[slot]! += msOf[leg]!;
    // NaN, a measure that was not taken, is neither within nor over
    const over =
      +(jitter![leg]! > jitterMs) +
      +(latency![leg]! > latencyMs) +
      +(loss![leg]! > lossPercent) +
      +(videoJitter![leg]! > jitterMs) +
      +(videoLatency![leg]! > latencyMs) +
      +(videoLoss![leg]! > lossPercent);
    const within =
      +(jitter![leg]! <= jitterMs) +
      +(latency![leg]! <= latencyMs) +
      +(loss![leg]! <= lossPercent) +
      +(videoJitter![leg]! <= jitterMs) +
      +(videoLatency![leg]! <= latencyMs) +
      +(videoLoss![leg]! <= lossPercent);
    const pair = slotEndpoints.of(slot, endpoint[leg]!);
    if (over + within === 0) {
      unrated[pair]!++;
      continue;
    }
    rated[slot]!++;
    if (isAny ? over > 0 : within === 0) {
      poor[slot]!++;
      bad[pair]!++;
    } else good[pair]!++;
  }
  const endpoints: [string, EndpointSums][][] = Array.from({ length: room }, () => []);
  slotEndpoints.forEach((slot, name, pair) => {
    const counts = { good: good[pair]!, poor: bad[pair]!, unrated: unrated[pair]! };
    const sums = { legs: counts.good + counts.poor + counts.unrated, ...counts };
    endpoints[slot]!.push([names[name]!, sums]);
  });
  return { all, poor, rated, audio, video, answeredMs, videoMs, endpoints };
}

/** Calls into queues of each slot that has some (CAL-7). */
function sumQueues({ outcome, queueSeconds }: CallLegColumns, { slotOf }: WeekSlots): QueueSums[] {
  const queues: QueueSums[] = [];
  for (let leg = 0; leg < outcome.length; leg++) {
    if (outcome[leg] === 0) continue;
    const slot = slotOf[leg]!;
    queues[slot] = withVisit(
      queues[slot] ?? noQueueCalls,
      queueOutcomes[outcome[leg]! - 1]!,
      queueSeconds[leg]!,
    );
  }
  return queues;
}

function withVisit(queue: QueueSums, outcome: QueueOutcome, seconds: number): QueueSums {
  const { timeToAnswer, waitBeforeAbandoning } = queue;
  const hasAnswer = outcome === 'answered' || outcome === 'transferred';
  return {
    ...queue,
    calls: queue.calls + 1,
    [outcome]: (queue[outcome] ?? 0) + 1,
    ...(hasAnswer ? { timeToAnswer: withSeconds(timeToAnswer, seconds) } : {}),
    ...(outcome === 'abandoned' ? { waitBeforeAbandoning: withSeconds(waitBeforeAbandoning, seconds) } : {}),
  };
}

function withSeconds(sum: SummedSeconds | null, seconds: number): SummedSeconds {
  return { seconds: (sum?.seconds ?? 0) + seconds, calls: (sum?.calls ?? 0) + 1 };
}

function columnsOf(rows: CallLegRows): CallLegColumns {
  if (!isRecord(rows)) return callLegColumns(rows as readonly CallLeg[]);
  const { customerIds, refused } = rows as CallLegColumns;
  if (Array.isArray(customerIds) && Array.isArray(refused)) return rows as CallLegColumns;
  throw misfit('rows', 'call legs, or what callLegColumns makes of them', rows);
}
