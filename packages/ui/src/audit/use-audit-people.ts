import { type AuditEntry, isPartnerError } from '@partnerkit/sdk';
import { useMemo, useState } from 'react';
import { nameOrder } from '../i18n/intl-formats.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useAdministratorList, useUserList } from '../provider/use-people.ts';
import { useMay } from '../provider/use-viewer.ts';

/** Who is offered as somebody to filter by. */
export type AuditPerson = AuditEntry['actor'];

/** Whom an audit trail can be filtered by. */
export interface AuditPeople {
  /** By name. */
  readonly people: readonly AuditPerson[];
  /** Whether everybody is among them whom the source lists: the answer has come, or it lists nobody. */
  readonly areAllListed: boolean;
}

/**
 * Who is offered to filter an audit trail by, by name: everybody whom the source lists to the viewer (users, else those who hold a
 * role), and whoever was met in what was shown, who may have left or be a program. A filter by one of them does not hide the others.
 */
export function useAuditPeople(entries: readonly AuditEntry[]): AuditPeople {
  const { client, locale } = usePartner();
  const asksUsers = useMay('users.manage') && client.supports('users.list');
  const maySee = useMay('audit.see');
  const users = useUserList(maySee && asksUsers);
  const holders = useAdministratorList(maySee && !asksUsers);
  const { data, error } = asksUsers ? users : holders;
  const listed = data?.items;
  const isNobodyListed =
    !client.supports(asksUsers ? 'users.list' : 'administrators.list') ||
    (isPartnerError(error) && error.code === 'unsupported');
  const [met, setMet] = useState<ReadonlyMap<string, AuditPerson>>(new Map());
  const fresh = entries.filter(({ actor }) => !met.has(actor.id));
  if (fresh.length > 0) setMet(new Map([...met, ...fresh.map(({ actor }) => [actor.id, actor] as const)]));
  const people = useMemo(() => {
    const people = new Map(met);
    for (const { id, name } of listed ?? []) people.set(id, { id, name });
    const { compare } = nameOrder(locale);
    return [...people.values()].sort((a, b) => compare(a.name ?? a.id, b.name ?? b.id));
  }, [met, listed, locale]);
  return { people, areAllListed: listed !== undefined || isNobodyListed };
}
