import {
  checkFunction,
  checkList,
  checkRecord,
  isIterable,
  isRecord,
  misfit,
} from '../errors/check-argument.ts';
import type { CallLeg } from './call-leg.schema.ts';

/** How a call left its queue, read from the legs of one call; `undefined`: the call was in no queue. */
export type QueueReading = (queueLeg: CallLeg, others: readonly CallLeg[]) => CallLeg['queue'];

/**
 * Our reading of call records, which mark no abandoned call and no waiting time (CAL-9): a queue's leg was answered when
 * an agent's leg of the same call is answered after it, moved to another queue when another queue's leg follows, and
 * abandoned when neither comes.
 */
export const readQueueVisit: QueueReading = (queueLeg, others) => {
  checkRecord('leg', queueLeg);
  checkList('others', others, isRecord);
  const visit = { id: queueLeg.id, enteredAt: queueLeg.startAt };
  const after = others.filter(({ startAt }) => Date.parse(startAt) >= Date.parse(queueLeg.startAt));
  const answers = after.filter(({ userId, answeredAt }) => userId != null && answeredAt != null);
  const answer = earliest(answers.map(({ answeredAt }) => answeredAt as string));
  const nextQueue = earliest(after.filter(isQueueLeg).map(({ startAt }) => startAt));
  if (nextQueue && (!answer || Date.parse(nextQueue) < Date.parse(answer)))
    return { ...visit, leftAt: nextQueue, outcome: 'transferred' };
  if (answer) return { ...visit, leftAt: answer, outcome: 'answered' };
  return { ...visit, leftAt: queueLeg.endAt, outcome: 'abandoned' };
};

/** Whether a leg is a queue's own: received by the queue, not by a person. */
function isQueueLeg({ feature, direction, userId }: CallLeg): boolean {
  return feature === 'callQueue' && direction === 'received' && userId == null;
}

/** Legs of many calls with what was read of their queues, call by call of each customer. */
export function readQueues<Leg extends CallLeg>(
  legs: Iterable<Leg>,
  reading: QueueReading = readQueueVisit,
): Leg[] {
  if (!isIterable(legs)) throw misfit('legs', 'call legs', legs);
  checkFunction('reading', reading);
  const calls = new Map<string, Leg[]>();
  for (const leg of legs) {
    checkRecord('leg', leg);
    const key = JSON.stringify([leg.customerId, leg.callId]);
    const ofCall = calls.get(key);
    if (ofCall) ofCall.push(leg);
    else calls.set(key, [leg]);
  }
  return [...calls.values()].flatMap((ofCall) => withQueueVisits(ofCall, reading));
}

/** The legs of one call with what was read of their queues. */
export function withQueueVisits<Leg extends CallLeg>(
  legs: readonly Leg[],
  reading: QueueReading = readQueueVisit,
): Leg[] {
  checkList('legs', legs, isRecord);
  if (typeof reading !== 'function') throw misfit('reading', 'a function', reading);
  return legs.map((leg) => {
    if (!isQueueLeg(leg)) return leg;
    const queue = reading(
      leg,
      legs.filter((other) => other !== leg),
    );
    return { ...leg, queue };
  });
}

function earliest(instants: readonly string[]): string | undefined {
  return instants.reduce<string | undefined>(
    (first, one) => (first === undefined || Date.parse(one) < Date.parse(first) ? one : first),
    undefined,
  );
}
