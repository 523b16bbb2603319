import * as z from 'zod/mini';
import { instantSchema, nonEmptyText, oneOf } from '../operation/row.schema.ts';

const measure = (most: number, expected: string) =>
  z.optional(
    z.nullable(z.number().check(z.refine((value) => value >= 0 && value <= most, `expected ${expected}`))),
  );

/** What was measured of one media stream of a leg; a measure that is absent was not taken (CAL-3). */
export const mediaStreamSchema = z.looseObject(
  {
    jitterMs: measure(Number.MAX_VALUE, 'milliseconds of 0 or more'),
    latencyMs: measure(Number.MAX_VALUE, 'milliseconds of 0 or more'),
    lossPercent: measure(100, 'a percentage from 0 to 100'),
  },
  'an object such as { jitterMs: 12, latencyMs: 40 }',
);

/** How a call left a queue (CAL-7). */
export const queueOutcomes = ['answered', 'abandoned', 'timedOut', 'overflowed', 'transferred'] as const;

/** One of {@link queueOutcomes}. */
export type QueueOutcome = (typeof queueOutcomes)[number];

/** A visit to a queue (CAL-7). */
export const queueVisitSchema = z.looseObject(
  {
    id: nonEmptyText,
    enteredAt: instantSchema,
    leftAt: instantSchema,
    outcome: oneOf(queueOutcomes, queueOutcomes.join(', ')),
  },
  'an object such as { id, enteredAt, leftAt, outcome }',
);

const absent = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));

/** One side of a call, made or received by a customer (spec section 5). Unknown fields are kept. */
export const callLegSchema = z
  .looseObject({
    id: nonEmptyText,
    /** Ties the legs of one call, within its customer. */
    callId: nonEmptyText,
    customerId: nonEmptyText,
    locationId: absent(z.string()),
    userId: absent(z.string()),
    startAt: instantSchema,
    /** Absent: never answered. */
    answeredAt: absent(instantSchema),
    endAt: instantSchema,
    direction: oneOf(['made', 'received'], 'made or received'),
    /** `app`, `deskPhone`, `roomDevice`, `other`, or another that the data names. */
    endpoint: nonEmptyText,
    /** `callQueue`, `huntGroup`, `autoAttendant`, or another that the data names. */
    feature: absent(z.string()),
    audio: absent(mediaStreamSchema),
    video: absent(mediaStreamSchema),
    /** Absent: calling. */
    product: absent(z.string()),
    queue: absent(queueVisitSchema),
  })
  .check((leg) => {
    for (const [earlier, later] of orders) {
      const [from, to] = [at(leg.value, earlier), at(leg.value, later)];
      if (from === undefined || to === undefined || Date.parse(from) <= Date.parse(to)) continue;
      leg.issues.push({
        code: 'custom',
        message: `expected an instant not before ${earlier.join('.')}`,
        path: [...later],
        input: leg.value,
      });
      return;
    }
  });

/** One side of a call. */
export type CallLeg = z.output<typeof callLegSchema>;

/** What comes before what, in every leg. */
const orders = [
  [['startAt'], ['endAt']],
  [['startAt'], ['answeredAt']],
  [['answeredAt'], ['endAt']],
  [
    ['queue', 'enteredAt'],
    ['queue', 'leftAt'],
  ],
] as const;

function at(leg: object, path: readonly string[]): string | undefined {
  const value = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null)?.[key], leg);
  return typeof value === 'string' ? value : undefined;
}
