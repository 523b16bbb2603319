import { type CalendarDay, dayNumber } from '@partnerkit/sdk';
import type { CallLeg } from '@partnerkit/sdk/calling';
import { type CallingCustomer, type CallingProfile, callingProfiles, volumeOf } from './calling-profile.ts';
import { createRandom, type Random } from './random.ts';
import { lastCompleteWeek } from './weekly-history.ts';

/** How {@link createCallLegs} makes legs. */
export interface CallLegOptions {
  readonly seed?: number | undefined;
  /** The newest week is the last that is complete on this day. */
  readonly asOf: CalendarDay;
  /** How many complete weeks, 9 unless told. */
  readonly weeks?: number | undefined;
  /** Whether legs carry measures of their media; 97 of 100 do unless told. */
  readonly measured?: boolean | undefined;
}

/**
 * The call legs of customers, week by week, the same for the same options on every machine. They are made as they are
 * asked for: ten millions of them are never held. People call on working days in working hours of their region; one
 * customer's site has a bad newest week, one customer's queues give up at lunch time, one calls less and less.
 */
export function* createCallLegs(
  customers: readonly CallingCustomer[],
  { seed = 1, asOf, weeks = 9, measured = true }: CallLegOptions,
): Generator<CallLeg, void> {
  const newest = lastCompleteWeek(dayNumber(asOf) as number);
  const profiles = callingProfiles(customers, seed);
  for (let ago = weeks - 1; ago >= 0; ago--) {
    for (let index = 0; index < profiles.length; index++) {
      const random = createRandom(seed + ago, 8_000_000 + index);
      yield* legsOfWeek(profiles[index] as CallingProfile, newest - 7 * ago, ago, measured, random);
    }
  }
}

function* legsOfWeek(
  profile: CallingProfile,
  sunday: number,
  ago: number,
  measured: boolean,
  random: Random,
): Generator<CallLeg, void> {
  const volume = volumeOf(profile, ago, random);
  const calls = Math.round(profile.users * profile.callsPerUser * volume);
  for (let call = 0; call < calls; call++) {
    const maker = new LegMaker(
      profile,
      `${profile.id}-${sunday}-${call}`,
      timeInWeek(profile, sunday, random),
      {
        isBadWeek: profile.story === 'badWeek' && ago === 0,
        measured,
        random,
      },
    );
    yield* profile.queues.length > 0 && random.chance(0.22) ? maker.queueCall() : maker.call();
  }
}

const workingHours = [
  { hour: 8, share: 9 },
  { hour: 9, share: 14 },
  { hour: 10, share: 15 },
  { hour: 11, share: 14 },
  { hour: 12, share: 7 },
  { hour: 13, share: 8 },
  { hour: 14, share: 13 },
  { hour: 15, share: 12 },
  { hour: 16, share: 9 },
  { hour: 17, share: 5 },
  { hour: 20, share: 1 },
];
const days = [
  { day: 0, share: 1 },
  { day: 1, share: 23 },
  { day: 2, share: 22 },
  { day: 3, share: 20 },
  { day: 4, share: 19 },
  { day: 5, share: 14 },
  { day: 6, share: 2 },
];

/** A moment in a customer's working week, in milliseconds; the first and last hours of the week stay in it. */
function timeInWeek({ utcOffset }: CallingProfile, sunday: number, random: Random): number {
  const { day } = random.weighted(days);
  const { hour } = random.weighted(workingHours);
  const hours = day * 24 + hour - utcOffset + random.next();
  return sunday * msPerDay + Math.min(Math.max(hours, 0), 167) * msPerHour;
}

interface LegCircumstances {
  readonly isBadWeek: boolean;
  readonly measured: boolean;
  readonly random: Random;
}

/** Makes the legs of one call. */
class LegMaker {
  readonly #profile: CallingProfile;
  readonly #callId: string;
  readonly #startMs: number;
  readonly #around: LegCircumstances;
  #legs = 0;

  constructor(profile: CallingProfile, callId: string, startMs: number, around: LegCircumstances) {
    this.#profile = profile;
    this.#callId = callId;
    this.#startMs = startMs;
    this.#around = around;
  }

  /** A call that a user makes or gets; one of five goes to a colleague and has a leg on each side. */
  *call(): Generator<CallLeg, void> {
    const { random } = this.#around;
    const ringMs = random.integer(2, 25) * 1000;
    const talkMs = random.chance(0.78) ? Math.ceil(20 + random.next() ** 3 * 1500) * 1000 : undefined;
    const feature = this.#feature();
    const isInternal = random.chance(0.2);
    if (isInternal || random.chance(0.55)) yield this.#leg('made', ringMs, talkMs);
    if (isInternal || this.#legs === 0)
      yield this.#leg('received', ringMs, talkMs, feature ? { feature } : undefined);
  }

  /** A call into a queue: the queue's own leg, and the agent's where one answers. */
  *queueCall(): Generator<CallLeg, void> {
    const { random } = this.#around;
    const waitMs = random.integer(4, 90) * 1000 * (this.#isLunchTime() ? 3 : 1);
    const outcome = this.#outcome(waitMs);
    const leftAt = instant(this.#startMs + waitMs);
    yield this.#leg('received', waitMs, undefined, {
      userId: undefined,
      endpoint: 'other',
      feature: 'callQueue',
      queue: { id: random.pick(this.#profile.queues), enteredAt: instant(this.#startMs), leftAt, outcome },
    });
    if (outcome === 'answered')
      yield this.#leg('received', waitMs, random.integer(40, 900) * 1000, { feature: 'callQueue' });
  }

  #outcome(waitMs: number): NonNullable<CallLeg['queue']>['outcome'] {
    const { random } = this.#around;
    if (random.chance(this.#isLunchTime() ? 0.38 : Math.min(0.3, waitMs / 900_000))) return 'abandoned';
    return random.weighted([
      { outcome: 'answered', share: 88 },
      { outcome: 'transferred', share: 5 },
      { outcome: 'timedOut', share: 4 },
      { outcome: 'overflowed', share: 3 },
    ] as const).outcome;
  }

  #isLunchTime(): boolean {
    if (this.#profile.story !== 'lunchTimeQueues') return false;
    const hour = (this.#startMs / msPerHour + this.#profile.utcOffset) % 24;
    return hour >= 12 && hour < 14;
  }

  #feature(): string | undefined {
    const { users, queues } = this.#profile;
    if (users < 10) return undefined;
    const shares = queues.length > 0 ? [0.12, 0.1] : [0.06, 0.04];
    const [huntGroup = 0, autoAttendant = 0] = shares;
    const draw = this.#around.random.next();
    if (draw < huntGroup) return 'huntGroup';
    return draw < huntGroup + autoAttendant ? 'autoAttendant' : undefined;
  }

  #leg(
    direction: CallLeg['direction'],
    ringMs: number,
    talkMs: number | undefined,
    fields: Partial<CallLeg> = {},
  ): CallLeg {
    const { random, isBadWeek } = this.#around;
    const { id, users, sites, endpoints } = this.#profile;
    const user = random.integer(0, Math.max(0, users - 1));
    const site = sites[user % sites.length] as string;
    const endpoint = random.weighted(endpoints).endpoint;
    const isBad = isBadWeek && site === sites[1] && endpoint === 'deskPhone';
    return {
      id: `${this.#callId}-${this.#legs++}`,
      callId: this.#callId,
      customerId: id,
      locationId: site,
      userId: `${id}-u${user}`,
      startAt: instant(this.#startMs),
      ...(talkMs === undefined ? {} : { answeredAt: instant(this.#startMs + ringMs) }),
      endAt: instant(this.#startMs + ringMs + (talkMs ?? 0)),
      direction,
      endpoint,
      ...(talkMs === undefined ? {} : this.#media(endpoint, isBad)),
      ...fields,
    };
  }

  #media(endpoint: string, isBad: boolean): Pick<CallLeg, 'audio' | 'video'> {
    const { random, measured } = this.#around;
    const hasVideo = random.chance(endpoint === 'roomDevice' ? 0.8 : endpoint === 'app' ? 0.3 : 0.01);
    if (!measured || random.chance(0.03)) return { audio: {}, ...(hasVideo ? { video: {} } : {}) };
    const isPoor = random.chance(isBad ? 0.55 : this.#profile.poorShare);
    const stream = () => (isPoor ? poorStream(random) : goodStream(random));
    return { audio: stream(), ...(hasVideo ? { video: stream() } : {}) };
  }
}

function goodStream(random: Random): CallLeg['audio'] {
  return {
    jitterMs: random.integer(2, 60),
    latencyMs: random.integer(20, 260),
    lossPercent: random.integer(0, 20) / 10,
  };
}

function poorStream(random: Random): CallLeg['audio'] {
  return {
    jitterMs: random.integer(151, 420),
    latencyMs: random.integer(401, 1200),
    lossPercent: random.integer(51, 240) / 10,
  };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

const msPerDay = 86_400_000;
const msPerHour = 3_600_000;
