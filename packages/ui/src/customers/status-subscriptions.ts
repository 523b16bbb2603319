import type { CalendarDay, Subscription } from '@partnerkit/sdk';
import { byRelevance, standingOf } from '../subscriptions/customer-subscriptions-standing.ts';

/** A subscription or trial from which a status follows. */
export interface StatusSubscription {
  readonly subscription: Subscription;
  /** Of a license overage: the products of which more are assigned than were bought. */
  readonly over?: readonly {
    readonly product: string;
    readonly assigned: number;
    readonly purchased: number;
  }[];
}

/**
 * The subscriptions and trials from which a status of ours follows on a day (CUS-2); none for a status of the source's own. Whether the
 * status holds is the source's to say: it may judge by other parameters.
 */
export function statusSubscriptions(
  status: string,
  subscriptions: readonly Subscription[],
  asOf: CalendarDay,
): readonly StatusSubscription[] {
  const known = byRelevance(subscriptions, asOf);
  const running = known.filter((one) => standingOf(one, asOf) === 'runs');
  const open = known.filter(({ kind, endDate }) => kind === 'subscription' && endDate >= asOf);
  const of = (rows: readonly Subscription[]) => rows.map((subscription) => ({ subscription }));
  if (status === 'suspended') return of(open.filter(({ paid }) => paid === false));
  if (status === 'orderSetupReady') return of(open.filter(({ setupComplete }) => setupComplete === false));
  if (status === 'trial') return of(running.filter(({ kind }) => kind === 'trial'));
  if (status === 'active') return of(running.filter(({ kind }) => kind === 'subscription'));
  if (status === 'expired') return of(alike(known.filter(({ endDate }) => endDate < asOf)));
  if (status === 'expiringSoon')
    return of(alike(running.filter(({ kind, autoRenews }) => kind === 'trial' || autoRenews !== true)));
  if (status !== 'licenseOverage') return [];
  return running.flatMap((subscription) => {
    const over = subscription.licenses.flatMap(({ product, purchased, assigned = 0 }) =>
      assigned > purchased ? [{ product, assigned, purchased }] : [],
    );
    return over.length > 0 ? [{ subscription, over }] : [];
  });
}

/** Those that end on the same day as the first of them. */
function alike(rows: readonly Subscription[]): readonly Subscription[] {
  return rows.filter(({ endDate }) => endDate === rows[0]?.endDate);
}
