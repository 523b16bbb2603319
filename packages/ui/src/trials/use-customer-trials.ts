import type { Trial, TrialLicenses } from '@partnerkit/sdk';
import { isTrialEnded } from '@partnerkit/sdk/rules';
import { useState } from 'react';
import { useCustomer } from '../customers/use-customer.ts';
import { noticeTexts } from '../i18n/texts/notice-texts.ts';
import { trialsTexts } from '../i18n/texts/trials-texts.ts';
import { notifyFailure } from '../primitives/notify-failure.ts';
import { drawnKey } from '../provider/drawn-key.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useToday } from './use-today.ts';

/** How a trial stands today. */
export type TrialStanding = 'runs' | 'starts' | 'ended';

/** A change of licenses that did not come about: what was wanted, and why not. */
export interface FailedChange {
  readonly trial: Trial;
  readonly licenses: TrialLicenses;
  readonly cause: unknown;
}

/** The trials of a customer, those that run first, and what can be done with them (DET-2, TRI-2). */
export function useCustomerTrials(customerId: string) {
  const { client, asOf, changing, notify, t } = usePartner(noticeTexts, trialsTexts);
  const today = useToday();
  // a change is shown before it is answered; it can be undone
  const [expected, setExpected] = useState<ReadonlyMap<string, TrialLicenses>>(new Map());
  const [failed, setFailed] = useState<FailedChange>();
  const query = useSourceQuery(
    ['customer-trials', customerId],
    async (call) => ({ customerId, ...(await client.trials.list({ customerId }, call)) }),
    { enabled: client.supports('trials.list') },
  );
  const customer = useCustomer(customerId);
  // what stays on screen while it loads is never another customer's
  const answer = query.data?.customerId === customerId ? query.data : undefined;
  const trials = answer?.items?.map((trial) => withLicenses(trial, expected.get(trial.id)));
  const which = ({ id, version }: Trial) => ({ customerId, id, version });
  const options = () => ({ asOf, idempotencyKey: drawnKey() });
  const standingOf = (trial: Trial): TrialStanding =>
    isTrialEnded(trial, today) ? 'ended' : trial.startDate > today ? 'starts' : 'runs';

  async function change(trial: Trial, licenses: TrialLicenses, isUndo = false): Promise<void> {
    const before = trial.licenses.map(({ product, purchased }) => ({ product, purchased }));
    setFailed(undefined);
    setExpected((all) => new Map(all).set(trial.id, licenses));
    try {
      const changed = await changing(() => client.trials.change({ ...which(trial), licenses }, options()));
      notify(
        isUndo
          ? { text: t('notice.undone') }
          : { text: t('trials.changed'), undo: () => void change(changed, before, true) },
      );
    } catch (cause) {
      if (isUndo) notifyFailure({ notify, t }, cause);
      else setFailed({ trial, licenses, cause });
    } finally {
      setExpected((all) => new Map([...all].filter(([id]) => id !== trial.id)));
    }
  }

  return {
    query,
    today,
    customer,
    /** `undefined` while they load, `null` where the source does not supply them. */
    trials: answer && (trials ? byStanding(trials, standingOf) : null),
    /** Those that did not fit and were left out. */
    refused: answer?.refused ?? [],
    standingOf,
    /** Puts other licenses in the place of those that are there: shown at once, and undone by a press. */
    change: (trial: Trial, licenses: TrialLicenses) => void change(trial, licenses),
    /** The last change that did not come about. */
    failed,
    forgetFailed: () => setFailed(undefined),
    /** Extends by so many days from today. Rejects where it was not done. */
    extend: async (trial: Trial, days: number, intent: string): Promise<void> => {
      await changing(() => client.trials.extend({ ...which(trial), days }, { asOf, idempotencyKey: intent }));
    },
    /** Ends it today, which still counts. Rejects where it was not done. */
    end: async (trial: Trial, intent: string): Promise<void> => {
      await changing(() => client.trials.end(which(trial), { asOf, idempotencyKey: intent }));
    },
  };
}

function withLicenses(trial: Trial, licenses: TrialLicenses | undefined): Trial {
  if (!licenses) return trial;
  const known = new Map(trial.licenses.map((pool) => [pool.product, pool]));
  return { ...trial, licenses: licenses.map((pool) => ({ ...known.get(pool.product), ...pool })) };
}

const order = { runs: 0, starts: 1, ended: 2 } as const;

/** Those that run first, the next to end on top; then those to come; then those that ended, the latest on top. */
function byStanding(trials: readonly Trial[], standingOf: (trial: Trial) => TrialStanding): Trial[] {
  return [...trials].sort((a, b) => {
    const [standing, other] = [standingOf(a), standingOf(b)];
    if (standing !== other) return order[standing] - order[other];
    const sooner = a.endDate < b.endDate ? -1 : a.endDate > b.endDate ? 1 : 0;
    return standing === 'ended' ? -sooner : sooner;
  });
}
