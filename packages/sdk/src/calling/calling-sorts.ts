/** Fields by which customers of the calling tables can be sorted; what is not known comes last. */
export const callingSortFields = [
  'customer',
  'calls',
  'callsChange',
  'legs',
  'poorLegs',
  'poorShare',
  'poorShareChange',
  'minutes',
  'videoMinutes',
  'activeUsers',
  'licenses',
  'assigned',
  'queueCalls',
  'answered',
  'timedOut',
  'overflowed',
  'transferred',
  'abandoned',
  'abandonedShare',
  'timeToAnswer',
  'waitBeforeAbandoning',
] as const;

/** One of {@link callingSortFields}. */
export type CallingSortField = (typeof callingSortFields)[number];

/** A sort order: a field, with `-` in front for descending. */
export type CallingSort = CallingSortField | `-${CallingSortField}`;
