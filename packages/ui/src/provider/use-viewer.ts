import { type Permission, permissionScope } from '@partnerkit/sdk';
import { usePartner } from './partner-context.ts';
import { useSourceQuery } from './use-source-query.ts';

/** What the viewer may do. A source that tells nothing of the viewer decides by itself, so nothing is hidden. */
export function useMay(permission: Permission): boolean {
  return usePermission(permission) ?? false;
}

/** The same, and `undefined` while it is not known: what waits for it need not look forbidden first. */
export function usePermission(permission: Permission): boolean | undefined {
  const { client } = usePartner();
  const tells = client.supports('viewer.get');
  const { data } = useSourceQuery(['viewer'], (options) => client.viewer.get(options), {
    enabled: tells,
    isPartnerWide: true,
  });
  if (!tells) return true;
  return data && permissionScope(data.roles, permission) !== undefined;
}
