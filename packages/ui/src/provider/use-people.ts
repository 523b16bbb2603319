import { usePartner } from './partner-context.ts';
import { useSourceQuery } from './use-source-query.ts';

/** The users of the partner organization (ORG-3), where the source tells of them and they are wanted. */
export function useUserList(isWanted = true) {
  const { client } = usePartner();
  return useSourceQuery(['users'], (call) => client.users.list(call), {
    enabled: isWanted && client.supports('users.list'),
    isPartnerWide: true,
  });
}

/** Everybody who holds an administrator role (DET-3, DET-4), where the source tells of them and they are wanted. */
export function useAdministratorList(isWanted = true) {
  const { client } = usePartner();
  return useSourceQuery(['administrators'], (call) => client.administrators.list(call), {
    enabled: isWanted && client.supports('administrators.list'),
    isPartnerWide: true,
  });
}
