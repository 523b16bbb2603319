import { organizationIds, ownCustomerId } from '@partnerkit/sdk/server';
import { selectCustomersThere } from './calling.queries.ts';
import { type CallsTarget, mostNamed } from './calls-target.ts';
import { type RefusedRecord, readRecords, strangersRecord } from './read-records.ts';
import { rollUpAll } from './roll-up.ts';
import { takeRecords } from './take-records.ts';

/** What became of call records that were delivered. */
export interface TakenRecords {
  /** Records whose leg was not there before. */
  readonly taken: number;
  readonly repeated: number;
  /** Records of legs that queues and groups made by themselves: no calls of users. */
  readonly madeByGroups: number;
  readonly refusedCount: number;
  /** The first thousand of those that were refused. */
  readonly refused: readonly RefusedRecord[];
}

const recordsAtOnce = 1000;

/**
 * Takes call records that were delivered (CAL-9), a thousand in a transaction, and counts the weeks that changed anew, also
 * where it breaks off. A record whose organization is no customer of the partner in the region is refused by name.
 */
export async function takeRecordDelivery(
  records: readonly unknown[],
  target: CallsTarget,
): Promise<TakenRecords> {
  const { partner, transaction } = target;
  const sum = { taken: 0, repeated: 0, madeByGroups: 0 };
  const refused: RefusedRecord[] = [];
  try {
    for (let at = 0; at < records.length; at += recordsAtOnce) {
      const read = readRecords(records.slice(at, at + recordsAtOnce));
      const answer = await transaction(async (tx) => {
        const ids = read.legs.flatMap(({ leg }) => organizationIds(leg.customerId));
        const there = await selectCustomersThere(tx, partner, ids);
        const placed = read.legs.map((one) => ({
          ...one,
          customerId: ownCustomerId(one.leg.customerId, (id) => there.has(id)),
        }));
        const own = placed.flatMap(({ index, leg, customerId }) =>
          customerId === undefined ? [] : [{ index, leg: { ...leg, customerId } }],
        );
        const strangers = placed.filter(({ customerId }) => customerId === undefined);
        return { ...(await takeRecords(tx, partner, own)), strangers };
      });
      sum.taken += answer.taken;
      sum.repeated += answer.repeated;
      sum.madeByGroups += read.madeByGroups;
      for (const one of [...read.refused, ...answer.refused, ...answer.strangers.map(strangersRecord)])
        refused.push({ ...one, index: at + one.index });
    }
  } finally {
    await rollUpAll(target);
  }
  refused.sort((a, b) => a.index - b.index);
  return { ...sum, refusedCount: refused.length, refused: refused.slice(0, mostNamed) };
}
