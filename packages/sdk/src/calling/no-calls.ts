import type { CallingSums, QueueSums, SummedSeconds } from './calling-sums.ts';

const noTime: SummedSeconds = { seconds: 0, calls: 0 };

/** The queues of a week without calls into them. */
export const noQueueCalls: QueueSums = {
  calls: 0,
  answered: 0,
  abandoned: 0,
  timedOut: 0,
  overflowed: 0,
  transferred: 0,
  timeToAnswer: noTime,
  waitBeforeAbandoning: noTime,
};

/** A known week in which nothing was called: zero, not a gap. */
export const noCalls: CallingSums = {
  calls: 0,
  legs: 0,
  poorLegs: 0,
  ratedLegs: 0,
  minutes: 0,
  videoMinutes: 0,
  audioLegs: 0,
  videoLegs: 0,
  activeUsers: 0,
  endpoints: {},
  features: {},
  queue: noQueueCalls,
};

/** A week of which nothing is known. */
export const nothingKnown: CallingSums = {
  calls: null,
  legs: null,
  poorLegs: null,
  ratedLegs: null,
  minutes: null,
  videoMinutes: null,
  audioLegs: null,
  videoLegs: null,
  activeUsers: null,
  endpoints: null,
  features: null,
  queue: null,
};
