import type { CallContext } from './call-context.ts';

/** The instant of a call, ISO 8601 in UTC. Where the caller has no clock, the day is known all the same. */
export function instantOfCall({ at, asOf }: Pick<CallContext, 'at' | 'asOf'>): string {
  return at ?? `${asOf}T00:00:00.000Z`;
}
