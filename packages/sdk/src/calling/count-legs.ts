import { type CalendarDay, calendarDay } from '../calendar/calendar-day.ts';
import { PairPlaces } from '../columns/pair-places.ts';
import { PairSet } from '../columns/pair-set.ts';
import { type QueueOutcome, queueOutcomes } from './call-leg.schema.ts';
import { type CallLegColumns, legBit } from './call-leg-columns.ts';
import type { CallingWeekSums, QueueSums } from './calling-sums.ts';
import { legRater, ratings } from './leg-rater.ts';
import type { PoorLegRule } from './leg-rating.ts';
import { noQueueCalls } from './no-calls.ts';

/** Everything that is counted of legs, of each customer and week that has some, in the order in which they come. */
export function countLegs(columns: CallLegColumns, rule: PoorLegRule): CallingWeekSums[] {
  const { slots, counts, times, endpoints, features } = countsOf(columns, rule);
  const days = columns.weeks.map((sunday) => calendarDay(sunday));
  return slots.customers.map((customer, slot) => {
    const count = (place: number) => counts[slot * countWidth + place] as number;
    const time = (place: number) => times[slot * timeWidth + place] as number;
    const { legs, good, poor } = ratedLegs(counts, slot * countWidth + countOf.ratings);
    return {
      customerId: columns.customerIds[customer] as string,
      week: days[slots.weeks[slot]!] as CalendarDay,
      from: 'legs',
      calls: count(countOf.calls),
      legs,
      poorLegs: poor,
      ratedLegs: good + poor,
      minutes: time(timeOf.answered) / msPerMinute,
      videoMinutes: time(timeOf.video) / msPerMinute,
      audioLegs: count(countOf.audio),
      videoLegs: count(countOf.video),
      activeUsers: count(countOf.users),
      endpoints: endpoints[slot] ?? {},
      features: features[slot] ?? {},
      queue: queueSums(count, time),
    };
  });
}

/** Places among the counts of a slot: of legs by rating and of queue visits by outcome there are several. */
const countOf = { calls: 0, users: 1, audio: 2, video: 3, ratings: 4, outcomes: 4 + ratings.count } as const;
const countWidth = countOf.outcomes + queueOutcomes.length;

/** Places among the times of a slot: milliseconds from answer to end, and in queues. */
const timeOf = { answered: 0, video: 1, toAnswer: 2, beforeAbandoning: 3 } as const;
const timeWidth = 4;

const msPerSecond = 1000;
const msPerMinute = 60_000;
const [answered, abandoned, transferred] = (['answered', 'abandoned', 'transferred'] as const).map(
  (outcome) => queueOutcomes.indexOf(outcome),
);

/** The places of customer and week of each slot. */
interface Slots {
  readonly customers: number[];
  readonly weeks: number[];
}

/** One pass over all legs. */
function countsOf(columns: CallLegColumns, rule: PoorLegRule) {
  const { customer, call, user, week, flags, answeredMs, endpoint, feature, outcome, queueSeconds } = columns;
  const { length } = customer;
  const weekCount = columns.weeks.length;
  const room = Math.min(length, columns.customerIds.length * weekCount);
  const slots: Slots = { customers: [], weeks: [] };
  const slotPlaces = new PairPlaces(columns.customerIds.length, weekCount);
  // the numbers of a slot lie side by side: a leg changes several of them
  const counts = new Uint32Array(room * countWidth);
  const times = new Float64Array(room * timeWidth);
  const callWeeks = new PairSet(columns.calls, weekCount);
  const userWeeks = new PairSet(columns.users, weekCount);
  const featureCount = columns.features.length;
  const featureWeeks = new PairSet(columns.calls, weekCount * featureCount);
  const featureCalls = new NamedCounts(room, columns.features, 1, length);
  const endpointLegs = new NamedCounts(room, columns.endpoints, ratings.count, length);
  const rate = legRater(columns.measures, rule);
  for (let leg = 0; leg < length; leg++) {
    const place = week[leg]!;
    const slot = slotPlaces.of(customer[leg]!, place);
    if (slot === slots.customers.length) {
      slots.customers.push(customer[leg]!);
      slots.weeks.push(place);
    }
    const count = slot * countWidth;
    const time = slot * timeWidth;
    const bits = flags[leg]!;
    const hasVideo = (bits >> legBit.withVideo) & 1;
    // added, not asked for: what is true of every second leg costs least so
    counts[count + countOf.calls]! += callWeeks.add(call[leg]!, place, (bits >> legBit.made) & 1);
    counts[count + countOf.audio]! += (bits >> legBit.withAudio) & 1;
    counts[count + countOf.video]! += hasVideo;
    times[time + timeOf.answered]! += answeredMs[leg]!;
    times[time + timeOf.video]! += answeredMs[leg]! * hasVideo;
    if (user[leg]! >= 0) counts[count + countOf.users]! += userWeeks.add(user[leg]!, place);
    const rating = rate(leg);
    counts[count + countOf.ratings + rating]!++;
    endpointLegs.add(slot, endpoint[leg]!, rating);
    const name = feature[leg]! - 1;
    if (name >= 0) featureCalls.add(slot, name, 0, featureWeeks.add(call[leg]!, place * featureCount + name));
    const left = outcome[leg]! - 1;
    if (left < 0) continue;
    counts[count + countOf.outcomes + left]!++;
    if (left === answered || left === transferred)
      times[time + timeOf.toAnswer]! += wholeMs(queueSeconds[leg]!);
    else if (left === abandoned) times[time + timeOf.beforeAbandoning]! += wholeMs(queueSeconds[leg]!);
  }
  return {
    ...{ slots, counts, times },
    features: featureCalls.bySlot((calls, at) => calls[at] as number),
    endpoints: endpointLegs.bySlot(ratedLegs),
  };
}

// sums of whole numbers are the same in any order
function wholeMs(seconds: number): number {
  return Math.round(seconds * msPerSecond);
}

/** Legs by rating, from a place in the counts on. */
function ratedLegs(counts: Uint32Array, at: number) {
  const good = counts[at + ratings.good] as number;
  const poor = counts[at + ratings.poor] as number;
  const unrated = counts[at + ratings.unrated] as number;
  return { legs: good + poor + unrated, good, poor, unrated };
}

/** Counts of slots by a name of the data, several side by side. */
class NamedCounts {
  readonly #names: readonly string[];
  readonly #width: number;
  readonly #pairs: PairPlaces;
  readonly #counts: Uint32Array;

  /** How many slots there are, and at most so many pairs of a slot and a name. */
  constructor(slots: number, names: readonly string[], width: number, most: number) {
    this.#names = names;
    this.#width = width;
    this.#pairs = new PairPlaces(slots, names.length);
    this.#counts = new Uint32Array(Math.min(most, slots * names.length) * width);
  }

  /** So many more of a slot and a name, at a place among those side by side. */
  add(slot: number, name: number, place: number, more = 1): void {
    this.#counts[this.#pairs.of(slot, name) * this.#width + place]! += more;
  }

  /** What stands under each name of a slot, told by the counts and the place from which on they are its own. */
  bySlot<Value>(value: (counts: Uint32Array, at: number) => Value): Readonly<Record<string, Value>>[] {
    const all: Record<string, Value>[] = [];
    this.#pairs.forEach((slot, name, pair) => {
      all[slot] ??= {};
      setOwn(all[slot], this.#names[name] as string, value(this.#counts, pair * this.#width));
    });
    return all;
  }
}

/** Sets a field of an object by a name of the data, which may be `__proto__`. */
function setOwn<Value>(object: Record<string, Value>, name: string, value: Value): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Calls into the queues of a slot, and how they left (CAL-7). */
function queueSums(count: (place: number) => number, time: (place: number) => number): QueueSums {
  const left = (outcome: QueueOutcome) => count(countOf.outcomes + queueOutcomes.indexOf(outcome));
  const calls = queueOutcomes.reduce((sum, outcome) => sum + left(outcome), 0);
  if (calls === 0) return noQueueCalls;
  return {
    calls,
    answered: left('answered'),
    abandoned: left('abandoned'),
    timedOut: left('timedOut'),
    overflowed: left('overflowed'),
    transferred: left('transferred'),
    timeToAnswer: {
      seconds: time(timeOf.toAnswer) / msPerSecond,
      calls: left('answered') + left('transferred'),
    },
    waitBeforeAbandoning: { seconds: time(timeOf.beforeAbandoning) / msPerSecond, calls: left('abandoned') },
  };
}
