import type { Contract, OutputOf } from '@partnerkit/sdk';
import type { CallLeg } from '@partnerkit/sdk/calling';
import { sortedOut } from '@partnerkit/sdk/server';
import { keyProblem, storageProblem } from '../storage/storable-text.ts';
import type { Transaction } from '../storage/transaction.ts';
import { selectCustomersThere } from './calling.queries.ts';
import { type KeptLegs, keptLegs, tooLate } from './kept-legs.ts';
import { writeCallLegs } from './write-call-legs.ts';

/** What became of legs that were offered. */
export type TakenLegs = OutputOf<Contract['calling']['send']>;

type SortedOutLegs = ReturnType<typeof sortedOut>;

/** Legs that are offered, checked as far as that goes without the database. */
export interface CheckedLegs {
  readonly offered: readonly unknown[];
  /** Whom they name as their customers. */
  readonly customerIds: readonly string[];
  /** What becomes of them where all customers are there, and no leg comes too late. */
  readonly sorted: SortedOutLegs;
}

/** Checks legs, before a transaction waits for it. */
export function checkedLegs(offered: readonly unknown[]): CheckedLegs {
  const named = new Set<string>();
  for (const leg of offered) {
    const id = (leg as { customerId?: unknown } | null)?.customerId;
    if (typeof id === 'string') named.add(id);
  }
  const customerIds = [...named].filter((id) => !storageProblem(id));
  const sorted = sortedOut(
    offered,
    () => true,
    (leg) => problemOf(leg, undefined),
  );
  return { offered, customerIds, sorted };
}

/** Writes what is offered of one partner's legs, and marks the weeks that change with them. */
export function takeLegs(tx: Transaction, partner: string, offered: readonly unknown[]): Promise<TakenLegs> {
  return takeCheckedLegs(tx, partner, checkedLegs(offered));
}

/** The same of legs that are checked already. */
export async function takeCheckedLegs(
  tx: Transaction,
  partner: string,
  { offered, customerIds, sorted }: CheckedLegs,
): Promise<TakenLegs> {
  const [kept, there] = await Promise.all([
    keptLegs(tx, partner),
    selectCustomersThere(tx, partner, customerIds),
  ]);
  const areAllKnown = there.size === customerIds.length;
  const { legs, refused, otherProducts } =
    areAllKnown && !isAnyTooLate(sorted, kept)
      ? sorted
      : sortedOut(
          offered,
          (id) => there.has(id),
          (leg) => problemOf(leg, kept),
        );
  const taken = await writeCallLegs(tx, partner, [...legs.values()]);
  const repeated = offered.length - otherProducts - refused.length - taken;
  return { taken, repeated, otherProducts, refusedCount: refused.length, refused };
}

function isAnyTooLate({ legs }: SortedOutLegs, kept: KeptLegs | undefined): boolean {
  for (const leg of kept ? legs.values() : []) if (tooLate(leg, kept) !== undefined) return true;
  return false;
}

/** Why a leg that fits can't be taken. */
function problemOf(leg: CallLeg, kept: KeptLegs | undefined) {
  const unstorable = storageProblem(leg);
  if (unstorable) return { field: '', message: unstorable };
  const long = keyProblem(leg.customerId, leg.id);
  if (long) return { field: 'id', message: long };
  const late = tooLate(leg, kept);
  return late === undefined ? undefined : { field: 'startAt', message: late };
}
