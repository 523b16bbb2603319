import { queueOutcomes } from '../../sdk/src/calling/call-leg.schema.ts';
import type { CallLegColumns } from '../../sdk/src/calling/call-leg-columns.ts';

/** Which legs there are: what all contestants know of them. */
type LegNames = Pick<CallLegColumns, 'customerIds' | 'endpoints' | 'features' | 'weeks'>;

/** What is counted of every customer in every week, column by column, in slots of customer × weeks + week. */
export class WeekValues {
  readonly calls: Uint32Array;
  readonly all: Uint32Array;
  readonly poor: Uint32Array;
  readonly rated: Uint32Array;
  readonly ms: Float64Array;
  readonly videoMs: Float64Array;
  readonly audio: Uint32Array;
  readonly video: Uint32Array;
  readonly users: Uint32Array;
  /** Good, poor and unrated legs of each endpoint type, of each slot. */
  readonly endpoints: Uint32Array;
  /** Of each slot: different calls with each feature, visits of queues by outcome. */
  readonly features: Uint32Array;
  readonly outcomes: Uint32Array;
  readonly answerSeconds: Float64Array;
  readonly waitSeconds: Float64Array;

  constructor(names: LegNames) {
    const slots = names.customerIds.length * names.weeks.length;
    const counts = (each = 1) => new Uint32Array(slots * each);
    this.calls = counts();
    this.all = counts();
    this.poor = counts();
    this.rated = counts();
    this.ms = new Float64Array(slots);
    this.videoMs = new Float64Array(slots);
    this.audio = counts();
    this.video = counts();
    this.users = counts();
    this.endpoints = counts(names.endpoints.length * 3);
    this.features = counts(names.features.length);
    this.outcomes = counts(queueOutcomes.length);
    this.answerSeconds = new Float64Array(slots);
    this.waitSeconds = new Float64Array(slots);
  }

  /** All of it in one row of numbers. */
  found(): Float64Array {
    const columns = Object.values(this) as (Uint32Array | Float64Array)[];
    const all = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const column of columns) {
      all.set(column, at);
      at += column.length;
    }
    return all;
  }
}
