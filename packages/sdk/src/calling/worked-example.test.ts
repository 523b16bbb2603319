import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CallLeg } from './call-leg.schema.ts';
import { callLegColumns } from './call-leg-columns.ts';
import { type CallingRow, callingPicture } from './calling-picture.ts';
import { abandonedShare, averageSeconds, poorShare, worstEndpoint } from './calling-shares.ts';
import type { CallingSums } from './calling-sums.ts';
import { defaultPoorLegRule } from './leg-rating.ts';
import { sumCallLegs } from './sum-call-legs.ts';

const example = new URL('../../../testing/example/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, example), 'utf8'));
const calls: { asOf: string; customers: { id: string }[]; callLegs: CallLeg[] } = read('calls.json');
const figures: Record<'source' | 'any', Record<string, unknown>> = read('calling-figures.json');

describe.each(['source', 'any'] as const)('the worked example by the rule %s', (when) => {
  const columns = callLegColumns(calls.callLegs);
  const sums = sumCallLegs(columns, { rule: { ...defaultPoorLegRule, when } });
  const customerIds = calls.customers.map(({ id }) => id);
  const picture = callingPicture({ customerIds, sums }, { asOf: calls.asOf });
  const { week, weeks, lastWeek, features, customers } = figures[when];

  it('refuses no leg', () => expect(columns.refused).toEqual([]));

  it('has its weeks, the missing one as a gap', () => {
    expect(picture.week).toBe(week);
    expect(picture.weeks.map(({ customersNotKnown, ...counts }) => counts)).toEqual(near(weeks));
  });

  it('has its last week', () => {
    expect({ ...asWritten(picture.total), worstEndpoint: worstEndpoint(picture.total) }).toEqual(
      near(lastWeek),
    );
  });

  it('has its use of features', () => expect(picture.features).toEqual(features));

  it('has the row of every customer', () => {
    const rows = picture.rows.map((row) => [row.customerId, rowAsWritten(row)]);
    expect(Object.fromEntries(rows)).toEqual(near(customers));
  });
});

/** Sums as the worked example writes them. */
function asWritten({ features, endpoints, queue, ...sums }: CallingSums) {
  const { timeToAnswer = null, waitBeforeAbandoning = null, ...counts } = queue ?? {};
  const { notKnown, ...known } = sums as typeof sums & { notKnown?: unknown };
  return {
    ...known,
    poorShare: poorShare({ ...sums, features, endpoints, queue }),
    endpoints: Object.fromEntries(
      Object.entries(endpoints ?? {}).map(([name, { legs, ...ratings }]) => [name, ratings]),
    ),
    queue: {
      ...counts,
      averageTimeToAnswerSeconds: averageSeconds(timeToAnswer),
      averageWaitBeforeAbandoningSeconds: averageSeconds(waitBeforeAbandoning),
      abandonedShare: abandonedShare(queue),
    },
  };
}

function rowAsWritten({ customerId, from, ...row }: CallingRow) {
  const { callsByWeek, callsChange, poorShareChange, hasQueues, worstEndpoint: worst, ...sums } = row;
  return { ...asWritten(sums), worstEndpoint: worst, callsChange, poorShareChange, callsByWeek, hasQueues };
}

/** The same with numbers that are fractions compared within what adding up in another order may change. */
function near(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : expect.closeTo(value, 9);
  if (Array.isArray(value)) return value.map(near);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, near(inner)]));
}
