import type { Contract, OutputOf } from '@partnerkit/sdk';
import type { CallLeg } from '@partnerkit/sdk/calling';
import { sortedOut } from '@partnerkit/sdk/server';
import { storageProblem } from '../storage/storable-text.ts';
import type { Transaction } from '../storage/transaction.ts';
import { selectCustomersThere } from './calling.queries.ts';
import { type KeptLegs, keptLegs, tooLate } from './kept-legs.ts';
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
