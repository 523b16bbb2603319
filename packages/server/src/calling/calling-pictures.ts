import type { CalendarDay } from '@partnerkit/sdk';
import { callingPicture, defaultPoorLegRule, type PoorLegRule, shownWeeks } from '@partnerkit/sdk/calling';
import { CallingAnswers } from '@partnerkit/sdk/server';
import type { Transaction } from '../storage/transaction.ts';
import type { LicenseSnapshots, SnapshotReach } from '../subscriptions/license-snapshots.ts';
import {
  selectCaller,
  selectCallers,
  selectCallingSums,
  selectCallingVersion,
  selectKnownWeeks,
  selectLocations,
} from './calling.queries.ts';
import { selectUnknownWeeks } from './unknown-weeks.queries.ts';

/** Whose calls are looked at, on which day, in which week. */
export interface PictureReach extends SnapshotReach {
  readonly asOf: CalendarDay;
  readonly week: CalendarDay | undefined;
}

/** What is answered of calls, kept as long as nothing has changed in the database. */
export interface CallingPictures {
  /** When a leg is poor. */
  readonly rule: PoorLegRule;
  /** The transaction must be of one instant (repeatable read). */
  readonly of: (tx: Transaction, reach: PictureReach, licenses: LicenseSnapshots) => Promise<CallingAnswers>;
}

/** How much is kept, and by which rule legs are rated. */
export interface CallingPicturesOptions {
  readonly rule?: PoorLegRule | undefined;
  /** How many rows of customers all pictures hold together, about; the one used last stays in any case. */
  readonly mostRows?: number;
}

interface Kept {
  readonly version: string;
  readonly answers: Promise<CallingAnswers>;
  rows: number;
}

/** Keeps the pictures that were used last. Whoever asks for one that is being made waits for it. */
export function callingPictures({
  rule = defaultPoorLegRule,
  mostRows = 1_000_000,
}: CallingPicturesOptions = {}): CallingPictures {
  // the one that was used last comes last
  const kept = new Map<string, Kept>();

  function keep(place: string, one: Kept): void {
    kept.delete(place);
    kept.set(place, one);
    let rows = 0;
    for (const each of kept.values()) rows += each.rows;
    for (const [oldest, { rows: freed }] of kept) {
      if (rows <= mostRows || oldest === place) return;
      kept.delete(oldest);
      rows -= freed;
    }
  }

  return {
    rule,
    async of(tx, reach, licenses) {
      const { partner, region, scope, user, asOf, week } = reach;
      const [{ version, freshAt }, { analytics, version: licenseVersion }] = await Promise.all([
        selectCallingVersion(tx, partner),
        licenses.of(tx, reach),
      ]);
      const weeks = shownWeeks({ asOf, week });
      const place = JSON.stringify([partner, region, scope === 'all' ? null : user, asOf, weeks.at(-1)]);
      const key = JSON.stringify([version, licenseVersion]);
      const known = kept.get(place);
      if (known?.version === key) {
        keep(place, known);
        // the request that makes it may be cut off; then the next one does
        const answers = await known.answers.catch(() => undefined);
        if (answers) return answers;
      }
      const making = makeAnswers();
      const one: Kept = { version: key, answers: making, rows: 0 };
      keep(place, one);
      making.catch(() => {
        if (kept.get(place) === one) kept.delete(place);
      });
      return making;

      async function makeAnswers(): Promise<CallingAnswers> {
        const shown = weeks.at(-1) as CalendarDay;
        const callers = await selectCallers(tx, reach);
        const knownWeeks = await selectKnownWeeks(tx, partner);
        const sums = await selectCallingSums(tx, reach, { weeks, shown });
        const notKnown = await selectUnknownWeeks(tx, { partner, region, weeks });
        const names = new Map(callers.map(({ id, name }) => [id, name]));
        const running = analytics.runningLicenses(asOf, 'calling');
        const customerIds = callers.map(({ id }) => id);
        const told = sums.filter(({ customerId }) => names.has(customerId));
        one.rows = customerIds.length;
        return new CallingAnswers({
          picture: callingPicture({ customerIds, sums: told, knownWeeks, notKnown }, { asOf, week }),
          factsOf: (id) => ({ name: names.get(id) ?? id, ...(running.get(id) ?? unknownLicenses) }),
          rule,
          firstWeek: knownWeeks[0] ?? null,
          freshAt,
        });
      }
    },
  };
}

const unknownLicenses = { licenses: null, assigned: null };

/** One customer's own picture, read for itself; `undefined` for one who is not to be seen. */
export async function customerAnswer(
  tx: Transaction,
  reach: PictureReach,
  customerId: string,
  rule: PoorLegRule,
) {
  const caller = await selectCaller(tx, reach, customerId);
  if (!caller) return undefined;
  const { asOf, week, partner, region } = reach;
  const weeks = shownWeeks({ asOf, week });
  const shown = weeks.at(-1) as CalendarDay;
  const { freshAt } = await selectCallingVersion(tx, partner);
  const knownWeeks = await selectKnownWeeks(tx, partner);
  const sums = await selectCallingSums(tx, reach, { weeks, shown, customerId });
  const notKnown = await selectUnknownWeeks(tx, { partner, region, weeks, customerId });
  const answers = new CallingAnswers({
    picture: callingPicture({ customerIds: [customerId], sums, knownWeeks, notKnown }, { asOf, week }),
    factsOf: () => ({ name: caller.name, ...unknownLicenses }),
    rule,
    firstWeek: knownWeeks[0] ?? null,
    freshAt,
  });
  return answers.customer(await selectLocations(tx, reach, { customerId, week: shown }));
}
