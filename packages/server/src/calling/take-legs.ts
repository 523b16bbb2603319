import { type Contract, isPartnerError, type OutputOf, PartnerError } from '@partnerkit/sdk';
import type { CallLeg } from '@partnerkit/sdk/calling';
import { sortedOut } from '@partnerkit/sdk/server';
import type { StreamedRow } from '../http/streamed-rows.ts';
import { storageProblem } from '../storage/storable-text.ts';
import type { Transaction } from '../storage/transaction.ts';
import { selectCustomersThere } from './calling.queries.ts';
import { type CallsTarget, mostNamed } from './calls-target.ts';
import { type KeptLegs, keptLegs, tooLate } from './kept-legs.ts';
import { rollUpAll } from './roll-up.ts';
import { writeCallLegs } from './write-call-legs.ts';

/** What became of legs that were offered. */
export type TakenLegs = OutputOf<Contract['calling']['send']>;

/** Writes what is offered of one partner's legs, and marks the weeks that change with them. */
export async function takeLegs(
  tx: Transaction,
  partner: string,
  offered: readonly unknown[],
): Promise<TakenLegs> {
  const kept = await keptLegs(tx, partner);
  const named = offered.map((leg) => (leg as { customerId?: unknown } | null)?.customerId);
  const ids = [...new Set(named.filter((id) => typeof id === 'string').filter((id) => !storageProblem(id)))];
  const there = await selectCustomersThere(tx, partner, ids);
  const { legs, refused, otherProducts } = sortedOut(
    offered,
    (id) => there.has(id),
    (leg) => problemOf(leg, kept),
  );
  const taken = await writeCallLegs(tx, partner, [...legs.values()]);
  const repeated = offered.length - otherProducts - refused.length - taken;
  return { taken, repeated, otherProducts, refusedCount: refused.length, refused };
}

/** Why a leg that fits can't be taken. */
function problemOf(leg: CallLeg, kept: KeptLegs | undefined) {
  const unstorable = storageProblem(leg);
  if (unstorable) return { field: '', message: unstorable };
  const late = tooLate(leg, kept);
  return late === undefined ? undefined : { field: 'startAt', message: late };
}

const legsAtOnce = 1000;

/**
 * Takes legs as they come along, batch by batch: each is in as a whole or not at all, so whoever is cut off sends again.
 * The weeks that changed are counted anew at the end, also where the stream breaks off: what a killed process leaves
 * marked, the next start counts. Throws what made the rest of the stream unreadable, and says how many legs were taken.
 */
export async function takeLegStream(
  rows: AsyncIterable<StreamedRow>,
  target: CallsTarget,
): Promise<TakenLegs> {
  const { partner, transaction } = target;
  const sum = { taken: 0, repeated: 0, otherProducts: 0, refusedCount: 0 };
  const refused: TakenLegs['refused'] = [];
  const refuse = (problem: TakenLegs['refused'][number]) => {
    sum.refusedCount++;
    if (refused.length < mostNamed) refused.push(problem);
  };
  let index = 0;
  let batch: { row: unknown; line: number; index: number }[] = [];
  const write = async () => {
    const written = batch;
    batch = [];
    if (written.length === 0) return;
    const offered = written.map(({ row }) => row);
    const answer = await transaction((tx) => takeLegs(tx, partner, offered));
    sum.taken += answer.taken;
    sum.repeated += answer.repeated;
    sum.otherProducts += answer.otherProducts;
    for (const problem of answer.refused) {
      const { line, index: place } = written[problem.index] as (typeof written)[number];
      refuse({ ...problem, line, index: place });
    }
  };
  try {
    for await (const { line, row, problem } of rows) {
      if (problem) refuse({ index, line, ...problem });
      else batch.push({ row, line, index });
      index++;
      if (batch.length === legsAtOnce) await write();
    }
    await write();
  } catch (cause) {
    if (!isPartnerError(cause) || sum.taken + sum.repeated === 0) throw cause;
    const { code, fields, status, message } = cause;
    const taken = `${message}; ${sum.taken + sum.repeated} legs were taken before`;
    throw new PartnerError({ code, fields, status, phase: 'request', message: taken });
  } finally {
    await rollUpAll(target);
  }
  return { ...sum, refused };
}
