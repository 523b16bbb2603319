import { isPartnerError, type Permission, type PermissionScope, permissionScope } from '@partnerkit/sdk';
import { usePartner } from './partner-context.ts';
import { useSourceQuery } from './use-source-query.ts';

/** What the viewer may do. A source that tells nothing of the viewer decides by itself, so nothing is hidden. */
export function useMay(permission: Permission): boolean {
  return usePermission(permission) ?? false;
}

/** The same, and `undefined` while it is not known: what waits for it need not look forbidden first. */
export function usePermission(permission: Permission): boolean | undefined {
  const { tells, data } = useViewer();
  if (!tells) return true;
  return data && permissionScope(data.roles, permission) !== undefined;
}

/** Whether it is known what the viewer may do, or that nobody will say: what depends on it has its place from then on. */
export function useKnowsViewer(): boolean {
  const { tells, data, isError } = useViewer();
  return !tells || data !== undefined || isError;
}

/** How far a permission of the viewer's reaches; `undefined` while it is not known or they do not have it, `all` where no one tells. */
export function usePermissionScope(permission: Permission): PermissionScope | undefined {
  const { tells, data } = useViewer();
  return tells ? data && permissionScope(data.roles, permission) : 'all';
}

/** Who is looking, by their id: `undefined` while it is not known, empty where the source does not tell. */
export function useViewerId(): string | undefined {
  const { data } = useViewer();
  return useKnowsViewer() ? (data?.userId ?? '') : undefined;
}

/** By which id a source names whoever is looking in what they do: `viewer`, where it tells none; `undefined` while it is not known. */
export function useActorId(): string | undefined {
  const me = useViewerId();
  return me === '' ? 'viewer' : me;
}

/**
 * Whose drafts a browser keeps: those of this user of this partner, since people of several may use one origin. `undefined` while it
 * is not known; a source that does not tell has one for all who use it.
 */
export function useDraftOwner(): string | undefined {
  const { tells, data } = useViewer();
  if (tells && !data) return undefined;
  return JSON.stringify([data?.partnerId ?? null, data?.userId ?? null]);
}

/** The viewer's roles: none while they are not known, `undefined` where the source does not tell of the viewer. */
export function useViewerRoles(): readonly string[] | undefined {
  const { tells, data } = useViewer();
  return tells ? (data?.roles ?? []) : undefined;
}

function useViewer() {
  const { client } = usePartner();
  const tells = client.supports('viewer.get');
  const { data, isError } = useViewerQuery(tells);
  return { tells, data, isError };
}

/** The read of the viewer; where it asks for nothing it tells what others have asked for. */
export function useViewerQuery(enabled = false) {
  const { client } = usePartner();
  return useSourceQuery(['viewer'], (options) => client.viewer.get(options), {
    enabled,
    isPartnerWide: true,
    // until it is known much of a page is left out
    askAgainIn: (_, failure) => isPartnerError(failure) && failure.retryable && 10_000,
  });
}
