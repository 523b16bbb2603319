import { queueOutcomes } from './call-leg.schema.ts';
import type { CallingSums, EndpointSums, QueueSums, SummedSeconds } from './calling-sums.ts';

/** What is added up field by field. */
const countedSums = [
  'calls',
  'legs',
  'poorLegs',
  'ratedLegs',
  'minutes',
  'videoMinutes',
  'audioLegs',
  'videoLegs',
  'activeUsers',
] as const satisfies readonly (keyof CallingSums)[];

/** Fields of a queue that many customers may know or not. */
export const queueFields = ['calls', ...queueOutcomes, 'timeToAnswer', 'waitBeforeAbandoning'] as const;

/** What may be left out of the sums of many. */
export type LeftOutOf = keyof CallingSums | `queue.${(typeof queueFields)[number]}` | 'endpointQuality';

/** Sums of many customers: what is known added up, and of how many customers it is not known. */
export interface SumsOfMany extends CallingSums {
  readonly notKnown: Readonly<Partial<Record<LeftOutOf, number>>>;
}

/** Adds up what is known of many customers; what is known of none has no value (CAL). */
export function addedSums(all: Iterable<CallingSums>): SumsOfMany {
  const adder = new SumsAdder();
  for (const sums of all) adder.add(sums);
  return adder.sums();
}

class SumsAdder {
  readonly #counts = new Map<string, number>();
  readonly #notKnown = new Map<LeftOutOf, number>();
  readonly #endpoints = new Map<string, EndpointSums>();
  readonly #features = new Map<string, number>();

  add(sums: CallingSums): void {
    for (const field of countedSums) this.#count(field, sums[field]);
    this.#addEndpoints(sums.endpoints);
    if (sums.features === null) this.#leftOut('features');
    for (const [name, calls] of Object.entries(sums.features ?? {})) {
      this.#features.set(name, (this.#features.get(name) ?? 0) + calls);
    }
    this.#addQueue(sums.queue);
  }

  sums(): SumsOfMany {
    const count = (name: string) => this.#counts.get(name) ?? null;
    return {
      ...(Object.fromEntries(countedSums.map((field) => [field, count(field)])) as Record<
        (typeof countedSums)[number],
        number | null
      >),
      endpoints: Object.fromEntries(this.#endpoints),
      features: Object.fromEntries(this.#features),
      queue: {
        calls: count('queue.calls') ?? 0,
        ...(Object.fromEntries(
          queueOutcomes.map((outcome) => [outcome, count(`queue.${outcome}`)]),
        ) as Record<(typeof queueOutcomes)[number], number | null>),
        timeToAnswer: this.#seconds('timeToAnswer'),
        waitBeforeAbandoning: this.#seconds('waitBeforeAbandoning'),
      },
      notKnown: Object.fromEntries(this.#notKnown),
    };
  }

  #count(field: LeftOutOf, value: number | null): void {
    if (value === null) this.#leftOut(field);
    else this.#plus(field, value);
  }

  #plus(name: string, value: number): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + value);
  }

  #leftOut(field: LeftOutOf): void {
    this.#notKnown.set(field, (this.#notKnown.get(field) ?? 0) + 1);
  }

  #addEndpoints(endpoints: CallingSums['endpoints']): void {
    if (endpoints === null) {
      this.#leftOut('endpoints');
      return;
    }
    let isQualityKnown = true;
    for (const [name, { legs, good, poor, unrated }] of Object.entries(endpoints)) {
      const before = this.#endpoints.get(name) ?? { legs: 0, good: null, poor: null, unrated: null };
      this.#endpoints.set(name, {
        legs: before.legs + legs,
        good: plus(before.good, good),
        poor: plus(before.poor, poor),
        unrated: plus(before.unrated, unrated),
      });
      if (poor === null && legs > 0) isQualityKnown = false;
    }
    if (!isQualityKnown) this.#leftOut('endpointQuality');
  }

  #addQueue(queue: QueueSums | null): void {
    if (queue === null) {
      this.#leftOut('queue');
      return;
    }
    this.#plus('queue.calls', queue.calls);
    for (const outcome of queueOutcomes) {
      // what nobody called is known to be nothing
      this.#count(`queue.${outcome}`, queue.calls === 0 ? 0 : queue[outcome]);
    }
    for (const time of ['timeToAnswer', 'waitBeforeAbandoning'] as const) {
      const sum = queue.calls === 0 ? { seconds: 0, calls: 0 } : queue[time];
      if (sum === null) {
        this.#leftOut(`queue.${time}`);
        continue;
      }
      this.#plus(`queue.${time}.seconds`, sum.seconds);
      this.#plus(`queue.${time}.calls`, sum.calls);
    }
  }

  #seconds(time: 'timeToAnswer' | 'waitBeforeAbandoning'): SummedSeconds | null {
    const calls = this.#counts.get(`queue.${time}.calls`);
    return calls === undefined ? null : { seconds: this.#counts.get(`queue.${time}.seconds`) ?? 0, calls };
  }
}

/** What is known of two added up; `null` where nothing is known of either. */
function plus(one: number | null, other: number | null): number | null {
  return one === null ? other : one + (other ?? 0);
}
