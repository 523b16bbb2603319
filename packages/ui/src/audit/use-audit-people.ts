import type { AuditEntry } from '@partnerkit/sdk';
import { useMemo, useState } from 'react';
import { nameOrder } from '../i18n/intl-formats.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useAdministratorList, useUserList } from '../provider/use-people.ts';
import { useMay } from '../provider/use-viewer.ts';

/** Who is offered as somebody to filter by. */
export type AuditPerson = AuditEntry['actor'];

/**
 * Who is offered to filter an audit trail by, by name: everybody whom the source lists to the viewer (users, else those who hold a
 * role), and whoever was met in what was shown, who may have left or be a program. A filter by one of them does not hide the others.
 */
export function useAuditPeople(entries: readonly AuditEntry[]): readonly AuditPerson[] {
  const { client, locale } = usePartner();
  const asksUsers = useMay('users.manage') && client.supports('users.list');
  const maySee = useMay('audit.see');
  const users = useUserList(maySee && asksUsers).data?.items;
  const holders = useAdministratorList(maySee && !asksUsers).data?.items;
  const listed = users ?? holders;
  const [met, setMet] = useState<ReadonlyMap<string, AuditPerson>>(new Map());
  const fresh = entries.filter(({ actor }) => !met.has(actor.id));
  if (fresh.length > 0) setMet(new Map([...met, ...fresh.map(({ actor }) => [actor.id, actor] as const)]));
  return useMemo(() => {
    const people = new Map(met);
    for (const { id, name } of listed ?? []) people.set(id, { id, name });
    const { compare } = nameOrder(locale);
    return [...people.values()].sort((a, b) => compare(a.name ?? a.id, b.name ?? b.id));
  }, [met, listed, locale]);
}
