import { type CallingAnswers, WorklistAnswers } from '@partnerkit/sdk/server';
import {
  type AppliedWorklistRules,
  appliedWorklistRules,
  type WorklistRules,
} from '@partnerkit/sdk/worklist';
import type { CallingPictures, PictureReach } from '../calling/calling-pictures.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { LicenseSnapshots } from '../subscriptions/license-snapshots.ts';
import { selectWorklistCustomers } from './worklist.queries.ts';

/** What stands ready to rank a region's customers by. */
export interface WorklistSources {
  readonly licenses: LicenseSnapshots;
  readonly calling: CallingPictures;
}

/** The worklists that are in memory, which answer as long as nothing has changed in the database. */
export interface Worklists {
  /** The transaction must be of one instant (repeatable read). */
  readonly of: (
    tx: Transaction,
    reach: Omit<PictureReach, 'week'>,
    sources: WorklistSources,
  ) => Promise<WorklistAnswers>;
}

/**
 * Ranks each region once (WRK-1). The rules are the SDK's own functions, over the same snapshots as the figures: a ranking in SQL
 * would be a second copy of all of them. What is ranked is kept for as long as the picture of the calls, which is made anew
 * with every change of customers, subscriptions and calls.
 */
export function worklists(rules: WorklistRules = {}): Worklists {
  const applied: AppliedWorklistRules = appliedWorklistRules(rules);
  const kept = new WeakMap<CallingAnswers, Promise<WorklistAnswers>>();

  return {
    async of(tx, reach, { licenses, calling }) {
      const pictures = await calling.of(tx, { ...reach, week: undefined }, licenses);
      // the request that makes it may be cut off; then the next one does
      const known = await kept.get(pictures)?.catch(() => undefined);
      if (known) return known;
      const making = make();
      kept.set(pictures, making);
      making.catch(() => kept.delete(pictures));
      return making;

      async function make(): Promise<WorklistAnswers> {
        const { analytics } = await licenses.of(tx, reach);
        const customers = await selectWorklistCustomers(tx, reach, reach.region);
        return new WorklistAnswers({
          asOf: reach.asOf,
          customers,
          analytics,
          calling: pictures,
          rules: applied,
        });
      }
    },
  };
}
