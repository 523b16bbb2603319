import { type AccessRole, type Administrator, isAccessRole } from '@partnerkit/sdk';
import { isFullAdministrator } from '@partnerkit/sdk/rules';
import { useMemo, useState } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { adminsTexts } from '../i18n/texts/admins-texts.ts';
import { noticeTexts } from '../i18n/texts/notice-texts.ts';
import { roleName } from '../organization/role-name.ts';
import { notifyFailure } from '../primitives/notify-failure.ts';
import { drawnKey } from '../provider/drawn-key.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useAdministratorList } from '../provider/use-people.ts';
import { useKnowsViewer, useMay, useViewerId } from '../provider/use-viewer.ts';

/** A role that somebody is given or loses. */
export interface AccessChange {
  readonly person: Pick<Administrator, 'id' | 'name'>;
  readonly role: AccessRole;
}

/** Everybody with an administrator role, and what can be done with their access to all customers (DET-4). */
export function useAdministrators() {
  const { client, changing, notify, t } = usePartner(adminsTexts, noticeTexts);
  const mayGrant = useMay('access.grant');
  const viewerId = useViewerId();
  // a change is shown before it is answered; it can be undone
  const [expected, setExpected] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const query = useAdministratorList();
  const knowsViewer = useKnowsViewer();
  // who may take access away sees a control in each row, which has its place from the start
  const items = knowsViewer ? query.data?.items : undefined;
  const everybody = useMemo(
    () => items?.map((one) => ({ ...one, roles: [...(expected.get(one.id) ?? one.roles)] })),
    [items, expected],
  );

  async function change(
    verb: 'grant' | 'revoke',
    { person, role }: AccessChange,
    isUndo = false,
  ): Promise<void> {
    const roles = everybody?.find(({ id }) => id === person.id)?.roles ?? [];
    const after =
      verb === 'grant'
        ? [...roles.filter((held) => held !== role), role]
        : roles.filter((held) => held !== role);
    setExpected((all) => new Map(all).set(person.id, after));
    try {
      await changing(() =>
        client.administrators[verb]({ userId: person.id, role }, { idempotencyKey: drawnKey() }),
      );
      const values = { name: isolated(person.name), role: isolated(roleName(t, role)) };
      const text = t(verb === 'grant' ? 'admins.granted' : 'admins.revoked', values);
      const back = verb === 'grant' ? 'revoke' : 'grant';
      // who gave up the own role has nothing left to undo it with
      const isOwn = person.id === viewerId && role === 'partnerFullAdmin' && verb === 'revoke';
      if (isUndo) notify({ text: t('notice.undone') });
      else
        notify(
          isOwn ? { text } : { text, undo: () => void change(back, { person, role }, true).catch(failed) },
        );
    } finally {
      setExpected((all) => new Map([...all].filter(([id]) => id !== person.id)));
    }
  }

  function failed(cause: unknown): void {
    notifyFailure({ notify, t }, cause);
  }

  return {
    query,
    /** Everybody with a role, by name; `undefined` while they load. */
    everybody,
    /** Those of them who have access to all customers. */
    withAccess: everybody?.filter(({ roles }) => roles.some(isAccessRole)),
    /** How many full administrators there are: the last one stays. */
    fullCount: everybody?.filter(isFullAdministrator).length ?? 0,
    mayGrant: mayGrant && client.supports('administrators.grant'),
    mayRevoke: mayGrant && client.supports('administrators.revoke'),
    viewerId,
    /** Gives a role. Rejects where it was not done. */
    grant: (access: AccessChange) => change('grant', access),
    /** Takes a role away, shown at once; a press gives it back. Rejects where it was not done. */
    revoke: (access: AccessChange) => change('revoke', access),
    /** The same, and where it was not done a notice says why. */
    revokeNow: (access: AccessChange) => void change('revoke', access).catch(failed),
  };
}
