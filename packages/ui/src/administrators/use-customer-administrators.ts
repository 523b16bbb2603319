import { type CustomerAdministrator, isAccessRole } from '@partnerkit/sdk';
import { useState } from 'react';
import { useCustomer } from '../customers/use-customer.ts';
import { isolated } from '../i18n/isolated.ts';
import { customerAdminsTexts } from '../i18n/texts/customer-admins-texts.ts';
import { noticeTexts } from '../i18n/texts/notice-texts.ts';
import { notifyFailure } from '../primitives/notify-failure.ts';
import { drawnKey } from '../provider/drawn-key.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useAdministratorList } from '../provider/use-people.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useMay, useViewerId } from '../provider/use-viewer.ts';

/** Somebody who manages a customer, with what is known of them. */
export interface CustomerManager {
  readonly userId: string;
  readonly name: string;
  readonly email?: string | undefined;
  /** `undefined`: the source does not tell. */
  readonly roles: readonly string[] | undefined;
  /** The instant; absent, it is not known. */
  readonly addedAt?: string | undefined;
  /** The name of who has assigned them; where nobody knows it, the id. */
  readonly addedBy?: string | undefined;
}

/** Who manages a customer, and what can be done about it (DET-3). */
export function useCustomerAdministrators(customerId: string) {
  const { client, changing, notify, t } = usePartner(customerAdminsTexts, noticeTexts);
  const viewerId = useViewerId();
  const mayAssign = useMay('administrators.assign');
  // a change is shown before it is answered; it can be undone
  const [expected, setExpected] = useState<ReadonlyMap<string, 'added' | 'removed'>>(new Map());
  const tellsAssigned = client.supports('administrators.ofCustomer');
  const tellsEverybody = client.supports('administrators.list');
  const query = useSourceQuery(
    ['customer-administrators', customerId],
    (call) => client.administrators.ofCustomer({ customerId }, call),
    { enabled: tellsAssigned },
  );
  const everybody = useAdministratorList();
  const customer = useCustomer(customerId);
  const known = new Map(everybody.data?.items.map((one) => [one.id, one]));
  // what stays on screen while it loads is never another customer's
  const answer = query.data?.customerId === customerId ? query.data : undefined;
  const kept = answer?.items.filter(({ userId }) => expected.get(userId) !== 'removed');
  const awaited = [...expected].flatMap(([userId, how]) =>
    how === 'added' && kept?.every((one) => one.userId !== userId) ? [{ userId }] : [],
  );
  const assigned = kept && [...kept, ...awaited].map((one) => managerOf(one));

  function managerOf({ userId, name, addedAt, addedBy }: CustomerAdministrator): CustomerManager {
    const found = known.get(userId);
    return {
      userId,
      addedAt,
      name: found?.name ?? name ?? userId,
      email: found?.email,
      roles: everybody.data && (found?.roles ?? []),
      ...(addedBy === undefined ? {} : { addedBy: known.get(addedBy)?.name ?? addedBy }),
    };
  }

  async function change(verb: 'assign' | 'unassign', userId: string, isUndo = false): Promise<void> {
    const name = isolated(
      assigned?.find((one) => one.userId === userId)?.name ?? known.get(userId)?.name ?? userId,
    );
    setExpected((all) => new Map(all).set(userId, verb === 'assign' ? 'added' : 'removed'));
    try {
      await changing(() =>
        client.administrators[verb]({ customerId, userId }, { idempotencyKey: drawnKey() }),
      );
      const text = t(verb === 'assign' ? 'customerAdmins.added' : 'customerAdmins.removed', { name });
      const back = verb === 'assign' ? 'unassign' : 'assign';
      if (isUndo) notify({ text: t('notice.undone') });
      // who has left sees the customer no longer
      else if (verb === 'unassign' && userId === viewerId) notify({ text });
      else notify({ text, undo: () => void change(back, userId, true).catch(failed) });
    } finally {
      setExpected((all) => new Map([...all].filter(([id]) => id !== userId)));
    }
  }

  function failed(cause: unknown): void {
    notifyFailure({ notify, t }, cause);
  }

  return {
    query,
    everybody,
    customerId,
    /** The customer's name; its id where that is not known. */
    customerName: customer?.name ?? customerId,
    tellsAssigned,
    tellsEverybody,
    /** Who is assigned, in the order of the source; `undefined` while they load, or where the source does not tell. */
    assigned,
    /** Assignments that did not fit and were left out. */
    refused: answer?.refused ?? [],
    /** Those who see all customers by a role. */
    withAccess: everybody.data?.items.filter(({ roles }) => roles.some(isAccessRole)),
    /** Partner administrators who may be assigned; `undefined` where the source does not tell. */
    assignable: everybody.data?.items.filter(
      ({ id, roles }) =>
        roles.includes('partnerAdmin') &&
        !roles.some(isAccessRole) &&
        assigned?.every(({ userId }) => userId !== id),
    ),
    mayAssign: mayAssign && client.supports('administrators.assign'),
    mayUnassign: mayAssign && client.supports('administrators.unassign'),
    viewerId,
    /** Assigns somebody. Rejects where it was not done. */
    assign: (userId: string) => change('assign', userId),
    /** Takes somebody off. Rejects where it was not done. */
    unassign: (userId: string) => change('unassign', userId),
    /** The same, and where it was not done a notice says why. */
    unassignNow: (userId: string) => void change('unassign', userId).catch(failed),
  };
}
